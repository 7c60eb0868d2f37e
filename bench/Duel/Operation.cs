using System.Text.Json;
using OrgAuth.Bench.Kit;

namespace OrgAuth.Bench.Duel;

/// <summary>What is measured.</summary>
/// <param name="Name">The endpoint's name.</param>
/// <param name="Writes">It changes data, which is put back before the next run.</param>
/// <param name="Requests">The requests, repeated from the start when they run out.</param>
internal sealed record Operation(string Name, bool Writes, Func<SeedData, IEnumerable<Request>> Requests)
{
    private const string BasePath = "/api/auth";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("get-session", Writes: false, data => SeedData.Callers.Select(n => Get(data, n, "/get-session"))),
        new("has-permission", Writes: false, data => SeedData.Callers.Select(n =>
            Post(data, n, "/organization/has-permission", new { permissions = new { member = new[] { "update" } } }))),
        new("get-active-member", Writes: false, data => SeedData.Callers.Select(n => Get(data, n, "/organization/get-active-member"))),
        new("list", Writes: false, data => SeedData.Callers.Select(n => Get(data, n, "/organization/list"))),
        new("list-members", Writes: false, data => SeedData.Callers.Select(n => Get(data, n, "/organization/list-members?limit=100"))),
        new("set-active", Writes: true, data => SeedData.Callers.Select(n => SetActive(data, n, n))
            .Concat(SeedData.Callers.Select(n => SetActive(data, n, 0)))),
        new("invite-member", Writes: true, data => data.Guests.Select(guest => Invite(data, guest % SeedData.CallerCount + 1, guest))),
        new("accept-invitation", Writes: true, data => data.Guests.Select(guest =>
            Post(data, guest, "/organization/accept-invitation", new { invitationId = SeedData.Id("invitation", guest) }))),
    ];

    private static Request SetActive(SeedData data, int caller, int organization) =>
        Post(data, caller, "/organization/set-active", new { organizationId = SeedData.Id("organization", organization) });

    private static Request Invite(SeedData data, int caller, int guest) => Post(
        data,
        caller,
        "/organization/invite-member",
        new { email = $"invited-{guest}@example.com", role = "member", organizationId = SeedData.Id("organization", caller) });

    private static Request Get(SeedData data, int user, string path) => new("GET", BasePath + path, data.Cookie(user), string.Empty);

    private static Request Post(SeedData data, int user, string path, object body) =>
        new("POST", BasePath + path, data.Cookie(user), JsonSerializer.Serialize(body));
}
