using Microsoft.Extensions.DependencyInjection;
using Projects;

namespace OrgAuth.Extending.Tests;

/// <summary>The example of docs/extending.md, over HTTP.</summary>
public sealed class ProjectsTests : IAsyncLifetime
{
    private const string Path = "/api/projects";
    private RunningHost host = null!;
    private string owner = string.Empty;
    private string organizationId = string.Empty;

    public async ValueTask InitializeAsync()
    {
        host = await RunningHost.StartAsync();
        owner = await host.SignUpAsync("owner@example.com");
        organizationId = await host.CreateOrganizationAsync(owner, "acme");
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("admin")]
    [InlineData("editor")]
    public async Task Create_ByARoleThatMay_CreatesInTheActiveOrganization(string role)
    {
        var cookie = await host.JoinAsync(owner, organizationId, role);

        var created = await host.PostAsync(Path, new { name = "Apollo" }, cookie);
        var listed = await host.GetAsync(Path, owner);

        created.Status.Should().Be(200, created.Text);
        (created.Json.GetProperty("name").GetString(), created.Json.GetProperty("organizationId").GetString()).Should().Be(("Apollo", organizationId));
        listed.Text.Should().Be($"[{created.Text}]");
    }

    [Fact]
    public async Task Create_ByAnonymous_IsUnauthorized()
    {
        var reply = await host.PostAsync(Path, new { name = "Apollo", organizationId });

        (reply.Status, reply.Code, reply.ContentType).Should().Be((401, "UNAUTHORIZED", "application/problem+json"));
    }

    [Fact]
    public async Task Create_ByAPlainMember_IsForbidden()
    {
        var cookie = await host.JoinAsync(owner, organizationId, "member");

        var reply = await host.PostAsync(Path, new { name = "Apollo" }, cookie);

        (reply.Status, reply.Code).Should().Be((403, "YOU_ARE_NOT_ALLOWED_TO_CREATE_PROJECTS"));
        (await host.GetAsync(Path, owner)).Text.Should().Be("[]");
    }

    [Fact]
    public async Task Create_InAnotherTenantsOrganization_IsForbidden()
    {
        var stranger = await host.SignUpAsync("stranger@example.com");
        await host.CreateOrganizationAsync(stranger, "other");

        var reply = await host.PostAsync(Path, new { name = "Apollo", organizationId }, stranger);

        (reply.Status, reply.Code).Should().Be((403, "MEMBER_NOT_FOUND"));
        Stored().Should().BeEmpty();
    }

    [Fact]
    public async Task List_OfAnotherTenant_IsForbiddenAndOnesOwnShowsNothingOfIt()
    {
        await host.PostAsync(Path, new { name = "Apollo" }, owner);
        var stranger = await host.SignUpAsync("stranger@example.com");
        await host.CreateOrganizationAsync(stranger, "other");

        (await host.GetAsync($"{Path}?organizationId={organizationId}", stranger)).Status.Should().Be(403);
        (await host.GetAsync(Path, stranger)).Text.Should().Be("[]");
    }

    [Fact]
    public async Task List_OfNoOrganization_IsNotFound()
    {
        var reply = await host.GetAsync($"{Path}?organizationId=nowhere", owner);

        (reply.Status, reply.Code).Should().Be((404, "ORGANIZATION_NOT_FOUND"));
    }

    [Fact]
    public async Task Create_WithoutAName_NamesTheField()
    {
        var reply = await host.PostAsync(Path, new { organizationId }, owner);

        (reply.Status, reply.Code).Should().Be((400, "VALIDATION_ERROR"));
        reply.Json.GetProperty("message").GetString().Should().StartWith("[body.name] ");
        reply.Json.GetProperty("errors").GetProperty("name").GetArrayLength().Should().Be(1);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Create_FromAnotherSitesPage_CountsAsAnonymous(string? origin)
    {
        var reply = await host.PostAsync(Path, new { name = "Apollo", organizationId }, owner, origin);

        reply.Status.Should().Be(401);
        Stored().Should().BeEmpty();
    }

    [Fact]
    public async Task List_AfterSigningOut_DeletesTheCookies()
    {
        await host.PostAsync("/api/auth/sign-out", new { }, owner);

        var reply = await host.GetAsync(Path, owner);

        reply.Status.Should().Be(401);
        reply.Cookies.Should().HaveCount(3).And.OnlyContain(cookie => cookie.Contains("=; Max-Age=0;"));
    }

    [Fact]
    public async Task HasPermission_ForTheHostsOwnResource_KnowsIt()
    {
        var editor = await host.JoinAsync(owner, organizationId, "editor");
        var question = new { permissions = new { project = new[] { "create" } } };

        (await host.PostAsync("/api/auth/organization/has-permission", question, editor)).Json.GetProperty("success").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Create_InBetterAuthMode_IsRefusedInTheReferencesForm()
    {
        await using var other = await RunningHost.StartAsync("BetterAuth");
        var cookie = await other.SignUpAsync("owner@example.com");
        var id = await other.CreateOrganizationAsync(cookie, "acme");
        var member = await other.JoinAsync(cookie, id, "member");

        var reply = await other.PostAsync(Path, new { name = "Apollo" }, member);

        (reply.Status, reply.ContentType).Should().Be((403, "application/json"));
        reply.Text.Should().Be(
            """{"message":"You are not allowed to create projects in this organization","code":"YOU_ARE_NOT_ALLOWED_TO_CREATE_PROJECTS"}""");
    }

    private IReadOnlyList<Project> Stored() => host.Services.GetRequiredService<ProjectStore>().Of(organizationId);
}
