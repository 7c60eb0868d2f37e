using System.Collections.Concurrent;
using OrgAuth.Domain.Common;

namespace Projects;

/// <summary>A project of an organization.</summary>
public sealed record Project(string Id, string OrganizationId, string Name);

/// <summary>Refusals about projects.</summary>
public static class ProjectErrors
{
    /// <summary>The caller's roles do not allow to create projects.</summary>
    public static readonly Error CreationDenied =
        Error.Forbidden("YOU_ARE_NOT_ALLOWED_TO_CREATE_PROJECTS", "You are not allowed to create projects in this organization");
}

/// <summary>Where this host keeps projects; any store will do.</summary>
public sealed class ProjectStore
{
    private readonly ConcurrentDictionary<string, Project> projects = new();

    public void Save(Project project) => projects[project.Id] = project;

    public IReadOnlyList<Project> Of(string organizationId) =>
        [.. projects.Values.Where(project => project.OrganizationId == organizationId).OrderBy(project => project.Id)];
}
