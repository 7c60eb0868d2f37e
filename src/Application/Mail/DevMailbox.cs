using System.Collections.Concurrent;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Mail;

/// <summary>Keeps the last hundred mails in memory, for the page that shows them in development.</summary>
internal sealed class DevMailbox(TimeProvider time) : IEmailSender
{
    private const int Capacity = 100;
    private readonly ConcurrentQueue<DevMail> mails = new();

    /// <summary>What would have been sent, newest first.</summary>
    public IReadOnlyList<DevMail> Newest => [.. mails.Reverse()];

    public Task SendAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        mails.Enqueue(new DevMail(time.Now(), mail));
        while (mails.Count > Capacity)
            mails.TryDequeue(out _);

        return Task.CompletedTask;
    }
}

/// <summary>A mail that would have been sent.</summary>
internal sealed record DevMail(DateTime SentAt, MailMessage Mail);
