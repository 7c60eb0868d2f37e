namespace OrgAuth.Api.Endpoints;

internal static class Caching
{
    /// <summary>Answers are about a session and this moment; nobody keeps them.</summary>
    public static void ForbidCaching(this HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
    }
}
