using OrgAuth.Domain.Common;

namespace OrgAuth.Domain.Sessions;

/// <summary>Refusals because nobody is signed in, or not freshly. The reference words them differently from endpoint to endpoint (section 2).</summary>
public static class SessionErrors
{
    /// <summary>Nobody is signed in.</summary>
    public static readonly Error Required = Error.Unauthorized("UNAUTHORIZED", "Unauthorized");

    /// <summary>Nobody is signed in (create, delete): the reference answers without a body.</summary>
    public static readonly Error RequiredToOwn = Error.Unauthorized("UNAUTHORIZED", "Unauthorized");

    /// <summary>Nobody is signed in (update).</summary>
    public static readonly Error RequiredToUpdate = Error.Unauthorized("UNAUTHORIZED", "User not found");

    /// <summary>Nobody is signed in (get-invitation).</summary>
    public static readonly Error RequiredToViewInvitation = Error.Unauthorized("UNAUTHORIZED", "Not authenticated");

    /// <summary>Nobody is signed in (list-user-invitations).</summary>
    public static readonly Error RequiredToListInvitations =
        Error.Unauthorized("UNAUTHORIZED", "Missing session headers, or email query parameter.");

    /// <summary>The session was created too long ago for this (list-sessions).</summary>
    public static readonly Error NotFresh = Error.Forbidden("SESSION_NOT_FRESH", "Session is not fresh");
}
