using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Authentication;

/// <summary>
/// What the present HTTP request brought along. A bearer token wins over the cookie (reference section 6). A cookie counts only if the
/// request passes the origin check, so that endpoints of a host's own are safe from forged requests too. A bearer token in three parts is an identity
/// provider's, where there are any, and then the only credential.
/// </summary>
internal sealed class RequestCredentials(
    IHttpContextAccessor accessor, SessionCookie cookie, OriginCheck origins, IOptions<OrgAuthOptions> options) : ICredentials
{
    public const string OrganizationHeader = "X-Organization-Id";
    private const string BearerScheme = "Bearer ";
    private RequestTokens? tokens;

    public string? SessionToken => Tokens.Signed ?? Tokens.Unsigned;

    /// <summary>The session token, if the server signed it: nobody can make up another one.</summary>
    public string? SignedToken => Tokens.Signed;

    public string? IdentityToken => Tokens.Identity;

    public string? OrganizationId =>
        Context?.Request.Headers[OrganizationHeader].ToString() is { Length: > 0 } id ? id : null;

    public string IpAddress => Context?.Connection.RemoteIpAddress switch
    {
        null => string.Empty,
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        var address => address.ToString(),
    };

    public string UserAgent => Context?.Request.Headers.UserAgent.ToString() ?? string.Empty;

    private HttpContext? Context => accessor.HttpContext;

    private RequestTokens Tokens => tokens ??= Read();

    private RequestTokens Read()
    {
        if (Context is not { } context)
            return default;

        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase))
        {
            var bearer = authorization[BearerScheme.Length..].Trim();
            if (!bearer.Contains('.', StringComparison.Ordinal))
                return new(Unsigned: bearer.Length > 0 ? bearer : null);

            if (options.Value.Jwt.Issuers.Count > 0 && bearer.AsSpan().Count('.') == 2)
                return new(Identity: bearer);

            if ((cookie.Verify(bearer) ?? cookie.Verify(Uri.UnescapeDataString(bearer))) is { } signed)
                return new(Signed: signed);
        }

        return new(Signed: origins.Check(context.Request) is null ? cookie.Read(context.Request) : null);
    }
}

/// <summary>The tokens of a request, one at most.</summary>
internal readonly record struct RequestTokens(string? Signed = null, string? Unsigned = null, string? Identity = null);
