using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Invitations;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Users;

namespace OrgAuth.Api.Tests.Security;

/// <summary>What must not be found by whoever reads the database or the logs (contract section 5, items 9 and 10).</summary>
public sealed class SecretTests(TestHosts hosts)
{
    private const string Password = "eleven violet kettles";
    private const string NewPassword = "twelve violet kettles";

    [Theory]
    [EveryEngine]
    public async Task Secrets_AfterALife_AreNeitherInTheDatabaseNorInTheLogs(Engine engine)
    {
        using var log = new CapturedLog();
        await using var app = await hosts.StartAsync(
            engine,
            new[] { "Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore" }.ToDictionary(
                category => $"Logging:LogLevel:{category}", string? (_) => "Information"),
            services => services.AddLogging(logging => logging.ClearProviders().AddProvider(log)));
        var secrets = await LiveAsync(app);

        var database = await DumpAsync(app);

        log.Text.Should().Contain("Executed DbCommand", "the log is on");
        log.Text.Should().NotContainAny(secrets.Sessions.Append(Password).Concat(secrets.Invitations));
        database.Should().ContainAll(secrets.Invitations).And.Contain("owner-", "the dump is whole");
        database.Should().NotContainAny(secrets.Sessions.Append(Password));
    }

    /// <summary>Signs up, in, invites, looks, accepts and fails; gives the secrets that came up.</summary>
    private static async Task<(string[] Sessions, string[] Invitations)> LiveAsync(TestApp app)
    {
        var visitor = app.Anonymous();
        var email = $"{Guid.NewGuid():N}@example.com";
        var signedUp = await visitor.PostAsync("/sign-up/email", new { name = "New", email, password = Password }).Expect(200);
        var signedIn = await visitor.PostAsync("/sign-in/email", new { email, password = Password }).Expect(200);
        await visitor.PostAsync("/sign-in/email", new { email = "nobody@example.com", password = Password }).Expect(401);
        var user = new ApiUser(visitor.Http, signedUp.Json.GetProperty("user").GetProperty("id").GetString()!, email, signedIn.Cookies[0].Split(';')[0]);
        var owner = await app.SignUpAsync("owner");
        var organization = await owner.CreateOrganizationAsync();
        var invitation = await owner.InviteAsync(organization, email);
        var token = app.Services.GetRequiredService<InvitationTokens>().Of(invitation);
        using var page = await visitor.Http.GetAsync(new Uri($"/accept-invitation?id={invitation}&token={token}", UriKind.Relative));
        await user.GetAsync($"/organization/get-invitation?id={invitation}&token={token}").Expect(200);
        await owner.GetAsync($"/organization/get-invitation?id={invitation}").Expect(403);
        await app.Anonymous().GetAsync($"/organization/get-invitation?id={invitation}").Expect(401);
        await user.GetAsync($"/organization/get-invitation/?id={invitation}").Expect(404);
        await user.PostAsync("/organization/accept-invitation", new { invitationId = invitation, token }).Expect(200);
        await user.PostAsync("/revoke-session", new { token = signedUp.Json.GetProperty("token").GetString() }).Expect(200);

        var mailed = await FollowMailsAsync(app);
        var replies = new[] { signedUp, signedIn };
        var tokens = replies.Select(reply => reply.Json.GetProperty("token").GetString()!);
        var cookies = replies.Select(reply => reply.Headers["set-auth-token"].Split('.')[1]);
        return ([.. tokens, .. cookies, .. mailed, token, NewPassword], [invitation]);
    }

    /// <summary>Asks for mails and follows what stands in them, with and without success; gives the tokens.</summary>
    private static async Task<IReadOnlyList<string>> FollowMailsAsync(TestApp app)
    {
        var email = (await app.SignUpAsync("mailed")).Email;
        var visitor = app.Anonymous();
        await visitor.PostAsync("/request-password-reset", new { email }).Expect(200);
        await visitor.PostAsync("/send-verification-email", new { email }).Expect(200);
        await using var db = app.OpenDatabase();
        var leaves = await db.Verifications.Where(leave => leave.Email == email).ToDictionaryAsync(leave => leave.Purpose, leave => leave.Id);
        var tokens = leaves.ToDictionary(leave => leave.Key, leave => app.Services.GetRequiredService<VerificationTokens>().Of(leave.Value));
        var (reset, verify) = (tokens[VerificationPurpose.ResetPassword], tokens[VerificationPurpose.VerifyEmail]);
        await visitor.GetAsync($"/verify-email?token={reset}").Expect(401);
        await visitor.GetAsync($"/verify-email?token={verify}").Expect(200);
        await visitor.GetAsync($"/reset-password/link?token={verify}&callbackURL=/new").Expect(302);
        await visitor.GetAsync($"/reset-password/link?token={reset}&callbackURL=/new").Expect(302);
        await visitor.PostAsync("/reset-password", new { token = reset, newPassword = "short" }).Expect(400);
        await visitor.PostAsync("/reset-password", new { token = reset, newPassword = NewPassword }).Expect(200);
        return [.. tokens.Values];
    }

    /// <summary>Every column of every table, bytes also as text.</summary>
    private static async Task<string> DumpAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        var helper = db.GetService<ISqlGenerationHelper>();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        var dump = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the model.
            command.CommandText = $"SELECT * FROM {helper.DelimitIdentifier(table)}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                Append(dump, rows);
        }

        return dump.ToString();
    }

    private static void Append(StringBuilder dump, DbDataReader row)
    {
        for (var column = 0; column < row.FieldCount; column++)
        {
            var text = row.GetValue(column) is byte[] bytes
                ? $"{Convert.ToHexString(bytes)} {Convert.ToBase64String(bytes)} {Encoding.Latin1.GetString(bytes)}"
                : Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture);
            dump.AppendLine(text);
        }
    }

    /// <summary>Keeps everything that is logged, with the values and exceptions.</summary>
    private sealed class CapturedLog : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> lines = new();

        public string Text => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => new Logger(lines);

        public void Dispose()
        {
        }

        private sealed class Logger(ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                lines.Enqueue(Render(state));
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{formatter(state, exception)} {Render(state)} {exception}");

            private static string Render(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values
                ? string.Join(' ', values.Select(value => value.Value))
                : $"{state}";
        }
    }
}
