using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Mail;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Invitations;

/// <summary>The mail to somebody invited; none when the invitation is not open any more or whoever invited has left.</summary>
internal sealed class InvitationMail(IOrgAuthDb db, Links links, TimeProvider time) : IMailComposer
{
    public string Kind => OutboxKinds.MemberInvited;

    public async Task<MailDraft?> ComposeAsync(string subject, CancellationToken cancellationToken)
    {
        var found = await (
            from invitation in db.Invitations.AsNoTracking()
            join organization in db.Organizations on invitation.OrganizationId equals organization.Id
            join inviter in db.Users on invitation.InviterId equals inviter.Id
            where invitation.Id == subject && db.Members.Any(member => member.OrganizationId == organization.Id && member.UserId == inviter.Id)
            select new { Invitation = invitation, Organization = organization.Name, Inviter = inviter.Name, inviter.Email }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !found.Invitation.IsOpen(time.Now()))
            return null;

        return new MailDraft(found.Invitation.Email, "invitation", new Dictionary<string, string>
        {
            ["organization"] = found.Organization,
            ["inviter"] = found.Inviter,
            ["inviterEmail"] = found.Email,
            ["role"] = found.Invitation.Role.Replace(",", ", ", StringComparison.Ordinal),
            ["expiresAt"] = found.Invitation.ExpiresAt.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
            ["link"] = links.AcceptInvitation(subject).AbsoluteUri,
        });
    }
}
