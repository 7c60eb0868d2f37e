using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OrgAuth.Api.DevPages;
using OrgAuth.Api.Endpoints;
using OrgAuth.Api.Errors;
using OrgAuth.Api.Limits;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api;

/// <summary>Maps OrgAuth's endpoints.</summary>
public static class OrgAuthRoutes
{
    internal const string ReadyTag = "orgauth-ready";

    /// <summary>
    /// Maps every endpoint of contract section 3 under <c>OrgAuth:BasePath</c>. Paths match exactly; anything else below it is 404.
    /// In development also the pages <c>/dev/mail</c> and <c>/accept-invitation</c>.
    /// </summary>
    public static RouteGroupBuilder MapOrgAuth(this IEndpointRouteBuilder app)
    {
        var options = app.ServiceProvider.GetRequiredService<IOptions<OrgAuthOptions>>().Value;
        var group = app.MapGroup(options.BasePath);
        if (options.RateLimiting.IsEnabled)
            group.AddEndpointFilter<RouteGroupBuilder, RateLimitFilter>();

        new WireRoutes(group, "Organizations").MapOrganizations();
        new WireRoutes(group, "Members").MapMembers();
        new WireRoutes(group, "Invitations").MapInvitations();
        new WireRoutes(group, "Users and sessions").MapUsersAndSessions();
        new WireRoutes(group, "Accounts").MapAccounts();
        new WireRoutes(group, "Addresses").MapAddresses();
        new WireRoutes(group, "Passwords").MapPasswords();
        group.MapPlain();
        group.Map("{**path}", (HttpContext context, ErrorWriter errors) => errors.WriteAsync(context, TransportErrors.RouteNotFound))
            .ExcludeFromDescription();
        app.MapDevPages(options);
        return group;
    }

    /// <summary>Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (so does the database).</summary>
    public static void MapOrgAuthHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
    }
}
