using System.Text.Json;
using OrgAuth.Api.Errors;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>A call that must be refused, with both statuses side by side (contract section 4).</summary>
/// <param name="When">The situation.</param>
/// <param name="Call">The call.</param>
/// <param name="Documented">The status in mode <c>Documented</c>.</param>
/// <param name="BetterAuth">The status in mode <c>BetterAuth</c>.</param>
/// <param name="Code">The code, in both modes.</param>
/// <param name="Message">The message, in both modes.</param>
/// <param name="Body">What the reference sends as body.</param>
internal sealed record Refusal(
    string When,
    Func<Task<ApiReply>> Call,
    int Documented,
    int BetterAuth,
    string Code,
    string Message,
    ReferenceBody Body = ReferenceBody.MessageAndCode)
{
    private static readonly string[] ProblemMembers = ["type", "title", "status", "detail", "code", "message"];

    /// <summary>The mode <c>Documented</c> tells that the organization does not exist, where the reference says something else.</summary>
    public bool HidesUnknownOrganization { get; init; }

    /// <summary>Makes the call; it must be refused as this row says.</summary>
    public async Task AssertAsync(ErrorStatuses mode) => AssertIsAnsweredBy(await Call(), mode);

    /// <summary>Compares status, content type and every member of the body.</summary>
    public void AssertIsAnsweredBy(ApiReply reply, ErrorStatuses mode)
    {
        reply.Status.Should().Be(mode == ErrorStatuses.Documented ? Documented : BetterAuth, "{0}; the reply was {1}", When, reply.Text);
        reply.Cookies.Should().NotContain(cookie => !cookie.Contains("Max-Age=0", StringComparison.Ordinal), "{0} gives no cookie", When);
        if (mode == ErrorStatuses.Documented)
            AssertIsProblem(reply);
        else
            AssertIsReference(reply);
    }

    private void AssertIsProblem(ApiReply reply)
    {
        var (code, message) = HidesUnknownOrganization ? ("ORGANIZATION_NOT_FOUND", "Organization not found") : (Code, Message);
        reply.ContentType.Should().Be("application/problem+json", When);
        var members = reply.Json.EnumerateObject().Select(member => member.Name).Except(["errors"]);
        members.Should().BeEquivalentTo(ProblemMembers, When);
        reply.Code.Should().Be(code, When);
        reply.Json.GetProperty("message").GetString().Should().Be(message, When);
        reply.Json.GetProperty("detail").GetString().Should().Be(message, When);
        reply.Json.GetProperty("status").GetInt32().Should().Be(Documented, When);
        reply.Json.GetProperty("type").GetString().Should().Be($"urn:orgauth:error:{code}", When);
        reply.Json.GetProperty("title").GetString().Should().NotBeNullOrEmpty(When);
        reply.Headers.ContainsKey("WWW-Authenticate").Should().Be(Documented == 401, When);
    }

    private void AssertIsReference(ApiReply reply)
    {
        reply.ContentType.Should().Be("application/json", When);
        if (Body == ReferenceBody.Empty)
        {
            reply.Text.Should().BeEmpty(When);
            return;
        }

        var expected = Body == ReferenceBody.MessageOnly
            ? new Dictionary<string, string> { ["message"] = Message }
            : new Dictionary<string, string> { ["message"] = Message, ["code"] = Code };
        JsonSerializer.Deserialize<Dictionary<string, string>>(reply.Text).Should().Equal(expected, When);
    }
}
