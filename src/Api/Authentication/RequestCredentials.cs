using OrgAuth.Application.Abstractions;

namespace OrgAuth.Api.Authentication;

/// <summary>
/// What the present HTTP request brought along. A bearer token wins over the cookie (reference section 6). A cookie counts only if the
/// request passes the origin check, so that endpoints of a host's own are safe from forged requests too.
/// </summary>
internal sealed class RequestCredentials(IHttpContextAccessor accessor, SessionCookie cookie, OriginCheck origins) : ICredentials
{
    public const string OrganizationHeader = "X-Organization-Id";
    private const string BearerScheme = "Bearer ";
    private bool isRead;
    private string? token;

    public string? SessionToken
    {
        get
        {
            if (!isRead)
            {
                isRead = true;
                token = Read();
            }

            return token;
        }
    }

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

    private string? Read()
    {
        if (Context is not { } context)
            return null;

        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase))
        {
            var bearer = authorization[BearerScheme.Length..].Trim();
            if (!bearer.Contains('.', StringComparison.Ordinal))
                return bearer.Length > 0 ? bearer : null;

            if ((cookie.Verify(bearer) ?? cookie.Verify(Uri.UnescapeDataString(bearer))) is { } signed)
                return signed;
        }

        return origins.Check(context.Request) is null ? cookie.Read(context.Request) : null;
    }
}
