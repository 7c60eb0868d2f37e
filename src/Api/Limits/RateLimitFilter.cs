using OrgAuth.Api.Authentication;
using OrgAuth.Api.Errors;
using OrgAuth.Application.Sessions;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Limits;

/// <summary>
/// Refuses whoever asks for too much, before anything is read. A filter of OrgAuth's own endpoints, so that a host's rate limiter and the order of its
/// middleware have nothing to do with it.
/// </summary>
internal sealed class RateLimitFilter(RateLimits limits, ErrorWriter errors) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (limits.Count(await KeyOfAsync(http)) is not { } wait)
            return await next(context);

        await errors.WriteAsync(http, TransportErrors.TooManyRequests with { RetryAfter = wait });
        return Results.Empty;
    }

    private static async ValueTask<RateKey> KeyOfAsync(HttpContext http)
    {
        var route = http.GetEndpoint()?.Metadata.GetMetadata<RateRoute>() ?? RateRoute.None;
        var credentials = http.RequestServices.GetRequiredService<RequestCredentials>();
        return route.Policy == RatePolicy.Default
            ? new RateKey(route.Policy, string.Empty, await SessionOfAsync(http, credentials) ?? ClientNetwork.Of(credentials.IpAddress))
            : new RateKey(route.Policy, route.Path, ClientNetwork.Of(credentials.IpAddress));
    }

    /// <summary>
    /// The session that the request proves: with a token that nobody but the server or the identity provider can have signed. Anything else could be made
    /// up anew for each request.
    /// </summary>
    private static async ValueTask<string?> SessionOfAsync(HttpContext http, RequestCredentials credentials)
    {
        var hash = credentials switch
        {
            { SignedToken: { } token } => Secrets.HashToken(token),
            { IdentityToken: not null } => await http.RequestServices.GetRequiredService<Callers>().SessionHashAsync(http.RequestAborted),
            _ => null,
        };
        return hash is null ? null : Convert.ToHexString(hash);
    }
}

/// <summary>An endpoint's path below the base path, and the limit that holds there.</summary>
internal sealed record RateRoute(string Path)
{
    /// <summary>Paths below the base path, by their beginnings; what takes passwords and what sends mails is counted for each endpoint alone.</summary>
    private static readonly (string Prefix, RatePolicy Policy)[] Policies =
    [
        ("/sign-in", RatePolicy.SignIn),
        ("/sign-up", RatePolicy.SignIn),
        ("/change-password", RatePolicy.SignIn),
        ("/change-email", RatePolicy.SignIn),
        ("/verify-password", RatePolicy.SignIn),
        ("/reset-password", RatePolicy.SignIn),
        ("/delete-user", RatePolicy.SignIn),
        ("/request-password-reset", RatePolicy.Recovery),
        ("/send-verification-email", RatePolicy.Recovery),
    ];

    /// <summary>Everywhere else.</summary>
    public static readonly RateRoute None = new(string.Empty);

    public RatePolicy Policy { get; } = Policies.FirstOrDefault(entry => Path.StartsWith(entry.Prefix, StringComparison.Ordinal)).Policy;
}
