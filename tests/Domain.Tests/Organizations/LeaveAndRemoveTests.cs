using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Tests.Builders;

namespace OrgAuth.Domain.Tests.Organizations;

public sealed class LeaveAndRemoveTests
{
    private readonly Company company = new();

    [Fact]
    public void Leave_AsTheOnlyOwner_IsRefused()
    {
        _ = company.Join("a@example.com");

        Refuse(() => company.Organization.Leave(company.Creator), MemberErrors.OnlyOwner);
    }

    [Theory]
    [InlineData("owner", 1)]
    [InlineData("admin", 1)]
    [InlineData("member", 1)]
    public void Leave_WithAnOwnerLeft_LowersTheCounts(string role, int owners)
    {
        var member = company.Join("a@example.com", role);
        var version = company.Organization.Version;

        company.Organization.Leave(member).IsSuccess.Should().BeTrue();

        company.State.Should().Be((1, owners, version + 1));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("member")]
    public void Remove_OfAnOwnerBySomebodyElse_IsRefusedAsOnlyOwnerEvenIfThereAreTwo(string actor)
    {
        var owner = company.Join("a@example.com", "owner");

        Refuse(() => company.Organization.Remove(owner, Given.Actor(actor)), MemberErrors.OnlyOwner);
    }

    [Fact]
    public void Remove_OfTheLastOwnerByThemselves_IsRefused() =>
        Refuse(() => company.Organization.Remove(company.Creator, company.Owner), MemberErrors.OnlyOwner);

    [Fact]
    public void Remove_OfAnOwnerByAnotherOwner_Removes()
    {
        var owner = company.Join("a@example.com", "owner");

        company.Organization.Remove(company.Creator, Company.ActingAs(owner)).IsSuccess.Should().BeTrue();

        (company.Organization.MemberCount, company.Organization.OwnerCount).Should().Be((1, 1));
    }

    [Theory]
    [InlineData("member", false)]
    [InlineData("inviter", false)]
    [InlineData("remover", true)]
    [InlineData("admin", true)]
    public void Remove_OfAMember_TakesThePermission(string actor, bool allowed)
    {
        var member = company.Join("a@example.com");

        company.Organization.Remove(member, Given.Actor(actor)).Error.Should().Be(allowed ? null : MemberErrors.RemovalDenied);
        company.Organization.MemberCount.Should().Be(allowed ? 1 : 2);
    }

    [Fact]
    public void Remove_OfOneselfWithoutPermission_IsRefused()
    {
        var member = company.Join("a@example.com");

        Refuse(() => company.Organization.Remove(member, Company.ActingAs(member)), MemberErrors.RemovalDenied);
    }

    [Fact]
    public void Remove_OfAnOwnerByAnOwnerWhoseRoleMayNothing_IsRefused()
    {
        var other = new Company(creatorRole: "member");
        var second = other.Join("a@example.com");

        other.Organization.Remove(second, other.Owner).Error.Should().Be(MemberErrors.RemovalDenied);
    }

    [Fact]
    public void Remove_OfTheLastOwnerAfterTheFirstLeft_IsRefused()
    {
        var second = company.Join("a@example.com", "owner");
        company.Organization.Leave(company.Creator).IsSuccess.Should().BeTrue();

        Refuse(() => company.Organization.Leave(second), MemberErrors.OnlyOwner);
    }

    private void Refuse(Func<Result> act, Error error)
    {
        var state = company.State;

        act().Error.Should().Be(error);
        company.State.Should().Be(state);
    }
}
