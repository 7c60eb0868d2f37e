using OrgAuth.Domain.Tests.Builders;
using OrgAuth.Domain.Users;

namespace OrgAuth.Domain.Tests.Users;

public sealed class UserTests
{
    [Theory]
    [InlineData(7, "PASSWORD_TOO_SHORT")]
    [InlineData(8, null)]
    [InlineData(128, null)]
    [InlineData(129, "PASSWORD_TOO_LONG")]
    public void Check_OfAPassword_KeepsItsLimits(int length, string? code) =>
        (Password.Check(string.Concat(Enumerable.Repeat("kx", length))[..length]).Error?.Code).Should().Be(code);

    [Fact]
    public void Check_OfAPassword_CountsUtf16Units() => Password.Check("😀😀😀😀").IsSuccess.Should().BeTrue();

    [Fact]
    public void SignUp_KeepsTheAddressUnverifiedAndTheNameTrimmed()
    {
        var user = User.SignUp(" Ann ", Given.Email("Ann@Example.com"), image: null, "hash", Given.Now);

        (user.Name, user.Email, user.EmailVerified, user.PasswordHash).Should().Be(("Ann", "ann@example.com", false, "hash"));
        (user.CreatedAt, user.UpdatedAt).Should().Be((Given.Now, Given.Now));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("PassWord123")]
    [InlineData("ｐａｓｓｗｏｒｄ")]
    [InlineData("12345678")]
    [InlineData("qwertyuiop")]
    public void Check_OfACommonPassword_RefusesItUnlessAllowed(string password)
    {
        Password.Check(password).Error.Should().Be(PasswordErrors.Compromised);
        Password.Check(password, allowCommon: true).IsSuccess.Should().BeTrue();
    }

    [Fact]
    public void ChangeEmail_TakesTheProvenAddress()
    {
        var user = User.SignUp("Ann", Given.Email("ann@example.com"), image: null, "hash", Given.Now);

        user.ChangeEmail(Given.Email("Ann@Example.org"), Given.Now.AddDays(1));

        (user.Email, user.EmailVerified, user.UpdatedAt, user.Version).Should().Be(("ann@example.org", true, Given.Now.AddDays(1), 1));
    }

    [Fact]
    public void Update_ChangesWhatIsNamed()
    {
        var user = User.SignUp("Ann", Given.Email("ann@example.com"), "https://a.example/i", "hash", Given.Now);

        user.Update(new UserChanges(" Beth ", ChangesImage: false, Image: null), Given.Now);
        (user.Name, user.Image).Should().Be(("Beth", "https://a.example/i"));

        user.Update(new UserChanges(Name: null, ChangesImage: true, Image: null), Given.Now);
        (user.Name, user.Image).Should().Be(("Beth", null));
    }

    [Fact]
    public void SetPasswordHash_ReplacesItAndTellsWhen()
    {
        var user = User.SignUp("Ann", Given.Email("ann@example.com"), image: null, "hash", Given.Now);

        user.SetPasswordHash("stronger", Given.Now.AddDays(1));

        (user.PasswordHash, user.UpdatedAt).Should().Be(("stronger", Given.Now.AddDays(1)));
    }
}
