using FluentValidation;
using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;

namespace Projects;

/// <summary>Creates a project in the named organization, or in the caller's active one.</summary>
public sealed record CreateProject(string Name, string? OrganizationId) : ICommand<Project>, IInOrganization
{
    public static AccessRule Access { get; } =
        AccessRule.Permission(new Permission("project", "create"), ProjectErrors.CreationDenied);

    public OrganizationReference Organization => OrganizationReference.IdOrActive(OrganizationId);

    /// <summary>Made with the request, so that a second attempt saves the same project and not another one.</summary>
    internal string Id { get; } = Guid.CreateVersion7().ToString("N");
}

internal sealed class CreateProjectValidator : AbstractValidator<CreateProject>
{
    public CreateProjectValidator() => RuleFor(request => request.Name).NotEmpty().MaximumLength(80);
}

internal sealed class CreateProjectHandler(ProjectStore projects, CallContext call) : IRequestHandler<CreateProject, Result<Project>>
{
    public Task<Result<Project>> Handle(CreateProject request, CancellationToken cancellationToken)
    {
        var project = new Project(request.Id, call.OrganizationId, request.Name);
        projects.Save(project);
        return Task.FromResult(Result.Success(project));
    }
}
