using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;

namespace Projects;

/// <summary>The projects of an organization, for its members.</summary>
public sealed record ListProjects(string? OrganizationId) : IQuery<IReadOnlyList<Project>>, IInOrganization
{
    public static AccessRule Access { get; } = AccessRule.Member;

    public OrganizationReference Organization => OrganizationReference.IdOrActive(OrganizationId);
}

internal sealed class ListProjectsHandler(ProjectStore projects, CallContext call)
    : IRequestHandler<ListProjects, Result<IReadOnlyList<Project>>>
{
    public Task<Result<IReadOnlyList<Project>>> Handle(ListProjects request, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success(projects.Of(call.OrganizationId)));
}
