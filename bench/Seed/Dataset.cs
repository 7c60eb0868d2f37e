using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrgAuth.Bench.Seed;

/// <summary>Everything that is planted; the same rows for the same shape, seed and time.</summary>
/// <param name="shape">How much.</param>
/// <param name="seed">Which.</param>
/// <param name="now">The newest time in it: sessions and open invitations are alive then.</param>
internal sealed class Dataset(Shape shape, int seed, DateTime now)
{
    private const string Creator = "owner";
    private static readonly string[] Decisions = ["accepted", "rejected", "canceled", "pending"];
    private static readonly TimeSpan History = TimeSpan.FromDays(360);
    private readonly Identifiers identifiers = new(seed);

    /// <summary>The hour: a default for the time under which sessions stay fresh, and runs within it plant the same.</summary>
    public static DateTime ThisHour => new(DateTime.UtcNow.Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, DateTimeKind.Utc);

    public Shape Shape => shape;

    public Memberships Memberships { get; } = new(shape, new Identifiers(seed));

    /// <summary>The tables, each after those that it refers to.</summary>
    public IReadOnlyList<Table> Tables =>
    [
        new(
            "Users",
            ["Id", "Name", "Email", "EmailVerified", "CreatedAt", "UpdatedAt", "Version"],
            shape.Users,
            Enumerable.Range(0, shape.Users).Select(User)),
        new(
            "Organizations",
            ["Id", "Name", "Slug", "Metadata", "CreatorRole", "CreatedAt", "MemberCount", "OwnerCount", "Version"],
            shape.Organizations,
            Enumerable.Range(0, shape.Organizations).Select(Organization)),
        new(
            "Members",
            ["Id", "OrganizationId", "UserId", "Role", "CreatedAt", "Version"],
            shape.Memberships,
            Memberships.InOrder().Select(Member)),
        new(
            "Invitations",
            ["Id", "OrganizationId", "Email", "PendingEmail", "Role", "Status", "InviterId", "ExpiresAt", "CreatedAt"],
            shape.OldInvitations + shape.OpenInvitations,
            Enumerable.Range(0, shape.OldInvitations).Select(OldInvitation)
                .Concat(Enumerable.Range(0, shape.OpenInvitations).Select(OpenInvitation))),
        new(
            "Sessions",
            [
                "Id", "TokenHash", "UserId", "IsPersistent", "IpAddress", "UserAgent", "ActiveOrganizationId", "ExpiresAt", "CreatedAt", "UpdatedAt",
            ],
            shape.Users,
            Sessions()),
    ];

    /// <summary>The places of users who are not in the first organization and hold an open invitation to it, counted from 0.</summary>
    public int GuestCount => (shape.OpenInvitations + 1) / 2;

    public int Guest(int number) => Memberships.UserAt(0, shape.LargestOrganization + number);

    /// <summary>A guest's invitation.</summary>
    public string InvitationId(int guest) => identifiers.Secret("invitation", shape.OldInvitations + 2L * guest);

    public string UserId(int user) => identifiers.TimeOrdered("user", user, Past(user, shape.Users));

    public string OrganizationId(int organization) =>
        identifiers.TimeOrdered("organization", organization, Past(organization, shape.Organizations));

    /// <summary>What the user's session cookie carries.</summary>
    public string Token(int user) => identifiers.Secret("token", user);

    public static string Email(int user) => string.Create(CultureInfo.InvariantCulture, $"user-{user}@example.com");

    public static string Slug(int organization) => string.Create(CultureInfo.InvariantCulture, $"organization-{organization}");

    private DateTime Past(long number, long count) => now - History + TimeSpan.FromMilliseconds((long)(History.TotalMilliseconds * 0.99) * number / count);

    private object?[] User(int user)
    {
        var at = Past(user, shape.Users);
        return [UserId(user), $"User {user}", Email(user), true, at, at, 0L];
    }

    private object?[] Organization(int organization) =>
    [
        OrganizationId(organization), $"Organization {organization}", Slug(organization), """{"tier":"gold"}""", Creator,
        Past(organization, shape.Organizations), Memberships.CountOf(organization), 1, 0L,
    ];

    private object?[] Member(Membership membership, int number)
    {
        var at = Past(number, shape.Memberships);
        var role = membership.IsOwner ? Creator : membership.Place % 100 == 1 ? "admin" : "member";
        return [identifiers.TimeOrdered("member", number, at), OrganizationId(membership.Organization), UserId(membership.User), role, at, 0L];
    }

    private object?[] OldInvitation(int number)
    {
        var organization = number % 10 == 0 ? 0 : Another(number);
        var status = Decisions[number / 10 % Decisions.Length];
        var email = string.Create(CultureInfo.InvariantCulture, $"former-{number}@example.com");
        var at = Past(number, shape.OldInvitations);
        return Invitation(number, organization, email, status, at);
    }

    private object?[] OpenInvitation(int number)
    {
        var organization = number % 2 == 0 ? 0 : Another(number);
        var email = number % 2 == 0 ? Email(Guest(number / 2)) : string.Create(CultureInfo.InvariantCulture, $"guest-{number}@example.com");
        return Invitation(shape.OldInvitations + number, organization, email, "pending", now - TimeSpan.FromHours(1));
    }

    private object?[] Invitation(int number, int organization, string email, string status, DateTime at) =>
    [
        identifiers.Secret("invitation", number), OrganizationId(organization), email, status == "pending" ? email : null, "member", status,
        UserId(Memberships.UserAt(organization, 0)), at + TimeSpan.FromDays(2), at,
    ];

    /// <summary>Each user works in the organization joined last; members of the first one work there.</summary>
    private IEnumerable<object?[]> Sessions()
    {
        var active = new Dictionary<int, int>(shape.Users);
        foreach (var membership in Memberships.InOrder())
        {
            if (!active.TryGetValue(membership.User, out var current) || current != 0)
                active[membership.User] = membership.Organization;
        }

        for (var user = 0; user < shape.Users; user++)
        {
            var at = now - TimeSpan.FromHours(1) + TimeSpan.FromMilliseconds(user % 1000);
            yield return
            [
                identifiers.TimeOrdered("session", user, at), SHA256.HashData(Encoding.UTF8.GetBytes(Token(user))), UserId(user), true, "127.0.0.1", "bench",
                active.TryGetValue(user, out var organization) ? OrganizationId(organization) : null, at + TimeSpan.FromDays(7), at, at,
            ];
        }
    }

    private int Another(int number) => 1 + (int)(identifiers.Mix("inviting", number) % (ulong)(shape.Organizations - 1));
}
