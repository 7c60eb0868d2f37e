namespace OrgAuth.Domain.Invitations;

/// <summary>The conditions under which an invitation is made.</summary>
/// <param name="Lifetime">How long it stays open.</param>
/// <param name="Limit">Most open invitations an organization may have; <c>null</c> = unlimited.</param>
/// <param name="Resend">An open invitation to the same address is prolonged instead of refused.</param>
/// <param name="ReplacePending">An open invitation to the same address is canceled instead of refused.</param>
public sealed record InvitationTerms(TimeSpan Lifetime, int? Limit, bool Resend, bool ReplacePending);
