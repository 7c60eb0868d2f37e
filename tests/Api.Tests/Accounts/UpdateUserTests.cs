using OrgAuth.Api.Errors;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Accounts;

/// <summary>A user's name and picture.</summary>
public sealed class UpdateUserTests(TestHosts hosts)
{
    private const string Path = "/update-user";

    [Theory]
    [EveryEngine]
    public async Task Update_OfWhatIsNamed_LeavesTheRest(Engine engine)
    {
        var user = await (await hosts.GetAsync(engine)).SignUpAsync("before");

        (await user.PostAsync(Path, new { name = "  After ", image = "https://a.example/i" }).Expect(200)).Text.Should().Be("""{"status":true}""");
        var both = (await user.WhoAmIAsync())!.Value;
        await user.PostAsync(Path, new { image = (string?)null }).Expect(200);
        var cleared = (await user.WhoAmIAsync())!.Value;

        (both.GetProperty("name").GetString(), both.GetProperty("image").GetString()).Should().Be(("After", "https://a.example/i"));
        (cleared.GetProperty("name").GetString(), cleared.GetProperty("image").GetString()).Should().Be(("After", null));
        cleared.GetProperty("updatedAt").GetDateTime().Should().BeAfter(cleared.GetProperty("createdAt").GetDateTime());
    }

    [Theory]
    [EveryMode]
    public async Task Update_ThatCannotBe_IsRefused(ErrorStatuses mode)
    {
        var tenant = await Tenant.CreateAsync(await hosts.GetAsync(Engine.Sqlite, mode));

        await tenant.AssertRefusesAsync(
            mode,
            new("signed out", () => tenant.Anonymous.PostAsync(Path, new { name = "A" }), 401, 401, "UNAUTHORIZED", "Unauthorized"),
            new("an address", () => tenant.Owner.PostAsync(Path, new { name = "A", email = "new@example.com" }), 400, 400, "EMAIL_CAN_NOT_BE_UPDATED", "Email can not be updated"),
            new("nothing", () => tenant.Owner.PostAsync(Path, new { role = "admin", emailVerified = true }), 400, 400, "NO_FIELDS_TO_UPDATE", "No fields to update", ReferenceBody.MessageOnly),
            new("no name", () => tenant.Owner.PostAsync(Path, new { name = " " }), 400, 400, "VALIDATION_ERROR", "[body.name] Too small: expected string to have >=1 characters"));
    }
}
