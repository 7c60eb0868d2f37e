namespace OrgAuth.Api.DevPages;

/// <summary>Pages for developers: kept by nobody, framed by nobody, telling nobody where their visitor comes from.</summary>
internal static class DevPage
{
    /// <param name="response">Where the page is written.</param>
    /// <param name="html">The page.</param>
    /// <param name="policy">What it may do: directives of its content security policy.</param>
    public static Task WriteAsync(HttpResponse response, string html, string policy)
    {
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; {policy}";
        return response.WriteAsync(html, response.HttpContext.RequestAborted);
    }

    /// <summary>The file of a page, as it was compiled in.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(DevPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
