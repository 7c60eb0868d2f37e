using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api;

/// <summary><c>OrgAuth:BaseUrl</c>, or what the server listens on: a port of this machine, whatever its address is called.</summary>
internal sealed class ServerAddress(IOptions<OrgAuthOptions> options, IServer server) : IServerAddress
{
    private static readonly Uri Unknown = new("http://localhost");

    public Uri Origin => options.Value.BaseUrl is { } url ? new Uri(url) : Listening();

    private Uri Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
            return Unknown;

        var binding = BindingAddress.Parse(address);
        var host = binding.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : binding.Host;
        return new UriBuilder(binding.Scheme, host, binding.Port).Uri;
    }
}
