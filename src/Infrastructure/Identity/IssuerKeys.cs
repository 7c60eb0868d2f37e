using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Infrastructure.Identity;

/// <summary>
/// An issuer's keys: those configured, or those that its metadata lead to. These are fetched when first needed, again when they are old and again when a
/// token names a key that is not among them, but never more often than <see cref="Pause"/> allows, whatever tokens name. While the issuer is away,
/// the keys that are known go on working for a day.
/// </summary>
internal sealed partial class IssuerKeys
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan FreshFor = TimeSpan.FromHours(1);
    public static readonly TimeSpan UsableFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Lock sync = new();
    private readonly JwtIssuer issuer;
    private readonly IDocumentRetriever documents;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private volatile KeySet known;
    private DateTimeOffset? askedAt;
    private Task asking = Task.CompletedTask;

    public IssuerKeys(JwtIssuer issuer, IDocumentRetriever documents, TimeProvider time, ILogger logger)
    {
        this.issuer = issuer;
        this.documents = documents;
        this.time = time;
        this.logger = logger;
        known = issuer.DiscoveryAddress is null
            ? new KeySet([.. issuer.SigningKeys.SelectMany(SigningKeys.Read)], DateTimeOffset.MaxValue)
            : new KeySet([], DateTimeOffset.MinValue);
    }

    /// <summary>The keys that may have signed a token which names this one, or none; waits only where none is known.</summary>
    public async ValueTask<IReadOnlyList<SecurityKey>> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        var age = time.GetUtcNow() - known.FetchedAt;
        if (age < UsableFor && known.Named(keyId) is { Count: > 0 } keys)
        {
            if (age >= FreshFor)
                _ = RefreshAsync();

            return keys;
        }

        await RefreshAsync().WaitAsync(cancellationToken);
        return time.GetUtcNow() - known.FetchedAt < UsableFor ? known.Named(keyId) : [];
    }

    /// <summary>Asks the issuer, unless it was asked just now; whoever comes meanwhile waits for the same answer.</summary>
    internal Task RefreshAsync()
    {
        lock (sync)
        {
            var now = time.GetUtcNow();
            if (issuer.DiscoveryAddress is not { } address || (askedAt is { } last && now - last < Pause))
                return asking;

            askedAt = now;
            return asking = Task.Run(() => AskAsync(address));
        }
    }

    private async Task AskAsync(string address)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, patience.Token);
            var keys = SigningKeys.Usable(metadata.SigningKeys).ToList();
            if (metadata.Issuer != issuer.Issuer || keys.Count == 0)
                LogUseless(issuer.Issuer);
            else
                known = new KeySet(keys, time.GetUtcNow());
        }
        catch (Exception exception)
        {
            LogAway(exception, issuer.Issuer);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of {Issuer} could not be fetched; those that are known go on working for a day.")]
    private partial void LogAway(Exception exception, string issuer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The metadata of {Issuer} are of another issuer or lead to no usable key.")]
    private partial void LogUseless(string issuer);

    /// <summary>Keys of one moment. One without a name may be any; a token that names none may be signed by any.</summary>
    private sealed record KeySet(IReadOnlyList<SecurityKey> Keys, DateTimeOffset FetchedAt)
    {
        public IReadOnlyList<SecurityKey> Named(string? keyId) =>
            string.IsNullOrEmpty(keyId) ? Keys : [.. Keys.Where(key => string.IsNullOrEmpty(key.KeyId) || key.KeyId == keyId)];
    }
}
