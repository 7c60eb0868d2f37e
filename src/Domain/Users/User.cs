using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <summary>A person who can sign in and belong to organizations.</summary>
public sealed partial class User
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 128;

    /// <summary>The longest image address, in characters.</summary>
    public const int MaxImageLength = 2048;

    private User(string id, string name, string email, bool emailVerified, string? image, DateTime createdAt, DateTime updatedAt)
    {
        Id = id;
        Name = name;
        Email = email;
        EmailVerified = emailVerified;
        Image = image;
        CreatedAt = createdAt;
        UpdatedAt = updatedAt;
    }

    /// <summary>The id; see <see cref="EntityId"/>.</summary>
    public string Id { get; }

    /// <summary>The name, trimmed.</summary>
    public string Name { get; private set; }

    /// <summary>The unique <see cref="Users.Email"/>.</summary>
    public string Email { get; private set; }

    /// <summary>Whether the mailbox was proven to be the user's.</summary>
    public bool EmailVerified { get; private set; }

    /// <summary>The address of a picture, if any.</summary>
    public string? Image { get; private set; }

    /// <summary>The hash of the password; never leaves the server. <c>null</c>: cannot sign in by password.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>When the user signed up (UTC).</summary>
    public DateTime CreatedAt { get; }

    /// <summary>When the profile last changed (UTC).</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>
    /// Changes with every change of the user, and when a rule about all of a user's memberships was relied on: the optimistic token and the row lock.
    /// </summary>
    public long Version { get; private set; }

    /// <summary>Signs somebody up with an address that is not verified yet.</summary>
    public static User SignUp(string name, Email email, string? image, string passwordHash, DateTime now) =>
        new(EntityId.New(now), name.Trim(), email.Value, emailVerified: false, image, now, now) { PasswordHash = passwordHash };

    /// <summary>Replaces the password's hash, for a new password or stronger parameters.</summary>
    public void SetPasswordHash(string passwordHash, DateTime now)
    {
        PasswordHash = passwordHash;
        Touch(now);
    }

    /// <summary>The mailbox was proven to be the user's.</summary>
    public void VerifyEmail(DateTime now)
    {
        EmailVerified = true;
        Touch(now);
    }

    /// <summary>Changes the address to one whose mailbox was proven to be the user's; its uniqueness is the caller's to check.</summary>
    public void ChangeEmail(Email email, DateTime now)
    {
        Email = email.Value;
        VerifyEmail(now);
    }

    /// <summary>Applies what <paramref name="changes"/> name.</summary>
    public void Update(UserChanges changes, DateTime now)
    {
        Name = changes.Name?.Trim() ?? Name;
        Image = changes.ChangesImage ? changes.Image : Image;
        Touch(now);
    }

    /// <summary>What others see of the user.</summary>
    public UserProfile ToProfile() => new(Id, Name, Email, EmailVerified, Image, CreatedAt, UpdatedAt);

    private void Touch(DateTime now)
    {
        UpdatedAt = now;
        Version++;
    }
}
