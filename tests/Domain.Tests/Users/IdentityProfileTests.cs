using OrgAuth.Domain.Users;

namespace OrgAuth.Domain.Tests.Users;

public sealed class IdentityProfileTests
{
    private static readonly DateTime Now = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    [Theory]
    [InlineData("  Ann  ", "Ann")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("Ann\r\nBcc: x", null)]
    [InlineData(null, null)]
    public void Read_AName_TakesWhatCanBeTaken(string? name, string? taken) => Read(name: name).Name.Should().Be(taken);

    [Fact]
    public void Read_ALongName_IsCutBetweenCharacters()
    {
        Read(name: new string('a', 200)).Name.Should().HaveLength(User.MaxNameLength);
        Read(name: new string('a', User.MaxNameLength - 1) + "\U0001F600").Name.Should().Be(new string('a', User.MaxNameLength - 1));
    }

    [Theory]
    [InlineData("https://corp.example/p.png", true)]
    [InlineData("http://corp.example/p.png", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:image/png;base64,AA", false)]
    [InlineData("/p.png", false)]
    public void Read_APicture_TakesWebAddressesOnly(string image, bool taken) => Read(image: image).Image.Should().Be(taken ? image : null);

    [Fact]
    public void Read_AnAddressThatIsNone_IsRefused() =>
        IdentityProfile.Read("no address", true, null, null).Error.Should().Be(IdentityErrors.EmailUnusable);

    [Fact]
    public void Read_NoAddress_VerifiesNothing() => IdentityProfile.Read(null, true, null, null).Value.EmailVerified.Should().BeFalse();

    [Fact]
    public void IsNewsOf_WhatIsKnown_IsFalseAndSoIsSilence()
    {
        var user = Ann();

        Read("ann@corp.example", name: "Ann").IsNewsOf(user.ToProfile()).Should().BeFalse();
        IdentityProfile.Read(null, false, null, null).Value.IsNewsOf(user.ToProfile()).Should().BeFalse();
        Read("else@corp.example").IsNewsOf(user.ToProfile()).Should().BeTrue();
        Read(name: "Ann Other").IsNewsOf(user.ToProfile()).Should().BeTrue();
        Read(verified: true).IsNewsOf(user.ToProfile()).Should().BeTrue();
    }

    [Theory]
    [InlineData("ann@corp.example", false, true)]
    [InlineData("else@corp.example", false, false)]
    [InlineData("else@corp.example", true, true)]
    public void Follow_AnAddress_KeepsItVerifiedOnlyWhileItIsTheSame(string email, bool verified, bool isVerified)
    {
        var user = Ann();
        user.Follow(Read("ann@corp.example", verified: true), Now);

        user.Follow(Read(email, verified), Now);

        (user.Email, user.EmailVerified).Should().Be((email, isVerified));
    }

    private static User Ann()
    {
        var profile = Read("ann@corp.example", name: "Ann");
        return User.FromIdentity(profile, profile.Email!, Now);
    }

    private static IdentityProfile Read(string email = "ann@corp.example", bool verified = false, string? name = null, string? image = null) =>
        IdentityProfile.Read(email, verified, name, image).Value;
}
