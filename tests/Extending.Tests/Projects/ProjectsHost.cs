using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api;
using OrgAuth.Application;

namespace Projects;

/// <summary>What would be the host's Program.cs, up to the line that runs it.</summary>
internal static class ProjectsHost
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOrgAuth(builder.Configuration, organizations => organizations
            .Role("owner", role => role.Allow("project", "create"))
            .Role("admin", role => role.Allow("project", "create"))
            .Role("editor", role => role.Allow("project", "create")));
        builder.Services.AddOrgAuthUseCases(typeof(CreateProject).Assembly);
        builder.Services.AddSingleton<ProjectStore>();
        builder.Services.AddSingleton<Enrollment>();

        var app = builder.Build();
        app.MapOrgAuth();
        app.MapProjects();
        return app;
    }
}
