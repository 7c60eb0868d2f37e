using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using OrgAuth.Api;

namespace Projects;

internal static class ProjectEndpoints
{
    public static void MapProjects(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/projects", async (CreateProject request, IMediator mediator, CancellationToken cancellationToken) =>
            (await mediator.Send(request, cancellationToken)).ToHttp());

        app.MapGet("/api/projects", async (string? organizationId, IMediator mediator, CancellationToken cancellationToken) =>
            (await mediator.Send(new ListProjects(organizationId), cancellationToken)).ToHttp());
    }
}
