using Microsoft.Extensions.DependencyInjection;
using Projects;

namespace OrgAuth.Extending.Tests;

/// <summary>A trusted back end: the host's own code, without a session.</summary>
public sealed class EnrollmentTests : IAsyncLifetime
{
    private RunningHost host = null!;
    private string organizationId = string.Empty;
    private string owner = string.Empty;

    private Enrollment Enrollment => host.Services.GetRequiredService<Enrollment>();

    public async ValueTask InitializeAsync()
    {
        host = await RunningHost.StartAsync();
        owner = await host.SignUpAsync("owner@example.com");
        organizationId = await host.CreateOrganizationAsync(owner, "acme");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Enroll_AUser_MakesAnEditorWhoMayCreateProjects()
    {
        var cookie = await host.SignUpAsync("new@example.com");
        var userId = (await host.GetAsync("/api/auth/get-session", cookie)).Json.GetProperty("user").GetProperty("id").GetString()!;
        (await Enrollment.MayCreateAsync(organizationId, userId, default)).Should().BeFalse();

        var enrolled = await Enrollment.EnrollAsync("acme", userId, default);

        enrolled.Value.Role.Should().Be("editor");
        (await Enrollment.MayCreateAsync(organizationId, userId, default)).Should().BeTrue();
        (await host.PostAsync("/api/projects", new { name = "Apollo", organizationId }, cookie)).Status.Should().Be(200);
    }

    [Fact]
    public async Task Enroll_IntoNothingOrNobody_IsRefusedByName()
    {
        (await Enrollment.EnrollAsync("nowhere", "nobody", default)).Error!.Code.Should().Be("ORGANIZATION_NOT_FOUND");
        (await Enrollment.EnrollAsync("acme", "nobody", default)).Error!.Code.Should().Be("USER_NOT_FOUND");
    }
}
