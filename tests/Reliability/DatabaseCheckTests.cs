using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;
using OrgAuth.Infrastructure.Persistence;
using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability;

/// <summary>The command check finds what is broken, each rule broken on purpose past the application.</summary>
public sealed class DatabaseCheckTests(TestDatabases databases)
{
    private static readonly (string Rule, string[] Statements)[] Damages =
    [
        ("Every organization has an owner", ["""UPDATE "Members" SET "Role" = 'owners,coowner'"""]),
        ("MemberCount is the number of memberships", ["""UPDATE "Organizations" SET "MemberCount" = 7"""]),
        ("OwnerCount is the number of owners", ["""UPDATE "Organizations" SET "OwnerCount" = 2"""]),
        ("Slugs are unique", ["""DROP INDEX "IX_Organizations_Slug" """, Copy("Organizations", "Name", "Slug", "CreatorRole", "CreatedAt", "MemberCount", "OwnerCount", "Version")]),
        ("A user is a member of an organization once", ["""DROP INDEX "IX_Members_OrganizationId_UserId" """, Copy("Members", "OrganizationId", "UserId", "Role", "CreatedAt", "Version")]),
        ("Memberships belong to an organization", ["""UPDATE "Members" SET "OrganizationId" = 'nowhere'"""]),
        ("Memberships belong to a user", ["""UPDATE "Members" SET "UserId" = 'nobody'"""]),
        ("Memberships have a role", ["""UPDATE "Members" SET "Role" = ' , '"""]),
        ("An address has one open invitation to an organization", ["""DROP INDEX "IX_Invitations_OrganizationId_PendingEmail" """, CopyOfInvitation]),
        ("Open invitations hold their address", ["""UPDATE "Invitations" SET "PendingEmail" = NULL"""]),
        ("Invitations hold no other address than their own", ["""UPDATE "Invitations" SET "PendingEmail" = 'other@example.com'"""]),
        ("Decided invitations hold no address", ["""UPDATE "Invitations" SET "Status" = 'rejected'"""]),
        ("Invitations are pending, accepted, rejected or canceled", ["""UPDATE "Invitations" SET "Status" = 'lost', "PendingEmail" = NULL"""]),
        ("Invitations belong to an organization", ["""UPDATE "Invitations" SET "OrganizationId" = 'nowhere'"""]),
        ("Invitations come from a user", ["""UPDATE "Invitations" SET "InviterId" = 'nobody'"""]),
        ("E-mail addresses are unique", ["""DROP INDEX "IX_Users_Email" """, Copy("Users", "Name", "Email", "EmailVerified", "CreatedAt", "UpdatedAt", "Version")]),
        ("Sessions belong to a user", ["""UPDATE "Sessions" SET "UserId" = 'nobody'"""]),
        ("Sessions work in organizations of their user", ["""DELETE FROM "Members" """]),
        ("Sessions keep a SHA-256 of their token", ["""UPDATE "Sessions" SET "TokenHash" = "TokenHash" || "TokenHash" """]),
        ("Verifications belong to a user", ["""UPDATE "Verifications" SET "UserId" = 'nobody'"""]),
        ("Verifications keep a SHA-256 of their token", ["""UPDATE "Verifications" SET "TokenHash" = "TokenHash" || "TokenHash" """]),
        ("Mails are given up after an attempt only, and with a reason", ["""UPDATE "Outbox" SET "DeadAt" = "OccurredAt", "Attempts" = 3"""]),
        ("Mails are due no earlier than what they tell of", ["""UPDATE "Outbox" SET "DueAt" = '2000-01-01'"""]),
        ("A subject of an issuer is one user", ["""DROP INDEX "IX_ExternalIdentities_Issuer_Subject" """, Copy("ExternalIdentities", "Issuer", "Subject", "UserId", "CreatedAt")]),
        ("Subjects of issuers are users", ["""UPDATE "ExternalIdentities" SET "UserId" = 'nobody'"""]),
    ];

    private static string CopyOfInvitation =>
        Copy("Invitations", "OrganizationId", "Email", "PendingEmail", "Role", "Status", "InviterId", "ExpiresAt", "CreatedAt");

    public static TheoryData<Engine, string> EveryRule()
    {
        var rules = new TheoryData<Engine, string>();
        foreach (var engine in new[] { Engine.Sqlite, Engine.PostgreSql })
        {
            foreach (var (rule, _) in Damages)
                rules.Add(new TheoryDataRow<Engine, string>(engine, rule) { Skip = Databases.WhyNot(engine) });
        }

        return rules;
    }

