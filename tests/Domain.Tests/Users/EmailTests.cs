using OrgAuth.Domain.Users;

namespace OrgAuth.Domain.Tests.Users;

/// <summary>The e-mail rule of reference section 1.</summary>
public sealed class EmailTests
{
    [Theory]
    [InlineData("a+b@c.co")]
    [InlineData("a'b@c.co")]
    [InlineData("a_@c.museum")]
    [InlineData("-@c.co")]
    [InlineData("'a@c.co")]
    [InlineData("a.b.c@d-e.f1.co")]
    [InlineData("a@b-.co")]
    [InlineData("a@1.2.co")]
    public void IsValid_WithAnAddress_SaysYes(string text) => Email.IsValid(text).Should().BeTrue();

    [Theory]
    [InlineData("a@b.c")]
    [InlineData("a@1.2.3.4")]
    [InlineData("\"q\"@c.co")]
    [InlineData("müller@c.co")]
    [InlineData("a@müller.de")]
    [InlineData(" a@c.co")]
    [InlineData("a@c.co ")]
    [InlineData("a@c.co\n")]
    [InlineData(".a@c.co")]
    [InlineData("a.@c.co")]
    [InlineData("a..b@c.co")]
    [InlineData("a'@c.co")]
    [InlineData("@c.co")]
    [InlineData("a@")]
    [InlineData("a@co")]
    [InlineData("a@-c.co")]
    [InlineData("a@c..co")]
    [InlineData("a@.co")]
    [InlineData("a@b@c.co")]
    [InlineData("a b@c.co")]
    [InlineData("a@c.c0")]
    [InlineData("a/b@c.co")]
    [InlineData("\u212A@c.co")]
    [InlineData("")]
    public void IsValid_WithAnythingElse_SaysNo(string text) => Email.IsValid(text).Should().BeFalse();

    [Fact]
    public void IsValid_AtTheLengthLimit_EndsThere()
    {
        Email.IsValid(new string('a', 249) + "@c.co").Should().BeTrue();
        Email.IsValid(new string('a', 250) + "@c.co").Should().BeFalse();
    }

    [Theory]
    [InlineData("a.")]
    [InlineData("a'")]
    [InlineData("'")]
    public void IsValid_WithALongHopelessText_AnswersAtOnce(string part) =>
        Email.IsValid(string.Concat(Enumerable.Repeat(part, 120))).Should().BeFalse();

    [Fact]
    public void TryCreate_WithCapitals_LowersThem()
    {
        Email.TryCreate("Ann.Lee@Example.COM", out var email).Should().BeTrue();
        email!.Value.Should().Be("ann.lee@example.com");
    }
}
