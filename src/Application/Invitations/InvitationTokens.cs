using System.Security.Cryptography;
using System.Text;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Invitations;

namespace OrgAuth.Application.Invitations;

/// <summary>
/// The tokens in mailed invitations. An invitation's id is known to whoever may list the organization's invitations; its token is known to
/// the mailbox only, so that whoever brings it reads the mails to the invited address.
/// </summary>
internal sealed class InvitationTokens(VerificationTokens tokens)
{
    public string Of(string invitationId) => tokens.Of($"invitation:{invitationId}");

    /// <summary>Whether <paramref name="token"/> is the invitation's, compared in constant time.</summary>
    public bool Prove(Invitation invitation, string? token) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Of(invitation.Id)));
}