    [Theory]
    [EveryEngine]
    public async Task Check_OnWhatTheApplicationMade_FindsNothing(Engine engine)
    {
        await using var db = await CreateAsync(engine);

        var (holds, output) = await CheckAsync(db);

        holds.Should().BeTrue("{0}", output);
    }

    [Theory]
    [MemberData(nameof(EveryRule))]
    public async Task Check_OnABrokenRule_NamesItAndNoInvitation(Engine engine, string rule)
    {
        await using var db = await CreateAsync(engine);
        await BreakAsync(db, engine, Damages.Single(damage => damage.Rule == rule).Statements);

        var (holds, output) = await CheckAsync(db);

        holds.Should().BeFalse();
        output.Should().Contain($"BROKEN  {rule}: ");
        output.Should().NotContainAny(await db.Invitations.Select(invitation => invitation.Id).ToListAsync());
    }

    [Fact]
    public async Task Check_OfEveryRule_IsBrokenByATest()
    {
        await using var db = await CreateAsync(Engine.Sqlite);

        DatabaseRules.Of(db, DateTime.UtcNow).Select(rule => rule.Text).Should().BeEquivalentTo(Damages.Select(damage => damage.Rule));
    }

    [Fact]
    public async Task Check_OnAMissingDatabase_SaysWhatToDo()
    {
        await using var db = Databases.Open(Engine.Sqlite, $"Data Source={Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"))}.db");

        var (holds, output) = await CheckAsync(db);

        holds.Should().BeFalse();
        output.Should().Contain("migrate");
    }

    private static string Copy(string table, params string[] columns)
    {
        var list = string.Join(", ", columns.Select(column => $"\"{column}\""));
        return $"""INSERT INTO "{table}" ("Id", {list}) SELECT 'copy', {list} FROM "{table}" """;
    }

    private static async Task<(bool Holds, string Output)> CheckAsync(OrgAuthDbContext db)
    {
        var output = new StringWriter();
        return (await new DatabaseCheck(db, TimeProvider.System).RunAsync(output, CancellationToken.None), output.ToString());
    }

    /// <summary>One owner with a leave to verify, one open invitation that is not mailed yet, and one session that works in the organization.</summary>
    private async Task<OrgAuthDbContext> CreateAsync(Engine engine)
    {
        var db = Databases.Open(engine, await databases.Shared.CreateAsync(engine));
        var now = DateTime.UtcNow;
        Email.TryCreate("owner@example.com", out var address).Should().BeTrue();
        Email.TryCreate("guest@example.com", out var guest).Should().BeTrue();
        Slug.TryCreate("organization", out var slug).Should().BeTrue();
        var user = User.SignUp("Owner", address!, image: null, "hash", now);
        var (organization, owner) = Organization.Create(
            new OrganizationDraft("Organization", slug!, null, null), user.Id, "owner", memberships: 0, new MembershipLimits(null, null), now).Value;
        var invitation = organization.Invite(
            new Actor(user.Id, owner.Id, owner.Roles, AccessModel.Create([])), guest!, ["member"],
            new InvitationTerms(TimeSpan.FromHours(48), null, Resend: false, ReplacePending: false), new InvitationFacts(false, null, 0), now).Value;
        var session = Session.Start(user.Id, "token", isPersistent: true, string.Empty, string.Empty, now);
        var verification = Verification.Issue(
            new VerificationTerms(VerificationPurpose.VerifyEmail, TimeSpan.FromHours(1)), EntityId.New(now), "token", user, now);
        var identity = ExternalIdentity.Of("https://issuer.example.com", "subject", user, now);
        db.AddRange(user, organization, owner, invitation, session, verification, identity, OutboxMessage.Of(OutboxKinds.MemberInvited, invitation.Id, now));
        await db.SaveChangesAsync();
        await db.Sessions.ExecuteUpdateAsync(row => row.SetProperty(s => s.ActiveOrganizationId, organization.Id));
        return db;
    }

    /// <summary>Foreign keys look away meanwhile.</summary>
    private static async Task BreakAsync(OrgAuthDbContext db, Engine engine, IEnumerable<string> statements)
    {
        await db.Database.OpenConnectionAsync();
        var lookAway = engine == Engine.Sqlite ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica";
        foreach (var statement in statements.Prepend(lookAway))
            await db.Database.ExecuteSqlRawAsync(statement);
    }
}
