using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Users;

/// <summary>Keeps anybody from filling a mailbox with mails that anybody can ask for, from wherever they ask.</summary>
internal sealed class MailQuota(IThrottle throttle, IOptions<OrgAuthOptions> options)
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private readonly RateLimitingOptions limits = options.Value.RateLimiting;

    /// <summary>
    /// Counts a mail of one purpose to one mailbox. Ask before the command has locked or saved anything, for addresses that nobody has too, and answer
    /// the same either way.
    /// </summary>
    /// <returns>Whether it may be sent.</returns>
    public async Task<bool> TryTakeAsync(string purpose, string email, CancellationToken cancellationToken) => !limits.IsEnabled
        || await throttle.TryAddAsync(Secrets.HashOf("mail", purpose, email), limits.MailsPerHour, Period, cancellationToken);
}
