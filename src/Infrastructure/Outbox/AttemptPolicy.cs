using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;

namespace OrgAuth.Infrastructure.Outbox;

/// <summary>How long an attempt to deliver may take, when the next one is, and when there is none any more.</summary>
internal sealed class AttemptPolicy(IOptions<OrgAuthOptions> options, TimeProvider time)
{
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromMinutes(1);
    private readonly MailOptions mail = options.Value.Mail;

    public DateTime Now => time.Now();

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout => mail.Timeout;

    /// <summary>Until when a message is taken that is taken now: well over an attempt's time, as two nodes' clocks differ.</summary>
    public DateTime LeaseEnd => Now + (2 * mail.Timeout) + LeaseMargin;

    /// <summary>When a message is due that failed so often; <c>null</c>: never again.</summary>
    public DateTime? NextAttempt(int attempts) => attempts >= mail.MaxAttempts
        ? null
        : Now + Pause(attempts, mail.RetryDelay, mail.MaxRetryDelay, Random.Shared.NextDouble());

    /// <summary>
    /// The pause after so many attempts, in whole milliseconds: it doubles from <paramref name="first"/> to <paramref name="longest"/>, and
    /// <paramref name="chance"/>, from 0 to 1, takes up to a fifth off, so that what failed together is not tried together.
    /// </summary>
    public static TimeSpan Pause(int attempts, TimeSpan first, TimeSpan longest, double chance)
    {
        var pause = Math.Min(first.TotalMilliseconds * Math.Pow(2, attempts - 1), Math.Max(first.TotalMilliseconds, longest.TotalMilliseconds));
        return TimeSpan.FromMilliseconds((long)(pause * (1 - (0.2 * chance))));
    }
}
