using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability;

/// <summary>
/// Contract section 5, items 9 and 10, with the log at its most talkative. Every other test here asks the same of its own run at the end.
/// </summary>
public sealed class SecretsTests(TestDatabases databases)
{
    [Theory]
    [EveryEngine]
    public async Task EverySecret_InEveryPlaceARequestHas_StaysOutOfLogsAndDatabase(Engine engine)
    {
        using var deployment = await Deployment.StartAsync(
            databases, engine, ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"), ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace"));
        var http = deployment.CreateClient();
        var owner = await Caller.SignUpAsync(http, "owner@example.com");
        var guest = await Caller.SignUpAsync(http, "guest@example.com");
        var organizationId = await owner.CreateOrganizationAsync("organization");
        var invitationId = await owner.InviteAsync(organizationId, guest.Email);

        await guest.GetAsync($"/organization/get-invitation?id={invitationId}").Expect(200);
        await owner.GetAsync($"/organization/get-invitation?id={invitationId}&id={invitationId}").Expect(400);
        await owner.PostAsync("/organization/accept-invitation", new { invitationId }).Expect(403);
        await guest.PostAsync("/organization/accept-invitation", new { invitationId }).Expect(200);
        await guest.PostAsync("/organization/reject-invitation", new { invitationId }).Expect(404);
        await owner.PostAsync("/organization/cancel-invitation", new { invitationId, unknown = new { invitationId } }).Expect(404);
        await owner.PostAsync("/sign-in/email", new { email = "nobody@example.com", password = Caller.Password }).Expect(401);
        await owner.PostAsync("/sign-up/email", new { name = "Again", email = owner.Email, password = Caller.Password }).Expect(422);
        await (await guest.SignInAgainAsync()).PostAsync("/revoke-session", new { token = Token(guest) }).Expect(200);
        await guest.GetAsync("/list-sessions").Expect(401);
        await owner.PostAsync("/sign-out", new { }).Expect(200);

        await deployment.AssertSoundAsync();
    }

    [Fact]
    public async Task Find_InALogOrARow_FindsWhatIsThere()
    {
        var secrets = new IssuedSecrets();
        secrets.AddCredential("a-password");
        secrets.AddInvitation("an-invitation");
        var log = Path.GetTempFileName();
        await File.WriteAllTextAsync(log, "nothing\nhere is an-invitation.\nand a-password\n");

        secrets.FindInLog(log).Should().HaveCount(2);
        secrets.FindInRows(["a row with an-invitation", "a row with a-password"]).Should().ContainSingle();
        File.Delete(log);
    }

    private static string Token(Caller caller) => Uri.UnescapeDataString(caller.Cookie.Split('=', 2)[1]).Split('.')[0];
}
