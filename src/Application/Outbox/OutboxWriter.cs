using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Outbox;

/// <summary>Where commands write what somebody must be told of, in their own transaction. Writes nothing where no mail is delivered.</summary>
internal sealed class OutboxWriter(IOrgAuthDb db, IUnitOfWork unitOfWork, IOptions<OrgAuthOptions> options, TimeProvider time)
{
    /// <summary>Whether anything that is written is delivered.</summary>
    public bool IsDelivered => options.Value.DeliverMail();

    public void Add(string kind, string subject)
    {
        if (IsDelivered)
            db.Outbox.Add(OutboxMessage.Of(kind, subject, time.Now()));
    }

    /// <summary>Drops what has not been delivered about <paramref name="subject"/>.</summary>
    public async Task WithdrawAsync(string kind, string subject, CancellationToken cancellationToken)
    {
        if (!IsDelivered)
            return;

        await unitOfWork.BeginAsync(cancellationToken);
        await db.Outbox.Where(message => message.Kind == kind && message.Subject == subject).ExecuteDeleteAsync(cancellationToken);
    }
}
