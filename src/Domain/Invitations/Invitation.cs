using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Domain.Invitations;

/// <summary>An offer of membership to an e-mail address. At most one undecided per organization and address.</summary>
public sealed class Invitation
{
    private Invitation(
        string id, string organizationId, string email, string role, string status, string inviterId, DateTime expiresAt, DateTime createdAt)
    {
        Id = id;
        OrganizationId = organizationId;
        Email = email;
        Role = role;
        Status = status;
        InviterId = inviterId;
        ExpiresAt = expiresAt;
        CreatedAt = createdAt;
    }

    /// <summary>The id: a secret that only the invitee's mailbox and the organization's inviters see; see <see cref="Secrets.NewInvitationId"/>.</summary>
    public string Id { get; }

    /// <summary>The organization.</summary>
    public string OrganizationId { get; }

    /// <summary>The invitee's <see cref="Users.Email"/>.</summary>
    public string Email { get; }

    /// <summary>The offered roles as one comma-separated string.</summary>
    public string Role { get; }

    /// <summary>The stage; see <see cref="InvitationStatus"/>.</summary>
    public string Status { get; private set; }

    /// <summary>The user who invited.</summary>
    public string InviterId { get; }

    /// <summary>When it stops being open (UTC).</summary>
    public DateTime ExpiresAt { get; private set; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; }

    /// <summary>
    /// The address while undecided, else <c>null</c>: unique per organization, which keeps two undecided invitations to one address out
    /// of the database.
    /// </summary>
    public string? PendingEmail { get; private set; }

    /// <summary>The offered roles.</summary>
    public RoleSet Roles => RoleSet.Parse(Role);

    /// <summary>Whether it can be answered: pending and unexpired.</summary>
    public bool IsOpen(DateTime now) => Status == InvitationStatus.Pending && ExpiresAt > now;

    /// <summary>Whether it is addressed to <paramref name="user"/>.</summary>
    public bool IsFor(UserProfile user) => string.Equals(Email, user.Email, StringComparison.Ordinal);

    /// <summary>The invitee declines.</summary>
    public Result Reject(UserProfile invitee, DateTime now)
    {
        if (!IsOpen(now))
            return InvitationErrors.NothingToReject;

        if (!IsFor(invitee))
            return InvitationErrors.NotRecipient;

        Decide(InvitationStatus.Rejected);
        return Result.Success();
    }

    /// <summary>The organization takes it back; only while it is open (contract section 5, item 5).</summary>
    public Result Cancel(DateTime now)
    {
        if (!IsOpen(now))
            return InvitationErrors.NotFound;

        Decide(InvitationStatus.Canceled);
        return Result.Success();
    }

    internal static Invitation Create(string organizationId, Email email, RoleSet roles, string inviterId, TimeSpan lifetime, DateTime now) =>
        new(Secrets.NewInvitationId(), organizationId, email.Value, roles.ToString(), InvitationStatus.Pending, inviterId, now + lifetime, now)
        {
            PendingEmail = email.Value,
        };

    internal Result Accept(UserProfile invitee, DateTime now)
    {
        if (!IsOpen(now))
            return InvitationErrors.NotFound;

        if (!IsFor(invitee))
            return InvitationErrors.NotRecipient;

        Decide(InvitationStatus.Accepted);
        return Result.Success();
    }

    internal void Extend(TimeSpan lifetime, DateTime now) => ExpiresAt = now + lifetime;

    /// <summary>Frees the address for another invitation: an open one is canceled, an expired one keeps its stage.</summary>
    internal void MakeWay(DateTime now)
    {
        if (IsOpen(now))
            Decide(InvitationStatus.Canceled);
        else
            PendingEmail = null;
    }

    private void Decide(string status)
    {
        Status = status;
        PendingEmail = null;
    }
}
