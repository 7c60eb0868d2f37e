namespace OrgAuth.Api.Endpoints;

/// <summary>Paths match exactly, in their letters' case and without a slash at the end (reference section 1); routing alone is laxer.</summary>
internal static class ExactPath
{
    public static bool IsMatch(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint
        && string.Equals(endpoint.RoutePattern.RawText, context.Request.Path.Value, StringComparison.Ordinal);
}
