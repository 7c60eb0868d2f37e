using OrgAuth.Domain.Access;

namespace OrgAuth.Domain.Tests.Access;

public sealed class RoleSetTests
{
    [Theory]
    [InlineData("member", "member")]
    [InlineData(" admin , member ", "admin,member")]
    [InlineData("member,admin,member", "member,admin")]
    [InlineData(",,admin,,", "admin")]
    [InlineData("Admin,admin", "Admin,admin")]
    public void TryCreate_WithNames_TrimsAndDropsDuplicatesInOrder(string given, string stored)
    {
        RoleSet.TryCreate([given], out var roles).Should().BeTrue();
        roles!.ToString().Should().Be(stored);
    }

    [Fact]
    public void TryCreate_WithSeveralValues_JoinsThem()
    {
        RoleSet.TryCreate(["admin", "member, admin"], out var roles).Should().BeTrue();
        roles!.Names.Should().Equal("admin", "member");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" , ")]
    public void TryCreate_WithoutAName_Refuses(string given) => RoleSet.TryCreate([given], out _).Should().BeFalse();

    [Fact]
    public void TryCreate_WithoutAValue_Refuses() => RoleSet.TryCreate([], out _).Should().BeFalse();

    [Fact]
    public void Parse_WithoutAName_Throws()
    {
        var act = () => RoleSet.Parse(" ");

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Contains_ComparesWholeNamesWithCase()
    {
        var roles = RoleSet.Parse("admin,co-owner");

        roles.Contains("co-owner").Should().BeTrue();
        roles.Contains("owner").Should().BeFalse();
        roles.Contains("Admin").Should().BeFalse();
    }
}
