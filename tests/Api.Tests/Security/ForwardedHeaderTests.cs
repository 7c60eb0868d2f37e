using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Security;

/// <summary><c>X-Forwarded-For</c> counts only from configured proxies (contract section 5, item 11).</summary>
public sealed class ForwardedHeaderTests(TestHosts hosts)
{
    private const string Proxies = "10.0.0.5, 192.168.0.0/16";

    [Theory]
    [InlineData(null, "203.0.113.7", "198.51.100.1", "203.0.113.7")]
    [InlineData(Proxies, "203.0.113.7", "198.51.100.1", "203.0.113.7")]
    [InlineData(Proxies, "10.0.0.5", "198.51.100.1", "198.51.100.1")]
    [InlineData(Proxies, "192.168.7.7", "198.51.100.1", "198.51.100.1")]
    [InlineData(Proxies, "10.0.0.5", "6.6.6.6, 198.51.100.1, 192.168.1.1", "198.51.100.1")]
    [InlineData(Proxies, "10.0.0.5", "nonsense", "10.0.0.5")]
    [InlineData(Proxies, "10.0.0.5", null, "10.0.0.5")]
    [InlineData(Proxies, "::ffff:203.0.113.7", "198.51.100.1", "203.0.113.7")]
    public async Task IpAddress_BehindKnownOrUnknownProxies_IsTheFirstThatNobodyVouchedFor(string? proxies, string remote, string? forwarded, string expected)
    {
        await using var app = await hosts.StartAsync(
            Engine.Sqlite,
            new() { ["OrgAuth:KnownProxies"] = proxies },
            services => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new RemoteAddress(IPAddress.Parse(remote)))));
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/sign-up/email")
        {
            Content = JsonContent.Create(new { name = "New", email = "new@example.com", password = ApiUser.Password }),
        };
        if (forwarded is not null)
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwarded);

        var reply = await app.Anonymous().SendAsync(request).Expect(200);

        var user = new ApiUser(app.CreateClient(), string.Empty, string.Empty, reply.Cookies[0].Split(';')[0]);
        var session = (await user.GetAsync("/get-session").Expect(200)).Json.GetProperty("session");
        session.GetProperty("ipAddress").GetString().Should().Be(expected);
    }

    /// <summary>Gives connections an address, which the test server's have not.</summary>
    private sealed class RemoteAddress(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = address;
                return following(context);
            });
            next(app);
        };
    }
}
