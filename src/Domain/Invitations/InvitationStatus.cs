namespace OrgAuth.Domain.Invitations;

/// <summary>The stages of an invitation, as the wire spells them (reference section 8).</summary>
public static class InvitationStatus
{
    /// <summary>Waiting for an answer; open only until it expires.</summary>
    public const string Pending = "pending";

    /// <summary>The invitee became a member.</summary>
    public const string Accepted = "accepted";

    /// <summary>The invitee declined.</summary>
    public const string Rejected = "rejected";

    /// <summary>The organization took it back.</summary>
    public const string Canceled = "canceled";
}
