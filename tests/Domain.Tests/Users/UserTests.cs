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

    [Fact]
    public void SetPasswordHash_ReplacesItAndTellsWhen()
    {
        var user = User.SignUp("Ann", Given.Email("ann@example.com"), image: null, "hash", Given.Now);

        user.SetPasswordHash("stronger", Given.Now.AddDays(1));

        (user.PasswordHash, user.UpdatedAt).Should().Be(("stronger", Given.Now.AddDays(1)));
    }
}
