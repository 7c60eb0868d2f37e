using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Users;

/// <summary>Refusals of callers whose token is in order, but whom OrgAuth cannot take in as a user.</summary>
public static class IdentityErrors
{
    /// <summary>The token names no address that OrgAuth accepts, and its subject is not known yet.</summary>
    public static readonly Error EmailUnusable =
        Error.Forbidden("IDENTITY_EMAIL_UNUSABLE", "The token has no e-mail address that can be used");

    /// <summary>Another user has the token's address, and nothing proves that it is the same person.</summary>
    public static readonly Error EmailTaken =
        Error.Conflict("IDENTITY_EMAIL_TAKEN", "Another user has the e-mail address of the token");
}
