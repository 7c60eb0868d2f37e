using OrgAuth.Application.Abstractions;

namespace OrgAuth.Api.Authentication;

/// <summary>Writes the session cookies, and <c>set-auth-token</c> for bearers (reference section 6), when the response starts.</summary>
internal sealed class ResponseSessionCarrier(IHttpContextAccessor accessor, SessionCookie cookie) : ISessionCarrier
{
    private const string TokenHeader = "set-auth-token";
    private bool isHooked;
    private Action<HttpContext>? write;

    public void Issue(string token, bool isPersistent) => Say(context =>
    {
        cookie.Set(context, token, isPersistent);
        context.Response.Headers[TokenHeader] = cookie.Sign(token);
        context.Response.Headers.Append("Access-Control-Expose-Headers", TokenHeader);
    });

    public void Withdraw() => Say(cookie.Delete);

    public void Reset() => write = null;

    private void Say(Action<HttpContext> action)
    {
        write = action;
        if (isHooked || accessor.HttpContext is not { } context)
            return;

        isHooked = true;
        context.Response.OnStarting(() =>
        {
            write?.Invoke(context);
            return Task.CompletedTask;
        });
    }
}
