using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Limits;

/// <summary>Limits hold everywhere but in development, unless the configuration says otherwise.</summary>
internal sealed class RateLimitDefault(IHostEnvironment environment) : IPostConfigureOptions<OrgAuthOptions>
{
    public void PostConfigure(string? name, OrgAuthOptions options) => options.RateLimiting.Enabled ??= !environment.IsDevelopment();
}
