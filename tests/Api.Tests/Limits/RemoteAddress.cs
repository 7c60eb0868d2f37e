using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace OrgAuth.Api.Tests.Limits;

/// <summary>Lets each request say from which address it comes; the test server's connections have none.</summary>
internal sealed class RemoteAddress : IStartupFilter
{
    public const string Header = "X-Test-Address";

    public static void AddTo(IServiceCollection services) => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new RemoteAddress()));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            if (IPAddress.TryParse(context.Request.Headers[Header], out var address))
                context.Connection.RemoteIpAddress = address;

            return following(context);
        });
        next(app);
    };
}
