using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Abstractions;

/// <summary>
/// Who may send a request, with the refusals that the contract asks of its endpoint. Immutable: every method gives a changed copy.
/// </summary>
public sealed record AccessRule
{
    private AccessRule(AccessLevel level) => Level = level;

    /// <summary>Anybody; no session is looked at.</summary>
    public static AccessRule Anonymous { get; } = new(AccessLevel.Anonymous);

    /// <summary>Whoever has a valid session.</summary>
    public static AccessRule SignedIn { get; } = new(AccessLevel.SignedIn);

    /// <summary>Members of the organization that the request names (<see cref="IInOrganization"/>).</summary>
    public static AccessRule Member { get; } = new(AccessLevel.Member);

    /// <summary>The application's own code, by <see cref="Access.OrgAuthSystem"/>; nobody over HTTP.</summary>
    public static AccessRule System { get; } = new(AccessLevel.System);

    internal AccessLevel Level { get; }

    internal Permission? Needed { get; private init; }

    internal Error SignedOutError { get; private init; } = SessionErrors.Required;

    internal Error? NoOrganizationError { get; private init; } = OrganizationErrors.NoneActive;

    internal Error NoMemberError { get; private init; } = MemberErrors.CallerNotFound;

    internal Error? UnknownOrganizationError { get; private init; }

    internal Error? DeniedError { get; private init; }

    internal Func<object, OrgAuthOptions, Error?>? FirstCheck { get; private init; }

    internal Func<object, Error?>? MembershipPrecheck { get; private init; }

    internal bool LocksOrganization { get; private init; }

    internal bool IsConfirmedAtSave { get; private init; }

    internal bool IsLean { get; private init; }

    /// <summary>Members whose roles grant <paramref name="permission"/>; others are told <paramref name="denied"/>.</summary>
    public static AccessRule Permission(Permission permission, Error denied) =>
        new(AccessLevel.Member) { Needed = permission, DeniedError = denied };

    /// <summary>What callers without a session are told.</summary>
    public AccessRule SignedOut(Error error) => this with { SignedOutError = error };

    /// <summary>What is answered when no organization is named and none is active.</summary>
    public AccessRule NoOrganization(Error error) => this with { NoOrganizationError = error };

    /// <summary>The request may do without an organization; its handler then finds no membership.</summary>
    public AccessRule OrganizationOptional() => this with { NoOrganizationError = null };

    /// <summary>
    /// What callers who are no members are told. An organization that does not exist is answered alike, with the plain truth underneath
    /// for the <c>Documented</c> status mode, unless <see cref="UnknownOrganization"/> says otherwise.
    /// </summary>
    public AccessRule NotMember(Error error) => this with { NoMemberError = error };

    /// <summary>What is answered when the named organization, or the invitation that leads to it, does not exist.</summary>
    public AccessRule UnknownOrganization(Error error) => this with { UnknownOrganizationError = error };

    /// <summary>A check that comes before everything else, even the session.</summary>
    public AccessRule First<TRequest>(Func<TRequest, OrgAuthOptions, Error?> check) =>
        this with { FirstCheck = (request, options) => check((TRequest)request, options) };

    /// <summary>A check of the request itself that comes after the session and before the membership.</summary>
    public AccessRule BeforeMembership<TRequest>(Func<TRequest, Error?> check) =>
        this with { MembershipPrecheck = request => check((TRequest)request) };

    /// <summary>
    /// The command changes the organization or its memberships: it holds the organization's row from the access decision to the commit.
    /// Without this, a command holds the caller's membership only, so that members do not wait for each other.
    /// </summary>
    public AccessRule ChangesOrganization() => this with { LocksOrganization = true };

    /// <summary>
    /// The command locks nothing on its first attempt: that nothing changed since the access decision is found out when it saves, together
    /// with its own changes. Its handler loads the organization, or the caller's membership, and changes nothing in any other way.
    /// </summary>
    public AccessRule ConfirmedAtSave() => this with { IsConfirmedAtSave = true };

    /// <summary>
    /// The handler of a query needs the caller's membership only, or their organizations, and nothing of the user: of a caller who passes, no more is read
    /// (<see cref="LeanAccess"/>).
    /// </summary>
    internal AccessRule Lean() => this with { IsLean = true };
}

internal enum AccessLevel
{
    Anonymous,
    System,
    SignedIn,
    Member,
}
