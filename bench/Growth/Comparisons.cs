using System.Globalization;
using OrgAuth.Bench.Kit;

namespace OrgAuth.Bench.Growth;

/// <summary>What is asked of both databases.</summary>
internal static class Comparisons
{
    private const int Callers = 1000;

    // As many as the small database has.
    private const int Guests = 50;
    private static readonly string[] Update = ["update"];

    public static IEnumerable<Comparison> Of(Side small, Side large)
    {
        yield return Both("get-session", side => Members(side, user => side.Get(user, "/get-session")));
        yield return Both("has-permission", side => Members(side, user =>
            side.Post(user, "/organization/has-permission", new { permissions = new { member = Update } })));
        yield return Both("get-active-member", side => Members(side, user => side.Get(user, "/organization/get-active-member")));
        yield return Both("get-active-member-role", side => Members(side, user => side.Get(user, "/organization/get-active-member-role")));
        yield return Both("list, all of few", side => Members(side, user => side.Get(user, "/organization/list")));
        yield return Both("list, 5 of the busiest user's", side =>
            Always(side, side.Get(side.Data.Memberships.BusiestUser, "/organization/list?limit=5")));
        yield return Both("list-members, first 100", side => Members(side, user => Page(side, user, 0)));
        yield return Both("list-members, first 10", side => Members(side, user => side.Get(user, "/organization/list-members?limit=10")));
        yield return Both("get-full-organization, 100 members", side =>
            Members(side, user => side.Get(user, "/organization/get-full-organization?membersLimit=100")));
        yield return Both("list-invitations, first 50", side => Always(side, side.Get(0, "/organization/list-invitations?limit=50")));
        yield return Both("list-user-invitations", side => new Probe(
            side, [.. Enumerable.Range(0, Guests).Select(guest => new Step(side.Get(side.Data.Guest(guest), "/organization/list-user-invitations")))]));
        yield return Both("accept-invitation", side => Join(side, timesLeaving: false));
        yield return Both("leave", side => Join(side, timesLeaving: true));

        var members = large.Data.Shape.LargestOrganization;
        int[] offsets = [members / 100, members / 2, members / 10 * 9, members - 100];
        foreach (var offset in offsets)
        {
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"list-members, 100 from {offset:N0}"),
                Members(large, user => Page(large, user, 0)),
                Members(large, user => Page(large, user, offset)),
                IsDeepPage: true);
        }

        Comparison Both(string name, Func<Side, Probe> probe) => new(name, probe(small), probe(large));
    }

    /// <summary>Members of the largest organization, spread over it, take part in turn.</summary>
    private static Probe Members(Side side, Func<int, Request> request)
    {
        var members = side.Data.Shape.LargestOrganization;
        var step = Math.Max(1, members / Callers);
        return new(side, [.. Enumerable.Range(0, members / step).Select(number => new Step(request(side.Data.Memberships.UserAt(0, number * step))))]);
    }

    private static Probe Always(Side side, Request request) => new(side, [new Step(request)]);

    private static Request Page(Side side, int user, int offset) =>
        side.Get(user, string.Create(CultureInfo.InvariantCulture, $"/organization/list-members?limit=100&offset={offset}"));

    /// <summary>Each guest joins the largest organization and leaves it.</summary>
    private static Probe Join(Side side, bool timesLeaving)
    {
        var guests = Enumerable.Range(0, Guests).ToList();
        var organizationId = side.Data.OrganizationId(0);
        var steps = guests.SelectMany(guest => new[]
        {
            new Step(
                side.Post(side.Data.Guest(guest), "/organization/accept-invitation", new { invitationId = side.Data.InvitationId(guest) }), !timesLeaving),
            new Step(side.Post(side.Data.Guest(guest), "/organization/leave", new { organizationId }), timesLeaving),
        });
        var invitations = string.Join(", ", guests.Select(guest => $"'{side.Data.InvitationId(guest)}'"));
        return new(
            side, [.. steps], $"""UPDATE "Invitations" SET "Status" = 'pending', "PendingEmail" = "Email" WHERE "Id" IN ({invitations})""");
    }
}
