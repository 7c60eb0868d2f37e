using OrgAuth.Api.Errors;
using OrgAuth.Domain.Common;
using HttpResult = Microsoft.AspNetCore.Http.IResult;

namespace OrgAuth.Api;

/// <summary>Answers HTTP with a use case's result, in endpoints of a host's own (docs/extending.md).</summary>
public static class ResultHttp
{
    /// <summary>
    /// A value is answered with 200, as JSON under the host's own settings; a refusal with the status and body of the configured mode
    /// (contract section 4), one that the host declares with the status of its kind: 400, 401, 403, 404 or 409.
    /// </summary>
    public static HttpResult ToHttp<T>(this Result<T> result) => new Reply<T>(result);

    private sealed class Reply<T>(Result<T> result) : HttpResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (result.IsSuccess)
                return TypedResults.Json(result.Value).ExecuteAsync(httpContext);

            var errors = httpContext.RequestServices.GetRequiredService<ErrorWriter>();
            return result.Error is { } error
                ? errors.WriteAsync(httpContext, error)
                : errors.WriteAsync(httpContext, result.ValidationErrors, HttpMethods.IsGet(httpContext.Request.Method) ? "query" : "body");
        }
    }
}
