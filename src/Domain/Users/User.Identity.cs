using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <content>Users whom an identity provider vouches for.</content>
public sealed partial class User
{
    /// <summary>Makes a user of what an identity provider says; there is no password to sign in with.</summary>
    public static User FromIdentity(IdentityProfile profile, Email email, DateTime now) =>
        new(EntityId.New(now), profile.Name ?? email.Value, email.Value, profile.EmailVerified, profile.Image, now, now);

    /// <summary>Takes over what an identity provider says; where it says nothing, everything stays.</summary>
    public void Follow(IdentityProfile profile, DateTime now)
    {
        if (profile.Email is { } email)
        {
            EmailVerified = profile.EmailVerified || (EmailVerified && email.Value == Email);
            Email = email.Value;
        }

        Name = profile.Name ?? Name;
        Image = profile.Image ?? Image;
        UpdatedAt = now;
    }
}
