using System.Text.Json;

namespace OrgAuth.Api.Tests.Replay;

public sealed class MatchingTests
{
    private const string One = "0123456789abcdef0123456789abcdef";
    private const string Two = "fedcba9876543210fedcba9876543210";
    private readonly Names names = new();

    [Fact]
    public void Matches_NewPlaceholder_KeepsTheFirstValue()
    {
        names.Matches("<org:one>", One).Should().BeTrue();

        names.Matches("<org:one>", Two).Should().BeFalse();
        names.Resolve("/<org:one>/").Should().Be($"/{One}/");
    }

    [Fact]
    public void Matches_TwoPlaceholders_NeverShareAValue()
    {
        names.Matches("<org:one>", One).Should().BeTrue();

        names.Matches("<org:two>", One).Should().BeFalse();
    }

    [Fact]
    public void Matches_AFork_TeachesTheOriginalNothing()
    {
        names.Fork().Matches("<org:one>", One).Should().BeTrue();

        names.Matches("<org:one>", Two).Should().BeTrue();
    }

    [Theory]
    [InlineData("2026-11-22T08:59:38.066Z", true)]
    [InlineData("2026-11-22T08:59:38.06Z", false)]
    [InlineData("2026-11-22T08:59:38.0661Z", false)]
    [InlineData("2026-11-22T08:59:38Z", false)]
    public void Matches_ADate_HasExactlyThreeDigits(string date, bool matches) => names.Matches("<date>", date).Should().Be(matches);

    [Fact]
    public void Resolve_AnUnknownPlaceholder_Throws() =>
        names.Invoking(known => known.Resolve("<org:one>")).Should().Throw<KeyNotFoundException>();

    [Theory]
    [InlineData("""{ "a": 1, "b": [true, null] }""", """{ "b": [true, null], "a": 1 }""", null)]
    [InlineData("""{ "a": 1 }""", """{ "a": 2 }""", "body.a is 2 instead of 1")]
    [InlineData("""{ "a": 1 }""", "{}", "body.a is missing")]
    [InlineData("{}", """{ "a": null }""", "body.a is null instead of missing")]
    [InlineData("""[{ "a": "<id>" }]""", """[{ "a": "" }]""", "body[0].a is \"\" instead of \"<id>\"")]
    [InlineData("[1, 2]", "[1]", "body is [1] instead of [1, 2]")]
    [InlineData("null", "false", "body is false instead of null")]
    public void Differences_OfJson_AreNamedByPath(string recorded, string actual, string? difference) =>
        names.Differences("body", JsonElement.Parse(recorded), JsonElement.Parse(actual)).Should()
            .Equal(difference is null ? Array.Empty<string>() : [difference]);
}
