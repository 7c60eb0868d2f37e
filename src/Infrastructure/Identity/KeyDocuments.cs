using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Protocols;

namespace OrgAuth.Infrastructure.Identity;

/// <summary>
/// Fetches metadata and keys: over https only (in development also over http from this machine), not from elsewhere than told, and not without end.
/// </summary>
internal sealed class KeyDocuments(IHostEnvironment environment) : IDocumentRetriever, IDisposable
{
    private const int MaxBytes = 1024 * 1024;

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        MaxResponseContentBufferSize = MaxBytes,
    };

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        var uri = new Uri(address, UriKind.Absolute);
        if (uri.Scheme != Uri.UriSchemeHttps && !(environment.IsDevelopment() && uri.IsLoopback))
            throw new HttpRequestException($"{uri.GetLeftPart(UriPartial.Path)} is not an https address.");

        return await http.GetStringAsync(uri, cancel);
    }

    public void Dispose() => http.Dispose();
}
