using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <summary>What an identity provider says of a user, as far as OrgAuth can take it; <c>null</c> where it says nothing of use.</summary>
public sealed record IdentityProfile
{
    private IdentityProfile(Email? email, bool emailVerified, string? name, string? image)
    {
        Email = email;
        EmailVerified = emailVerified;
        Name = name;
        Image = image;
    }

    /// <summary>The address.</summary>
    public Email? Email { get; }

    /// <summary>Whether the mailbox is the user's, on the word of a provider that is trusted to know.</summary>
    public bool EmailVerified { get; }

    /// <summary>The name, trimmed and cut to its longest length.</summary>
    public string? Name { get; }

    /// <summary>The http or https address of a picture.</summary>
    public string? Image { get; }

    /// <summary>Takes what can be taken. Only an address that is none is refused: everything else can be done without.</summary>
    public static Result<IdentityProfile> Read(string? email, bool emailVerified, string? name, string? image)
    {
        Email? address = null;
        if (email is not null && !Users.Email.TryCreate(email, out address))
            return IdentityErrors.EmailUnusable;

        return new IdentityProfile(address, emailVerified && address is not null, NameOf(name), ImageOf(image));
    }

    /// <summary>Whether it says anything that is not known of the user yet.</summary>
    public bool IsNewsOf(UserProfile user) =>
        (Email is not null && Email.Value != user.Email)
        || (EmailVerified && !user.EmailVerified)
        || (Name is not null && Name != user.Name)
        || (Image is not null && Image != user.Image);

    private static string? NameOf(string? text)
    {
        var name = text?.Trim() ?? string.Empty;
        if (name.Length == 0 || name.Any(char.IsControl))
            return null;

        return name.Length <= User.MaxNameLength ? name : Cut(name);
    }

    /// <summary>Not through the middle of a character.</summary>
    private static string Cut(string name)
    {
        var length = char.IsHighSurrogate(name[User.MaxNameLength - 1]) ? User.MaxNameLength - 1 : User.MaxNameLength;
        return name[..length].TrimEnd();
    }

    private static string? ImageOf(string? text) =>
        text is { Length: <= User.MaxImageLength }
        && !text.Any(char.IsControl)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? text
            : null;
}
