using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Api.Tests.Replay.Scenarios;

namespace OrgAuth.Api.Tests.Replay;

/// <summary>The part of a trace that was recorded with certain options, with the scenario and the settings that it needs.</summary>
internal sealed record Recording(string Trace, Func<TestApp, Scenario> Scenario)
{
    private const string Default = "default options";

    /// <summary>The options as the recorder names them.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [Default];

    public Dictionary<string, string?> Settings { get; init; } = [];

    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    public static IReadOnlyList<Recording> All { get; } =
    [
        new("create", app => new CreateScenario(app)),
        new("update", app => new UpdateScenario(app)),
        new("delete", app => new TeamScenario(app)),
        new("check-slug", app => new TeamScenario(app)),
        new("set-active", app => new TeamScenario(app)),
        new("leave", app => new LeaveScenario(app)),
        new("list", app => new TeamScenario(app)),
        new("get-full-organization", app => new TeamScenario(app)),
        new("get-active-member", app => new GetActiveMemberScenario(app)),
        new("get-active-member-role", app => new TeamScenario(app)),
        new("list-members", app => new TeamScenario(app)),
        new("remove-member", app => new RemoveMemberScenario(app)),
        new("update-member-role", app => new UpdateMemberRoleScenario(app)),
        new("invite-member", app => new InviteMemberScenario(app)),
        new("accept-invitation", app => new AcceptInvitationScenario(app)),
        new("reject-invitation", app => new RejectInvitationScenario(app)),
        new("cancel-invitation", app => new CancelInvitationScenario(app)),
        new("get-invitation", app => new GuestScenario(app)),
        new("list-invitations", app => new ListInvitationsScenario(app)),
        new("list-user-invitations", app => new ListUserInvitationsScenario(app)),
        new("has-permission", app => new TeamScenario(app)),
        new("session-auth", app => new SessionScenario(app))
        {
            Servers = [Default, "bearer plugin"],
            Settings = new() { ["OrgAuth:KnownProxies"] = "127.0.0.1" },
            Aliases = SessionScenario.Aliases,
        },
        new("options", app => new OptionScenario(app, "limowner", "lim", "limp", "limq"))
        {
            Servers = ["organizationLimit 1, allowUserToCreateOrganization unset, membershipLimit 2, invitationLimit 2"],
            Settings = new() { ["OrgAuth:OrganizationLimit"] = "1", ["OrgAuth:MembershipLimit"] = "2", ["OrgAuth:InvitationLimit"] = "2" },
        },
        new("options", app => new OptionScenario(app))
        {
            Servers = ["allowUserToCreateOrganization false"],
            Settings = new() { ["OrgAuth:AllowUserToCreateOrganization"] = "false" },
        },
        new("options", app => new OptionScenario(app, "nd", "nd"))
        {
            Servers = ["disableOrganizationDeletion"],
            Settings = new() { ["OrgAuth:DisableOrganizationDeletion"] = "true" },
        },
        new("options", app => new OptionScenario(app, "vo", "v", "vw"))
        {
            Servers = ["requireEmailVerificationOnInvitation true"],
            Settings = new() { ["OrgAuth:RequireEmailVerificationOnInvitation"] = "true" },
        },
        new("options", app => new OptionScenario(app, "co2", "c"))
        {
            Servers = ["cancelPendingInvitationsOnReInvite true, invitationExpiresIn 60"],
            Settings = new() { ["OrgAuth:CancelPendingInvitationsOnReInvite"] = "true", ["OrgAuth:InvitationExpiresIn"] = "60" },
        },
        new("options", app => new OptionScenario(app))
        {
            Servers = ["creatorRole admin"],
            Settings = new() { ["OrgAuth:CreatorRole"] = "admin" },
        },
        new("options", app => new OptionScenario(app, "ck", "ck"))
        {
            Servers = ["custom roles (owner, admin, member extended with resource project; extra role auditor)"],
            Settings = new()
            {
                ["OrgAuth:Roles:owner:project"] = "create,share,update,delete",
                ["OrgAuth:Roles:admin:project"] = "create,share,update",
                ["OrgAuth:Roles:member:project"] = "share",
                ["OrgAuth:Roles:auditor:project"] = "share",
            },
        },
    ];

    /// <summary>Cases that are not replayed, and why.</summary>
    public static IReadOnlyList<(string Trace, string Server, string Reason)> LeftOut { get; } =
    [
        ("session-auth", "rate limit enabled (defaults)", "OrgAuth does not limit rates yet"),
    ];

    public IEnumerable<TraceCase> Cases => Replay.Trace.Read(Trace, Aliases).Where(turn => Servers.Contains(turn.Server));

    public override string ToString() => Servers[0] == Default ? Trace : $"{Trace}: {Servers[0]}";
}
