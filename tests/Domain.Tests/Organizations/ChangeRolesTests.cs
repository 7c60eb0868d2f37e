using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Tests.Builders;

namespace OrgAuth.Domain.Tests.Organizations;

/// <summary>Reference section 11.13 in the order of 1.7.25: owners, the last owner, permission, then the names of the roles.</summary>
public sealed class ChangeRolesTests
{
    private readonly Company company = new();
    private readonly Member member;

    public ChangeRolesTests() => member = company.Join("a@example.com");

    [Theory]
    [InlineData("admin")]
    [InlineData("member")]
    public void ChangeRoles_OfAnOwnerByANonOwner_IsRefusedFirst(string actor) =>
        Refuse(company.Creator, "nonsense", Given.Actor(actor), MemberErrors.UpdateDenied);

    [Theory]
    [InlineData("owner")]
    [InlineData("admin,owner")]
    public void ChangeRoles_ToOwnerByAnAdmin_IsRefused(string roles) =>
        Refuse(member, roles, Given.Actor("admin"), MemberErrors.UpdateDenied);

    [Fact]
    public void ChangeRoles_OfTheLastOwner_IsRefusedBeforeTheNames() =>
        Refuse(company.Creator, "nonsense", company.Owner, MemberErrors.WithoutOwner);

    [Theory]
    [InlineData("member")]
    [InlineData("inviter")]
    [InlineData("remover")]
    public void ChangeRoles_WithoutPermission_IsRefusedBeforeTheNames(string actor) =>
        Refuse(member, "nonsense", Given.Actor(actor), MemberErrors.UpdateDenied);

    [Fact]
    public void ChangeRoles_ToUnknownRoles_NamesThem() =>
        Refuse(member, "x,member,y", Given.Actor("admin"), AccessErrors.NewRoleUnknown with { Message = "ROLE_NOT_FOUND: x, y" });

    [Fact]
    public void ChangeRoles_ByAnAdmin_ChangesTheRolesAndBothVersions()
    {
        var version = company.Organization.Version;

        company.Organization.ChangeRoles(member, Company.Roles("inviter, member"), Given.Actor("admin")).IsSuccess.Should().BeTrue();

        member.Role.Should().Be("inviter,member");
        member.Version.Should().Be(1);
        company.State.Should().Be((2, 1, version + 1));
    }

    [Fact]
    public void ChangeRoles_ToOwnerAndBack_KeepsTheCountOfOwners()
    {
        company.Organization.ChangeRoles(member, Company.Roles("owner"), company.Owner).IsSuccess.Should().BeTrue();
        company.Organization.OwnerCount.Should().Be(2);

        company.Organization.ChangeRoles(company.Creator, Company.Roles("admin"), company.Owner).IsSuccess.Should().BeTrue();
        company.Organization.OwnerCount.Should().Be(1);
    }

    [Fact]
    public void ChangeRoles_OfTheLastOwnerKeepingTheRole_IsAllowed()
    {
        company.Organization.ChangeRoles(company.Creator, Company.Roles("owner,admin"), company.Owner).IsSuccess.Should().BeTrue();

        company.Organization.OwnerCount.Should().Be(1);
    }

    [Fact]
    public void ChangeRoles_ByAnOwnerWhoseRoleMayNothing_IsAllowed()
    {
        var other = new Company(creatorRole: "member");
        var admin = other.Join("b@example.com", "admin");

        other.Organization.ChangeRoles(admin, Company.Roles("inviter"), other.Owner).IsSuccess.Should().BeTrue();
    }

    private void Refuse(Member target, string roles, Actor actor, Error error)
    {
        var (state, before) = (company.State, target.Role);

        company.Organization.ChangeRoles(target, Company.Roles(roles), actor).Error.Should().Be(error);
        target.Role.Should().Be(before);
        company.State.Should().Be(state);
    }
}
