using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Tests.Builders;

namespace OrgAuth.Application.Tests.Configuration;

public sealed class BuilderTests
{
    private readonly OrgAuthOptions options = new();

    [Fact]
    public void Builder_InTheContractsSentence_SetsTheOptions()
    {
        new OrganizationsBuilder(options)
            .AllowUserToCreateOrganization(false)
            .OrganizationLimit(5)
            .MembershipLimit(50)
            .CreatorRole("admin")
            .InvitationExpiresIn(TimeSpan.FromHours(1))
            .InvitationLimit(7)
            .DisableOrganizationDeletion()
            .CancelPendingInvitationsOnReInvite()
            .RequireEmailVerificationOnInvitation()
            .Role("editor", role => role.Allow("organization", "read").Allow("member", "read"));

        var expected = new OrgAuthOptions
        {
            AllowUserToCreateOrganization = false,
            OrganizationLimit = 5,
            MembershipLimit = 50,
            CreatorRole = "admin",
            InvitationExpiresIn = TimeSpan.FromHours(1),
            InvitationLimit = 7,
            DisableOrganizationDeletion = true,
            CancelPendingInvitationsOnReInvite = true,
            RequireEmailVerificationOnInvitation = true,
        };
        expected.Roles["editor"] = new() { ["organization"] = ["read"], ["member"] = ["read"] };
        options.Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void Builder_WithNulls_MeansUnlimited()
    {
        new OrganizationsBuilder(options).OrganizationLimit(null).MembershipLimit(null).InvitationLimit(null);

        (options.OrganizationLimit, options.MembershipLimit, options.InvitationLimit).Should().Be((null, null, null));
    }

    [Fact]
    public void Role_OfOneNameTwice_AddsUp()
    {
        new OrganizationsBuilder(options)
            .Role("editor", role => role.Allow("project", "read"))
            .Role("editor", role => role.Allow("project", "create"));

        options.Roles["editor"]["project"].Should().Equal("read", "create");
    }

    [Fact]
    public async Task AllowUserToCreateOrganization_ByADelegate_KeepsIt()
    {
        new OrganizationsBuilder(options).AllowUserToCreateOrganization((user, _) => ValueTask.FromResult(user.Name == "Ann"));

        (await options.MayCreateOrganization!(Given.User, default)).Should().BeTrue();
        (await options.MayCreateOrganization(Given.User with { Name = "Other" }, default)).Should().BeFalse();
    }

    [Fact]
    public void Builder_AfterTheConfiguration_HasTheLastWord()
    {
        var services = new ServiceCollection();
        services.AddOrgAuthApplication(_ => Given.Configuration(("MembershipLimit", "5"), ("InvitationLimit", "6")));
        services.Configure<OrgAuthOptions>(configured => new OrganizationsBuilder(configured).MembershipLimit(50));
        using var provider = services.BuildServiceProvider();

        var read = provider.GetRequiredService<IOptions<OrgAuthOptions>>().Value;

        (read.MembershipLimit, read.InvitationLimit).Should().Be((50, 6));
    }
}
