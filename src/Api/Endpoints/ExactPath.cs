namespace OrgAuth.Api.Endpoints;

/// <summary>Paths match exactly, in their letters' case and without a slash at the end (reference section 1); routing alone is laxer.</summary>
internal static class ExactPath
{
    public static bool IsMatch(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
            return false;

        if (endpoint.RoutePattern.RawText == context.Request.Path.Value)
            return true;

        var pattern = endpoint.RoutePattern.RawText!.Split('/');
        var path = context.Request.Path.Value!.Split('/');
        return pattern.Length == path.Length && pattern.Zip(path).All(part => part.First.StartsWith('{')
            ? part.Second.Length > 0
            : string.Equals(part.First, part.Second, StringComparison.Ordinal));
    }
}
