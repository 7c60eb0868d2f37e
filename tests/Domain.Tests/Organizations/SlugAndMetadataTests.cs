using OrgAuth.Domain.Organizations;

namespace OrgAuth.Domain.Tests.Organizations;

public sealed class SlugAndMetadataTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("acme")]
    [InlineData("acme-2-go")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void TryCreate_WithASlug_TakesItAsItIs(string text)
    {
        Slug.TryCreate(text, out var slug).Should().BeTrue();
        slug!.Value.Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-acme")]
    [InlineData("acme-")]
    [InlineData("ac--me")]
    [InlineData("Acme")]
    [InlineData("ac me")]
    [InlineData("ac_me")]
    [InlineData("acmé")]
    [InlineData("acme\n")]
    [InlineData("١")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void TryCreate_WithAnythingElse_Refuses(string text)
    {
        Slug.TryCreate(text, out var slug).Should().BeFalse();
        slug.Should().BeNull();
    }

    [Fact]
    public void Metadata_AtTheLimit_IsKept() => new Metadata(ObjectOf(Metadata.MaxBytes)).Json.Should().HaveLength(Metadata.MaxBytes);

    [Fact]
    public void Metadata_BeyondTheLimit_IsRefused()
    {
        var act = () => new Metadata(ObjectOf(Metadata.MaxBytes + 1));

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Fits_CountsBytesNotCharacters()
    {
        Metadata.Fits(new string('ä', Metadata.MaxBytes / 2)).Should().BeTrue();
        Metadata.Fits(new string('ä', (Metadata.MaxBytes / 2) + 1)).Should().BeFalse();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("\"text\"")]
    public void Metadata_ThatIsNoObject_IsRefused(string json)
    {
        var act = () => new Metadata(json);

        act.Should().Throw<ArgumentException>();
    }

    private static string ObjectOf(int bytes) => $$"""{"a":"{{new string('x', bytes - 8)}}"}""";
}
