using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Mail;
using OrgAuth.Application.Outbox;

namespace OrgAuth.Application.Users;

/// <summary>Tells a user that somebody signed up with the user's address again.</summary>
internal sealed class SignUpRepeatedMail(IOrgAuthDb db) : IMailComposer
{
    public string Kind => OutboxKinds.SignUpRepeated;

    public async Task<MailDraft?> ComposeAsync(string subject, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == subject, cancellationToken);
        return user is null ? null : new MailDraft(
            user.Email, "sign-up-repeated", new Dictionary<string, string> { ["email"] = user.Email });
    }
}
