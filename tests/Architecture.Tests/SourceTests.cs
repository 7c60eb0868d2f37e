using OrgAuth.Architecture.Tests.Rules;

namespace OrgAuth.Architecture.Tests;

public sealed class SourceTests
{
    [Fact]
    public void Files_AreShort() => SourceRules.TooLong(Repository.SourcesIn("src")).Should().BeEmpty();

    [Fact]
    public void Sources_TakeTimeAndChanceFromWhereTestsCanGiveThem() => SourceRules.Unpredictable(Repository.SourcesIn("src")).Should().BeEmpty();

    [Fact]
    public void SourcesIn_FindsWhatPeopleWrote()
    {
        var paths = Repository.SourcesIn("src").Select(source => source.Path).ToList();

        paths.Should().Contain("src/Domain/Organizations/Organization.cs");
        paths.Should().NotContain(path => path.Contains("/obj/") || path.Contains("/Migrations/"));
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(201, true)]
    public void TooLong_AroundTheLimit_EndsThere(int lines, bool found) =>
        SourceRules.TooLong([new Source("Bad.cs", [.. Enumerable.Repeat(";", lines)])]).Any().Should().Be(found);

    [Theory]
    [InlineData("var now = DateTime.UtcNow;", true)]
    [InlineData("var now = DateTimeOffset.Now;", true)]
    [InlineData("var id = Guid.NewGuid();", true)]
    [InlineData("var dice = new Random();", true)]
    [InlineData("/// as <c>DateTime.Now</c> would", false)]
    [InlineData("var now = time.Now();", false)]
    [InlineData("var id = Guid.CreateVersion7(now);", false)]
    public void Unpredictable_OnALine_FindsTheAmbientCall(string line, bool found) =>
        SourceRules.Unpredictable([new Source("Bad.cs", [line])]).Any().Should().Be(found);
}
