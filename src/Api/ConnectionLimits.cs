using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OrgAuth.Api;

/// <summary>What one client may take of the server: no more than OrgAuth's requests need, and not slower than anybody's line.</summary>
internal static class ConnectionLimits
{
    /// <summary>
    /// More than <see cref="Wire.WireBody.MaxBytes"/>: what is somewhat too large is read to its end and refused with 413, which a client that is cut off
    /// in the middle of sending might never see.
    /// </summary>
    private const long MaxBodyBytes = 1024 * 1024;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Sets the limits, each of which <c>Kestrel:Limits</c> may set otherwise.</summary>
    public static void LimitConnections(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
        });
        builder.Services.Configure<KestrelServerOptions>(builder.Configuration.GetSection("Kestrel"));
    }
}
