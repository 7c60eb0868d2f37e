using OrgAuth.Domain.Access;

namespace OrgAuth.Domain.Tests.Access;

/// <summary>Contract section 2 and reference section 9.</summary>
public sealed class AccessModelTests
{
    private static readonly AccessModel Model = AccessModel.Create(new Dictionary<string, RolePermissions>
    {
        ["editor"] = new RolePermissions().Allow("organization", "read").Allow("member", "read").Allow("project", "create", "update"),
        ["admin"] = new RolePermissions().Allow("project", "create"),
    });

    [Theory]
    [InlineData("owner", "organization:update organization:delete member:create member:update member:delete invitation:create invitation:cancel")]
    [InlineData("admin", "organization:update member:create member:update member:delete invitation:create invitation:cancel")]
    [InlineData("member", "")]
    public void Allows_ForADefaultRole_GrantsWhatTheContractLists(string role, string granted)
    {
        var defaults = AccessModel.Create([]);
        var everything =
            from resource in new[] { "organization", "member", "invitation" }
            from action in new[] { "create", "read", "update", "delete", "cancel" }
            select new Permission(resource, action);

        var allowed = everything.Where(permission => defaults.Allows(RoleSet.Parse(role), permission));

        allowed.Select(permission => permission.ToString()).Should().BeEquivalentTo(granted.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Create_WithACustomRole_AddsItToTheDefaults()
    {
        Model.RoleNames.Should().BeEquivalentTo("owner", "admin", "member", "editor");
        Ask("editor", ("member", ["read"])).Should().BeTrue();
        Ask("editor", ("invitation", ["create"])).Should().BeFalse();
    }

    [Fact]
    public void Create_WithADefaultRolesName_AddsToItAndTakesNothingAway()
    {
        Ask("admin", ("project", ["create"]), ("member", ["delete"])).Should().BeTrue();
        Ask("owner", ("project", ["create"])).Should().BeFalse();
    }

    [Fact]
    public void Create_Twice_SharesNothing() =>
        AccessModel.Create([]).Allows(RoleSet.Parse("admin"), new Permission("project", "create")).Should().BeFalse();

    [Fact]
    public void Allows_WhatOnlyTwoRolesTogetherGrant_IsRefused()
    {
        Ask("editor,admin", ("project", ["update"]), ("member", ["delete"])).Should().BeFalse();
        Ask("editor,admin", ("project", ["create"]), ("member", ["delete"])).Should().BeTrue();
        Ask("editor,admin", ("project", ["create", "update"])).Should().BeTrue();
    }

    [Fact]
    public void Allows_AnEmptyQuestion_IsNo() => Ask("owner").Should().BeFalse();

    [Fact]
    public void Allows_AnEmptyListOfActions_IsNo()
    {
        Ask("owner", ("member", [])).Should().BeFalse();
        Ask("owner", ("organization", ["update"]), ("member", [])).Should().BeFalse();
    }

    [Theory]
    [InlineData("owner", "nothing", "create")]
    [InlineData("owner", "member", "fly")]
    [InlineData("owner", "Member", "create")]
    [InlineData("stranger", "member", "create")]
    public void Allows_WhatIsUnknown_IsNo(string role, string resource, string action)
    {
        Ask(role, (resource, [action])).Should().BeFalse();
        Model.Allows(RoleSet.Parse(role), new Permission(resource, action)).Should().BeFalse();
    }

    [Fact]
    public void Knows_ComparesWithCase()
    {
        Model.Knows("editor").Should().BeTrue();
        Model.Knows("Editor").Should().BeFalse();
    }

    [Fact]
    public void Allow_OfTheSameActionTwice_KeepsItOnce() =>
        new RolePermissions().Allow("project", "read").Allow("project", "read", "create")["project"].Should().Equal("read", "create");

    private static bool Ask(string roles, params (string Resource, string[] Actions)[] question) => Model.Allows(
        RoleSet.Parse(roles), question.ToDictionary(part => part.Resource, part => (IReadOnlyList<string>)part.Actions));
}
