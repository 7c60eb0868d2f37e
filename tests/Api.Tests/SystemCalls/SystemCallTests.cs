using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Access;
using OrgAuth.Application.Members;
using OrgAuth.Application.Organizations;
using OrgAuth.Application.Users;

namespace OrgAuth.Api.Tests.SystemCalls;

/// <summary>What the application's own code may do without a session, and that nobody else may.</summary>
public sealed class SystemCallTests(TestHosts hosts)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Update = new() { ["organization"] = ["update"] };

    [Theory]
    [EveryEngine]
    public async Task AddMember_WithoutInvitation_MakesAMemberWhoMayAtOnce(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var tenant = await Tenant.CreateAsync(app);

        var added = await SystemOf(app).SendAsync(new AddMember(tenant.Id, tenant.Stranger.Id, ["admin", "member"]));

        added.Value.Role.Should().Be("admin,member");
        await tenant.Stranger.PostAsync("/organization/update", new { organizationId = tenant.Id, data = new { name = "Renamed" } }).Expect(200);
        await using var db = app.OpenDatabase();
        (await db.Organizations.SingleAsync(o => o.Id == tenant.Id)).MemberCount.Should().Be(4);
    }

    [Theory]
    [EveryEngine]
    public async Task AddMember_ThatBreaksARule_IsRefusedAndChangesNothing(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:MembershipLimit"] = "3", ["OrgAuth:OrganizationLimit"] = "1" });
        var tenant = await Tenant.CreateAsync(app);
        var before = await tenant.ReadStateAsync();
        (AddMember Request, string Code)[] refused =
        [
            (new(tenant.Id, tenant.Member.Id, ["member"]), "USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION"),
            (new(tenant.Id, tenant.Guest.Id, ["member"]), "ORGANIZATION_MEMBERSHIP_LIMIT_REACHED"),
            (new(tenant.StrangersId, tenant.Member.Id, ["member"]), "YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS"),
            (new(tenant.StrangersId, tenant.Guest.Id, ["made-up"]), "ROLE_NOT_FOUND"),
            (new(tenant.StrangersId, tenant.Guest.Id, [" , "]), "ROLE_NOT_FOUND"),
            (new("nowhere", tenant.Guest.Id, ["member"]), "ORGANIZATION_NOT_FOUND"),
            (new(tenant.StrangersId, "nobody", ["member"]), "USER_NOT_FOUND"),
        ];

        foreach (var (request, code) in refused)
            (await SystemOf(app).SendAsync(request)).Error!.Code.Should().Be(code);

        (await tenant.ReadStateAsync()).Should().Be(before);
    }

    [Theory]
    [EveryEngine]
    public async Task AddMember_TwentyForFourFreeSeatsOverTwoNodes_FillsExactlyFour(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:MembershipLimit"] = "5" });
        await using var other = app.StartAnotherNode();
        var organization = await (await app.SignUpAsync("owner")).CreateOrganizationAsync();
        var users = new List<ApiUser>();
        for (var index = 0; index < 20; index++)
            users.Add(await app.SignUpAsync("racer"));

        var results = await Task.WhenAll(users.Select((user, index) => Task.Run(() =>
            SystemOf(index % 2 == 0 ? app : other).SendAsync(new AddMember(organization, user.Id, ["member"])))));

        results.Count(result => result.IsSuccess).Should().Be(4);
        results.Where(result => !result.IsSuccess).Should().OnlyContain(result => result.Error!.Code == "ORGANIZATION_MEMBERSHIP_LIMIT_REACHED");
        await using var db = app.OpenDatabase();
        (await db.Members.CountAsync(member => member.OrganizationId == organization)).Should().Be(5);
        (await db.Organizations.SingleAsync(o => o.Id == organization)).MemberCount.Should().Be(5);
    }

    [Theory]
    [EveryEngine]
    public async Task Questions_AboutAnybody_AreAnswered(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine);
        var tenant = await Tenant.CreateAsync(app);
        var system = SystemOf(app);

        (await system.SendAsync(new CheckPermission(tenant.Id, tenant.Admin.Id, Update))).Value.Should().BeTrue();
        (await system.SendAsync(new CheckPermission(tenant.Id, tenant.Member.Id, Update))).Value.Should().BeFalse();
        (await system.SendAsync(new CheckPermission(tenant.Id, tenant.Stranger.Id, Update))).Value.Should().BeFalse();
        (await system.SendAsync(new FindOrganization(OrganizationSlug: tenant.Slug))).Value.Id.Should().Be(tenant.Id);
        (await system.SendAsync(new FindOrganization(tenant.Id))).Value.Slug.Should().Be(tenant.Slug);
        (await system.SendAsync(new FindOrganization())).Error!.Code.Should().Be("ORGANIZATION_NOT_FOUND");
        (await system.SendAsync(new ListAllOrganizations(Limit: 1))).Value.Select(o => o.Id).Should().Equal(tenant.Id);
        (await system.SendAsync(new ListAllOrganizations(After: tenant.Id))).Value.Select(o => o.Id).Should().Equal(tenant.StrangersId);
        (await system.SendAsync(new ListAllOrganizations(Limit: 0))).ValidationErrors.Should().ContainSingle();
    }

    [Fact]
    public async Task SystemRequests_SentWithinAnHttpRequest_AreRefused()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite, configure: services =>
            services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new Backdoor())));
        var owner = await app.SignUpAsync("owner");
        var organization = await owner.CreateOrganizationAsync();

        var reply = await owner.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/backdoor?organization={organization}&user={owner.Id}"));

        reply.Text.Should().Be("SYSTEM_ONLY SYSTEM_ONLY SYSTEM_ONLY SYSTEM_ONLY");
    }

    [Fact]
    public async Task UsersRequests_SentBySystem_AreRefusedAsIfNobodyWereSignedIn()
    {
        await using var app = await hosts.StartAsync(Engine.Sqlite);
        var system = SystemOf(app);

        (await system.SendAsync(new ListOrganizations(null, null))).Error!.Code.Should().Be("UNAUTHORIZED");
        (await system.SendAsync(new SignUp("New", "new@example.com", "password123", null, null))).Error!.Code.Should().Be("UNAUTHORIZED");
        await using var db = app.OpenDatabase();
        (await db.Users.AnyAsync()).Should().BeFalse();
    }

    private static OrgAuthSystem SystemOf(TestApp app) => app.Services.GetRequiredService<OrgAuthSystem>();

    /// <summary>An endpoint of a careless host, which sends system requests as if they were anybody's.</summary>
    private sealed class Backdoor : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map("/backdoor", branch => branch.Run(SendAllAsync));
            next(app);
        };

        private static async Task SendAllAsync(HttpContext context)
        {
            var mediator = context.RequestServices.GetRequiredService<IMediator>();
            var (organization, user) = (context.Request.Query["organization"].ToString(), context.Request.Query["user"].ToString());
            Domain.Common.IResult[] results =
            [
                await mediator.Send(new AddMember(organization, user, ["owner"])),
                await mediator.Send(new CheckPermission(organization, user, Update)),
                await mediator.Send(new ListAllOrganizations()),
                await mediator.Send(new FindOrganization(organization)),
            ];
            await context.Response.WriteAsync(string.Join(' ', results.Select(result => result.Error?.Code)));
        }
    }
}
