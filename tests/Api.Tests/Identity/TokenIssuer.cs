using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrgAuth.Api.Tests.Identity;

/// <summary>How an issuer answers questions for its metadata.</summary>
internal enum IssuerMood
{
    Well,
    Down,
    Garbage,
    Hanging,
    Impostor,
}

/// <summary>A token issuer on a port of this machine: metadata, keys, key rotation.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly CancellationTokenSource closing = new();
    private int questions;

    private TokenIssuer(WebApplication app) => this.app = app;

    /// <summary>What its tokens have as <c>iss</c>.</summary>
    public string Name => app.Urls.First();

    /// <summary>The keys it shows.</summary>
    public List<SigningKey> Keys { get; } = [SigningKey.Rsa("first")];

    public IssuerMood Mood { get; set; }

    /// <summary>How often it was asked for its metadata.</summary>
    public int Questions => Volatile.Read(ref questions);

    public static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var issuer = new TokenIssuer(app);
        app.MapGet("/.well-known/openid-configuration", issuer.TellAsync);
        app.MapGet("/keys", () => Results.Json(new { keys = issuer.Keys.Select(key => key.PublicKey) }));
        await app.StartAsync();
        return issuer;
    }

    /// <summary>What makes a host accept its tokens.</summary>
    public Dictionary<string, string?> Settings(bool trustEmail = false, int index = 0) => new()
    {
        [$"OrgAuth:Jwt:Issuers:{index}:Issuer"] = Name,
        [$"OrgAuth:Jwt:Issuers:{index}:Audiences"] = "orgauth",
        [$"OrgAuth:Jwt:Issuers:{index}:TrustEmail"] = trustEmail ? "true" : "false",
    };

    /// <summary>What it says of somebody; claims can be changed before they are signed.</summary>
    public Dictionary<string, object?> Claims(DateTimeOffset now, string subject = "ann", string? email = null) => new()
    {
        ["iss"] = Name,
        ["aud"] = "orgauth",
        ["sub"] = subject,
        ["iat"] = now.ToUnixTimeSeconds(),
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(10).ToUnixTimeSeconds(),
        ["sid"] = "one",
        ["email"] = email ?? $"{subject}@corp.example",
        ["email_verified"] = true,
        ["name"] = $"The {subject}",
        ["picture"] = "https://corp.example/picture.png",
    };

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await app.DisposeAsync();
        closing.Dispose();
    }

    private async Task<IResult> TellAsync()
    {
        Interlocked.Increment(ref questions);
        switch (Mood)
        {
            case IssuerMood.Down:
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            case IssuerMood.Garbage:
                return Results.Text("<html>This is no metadata</html>");
            case IssuerMood.Hanging:
                await Task.Delay(Timeout.Infinite, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            default:
                return Results.Json(new { issuer = Mood == IssuerMood.Impostor ? "https://else.example" : Name, jwks_uri = $"{Name}/keys" });
        }
    }
}
