using Microsoft.Extensions.Configuration;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Application.Tests.Configuration;

/// <summary>The sections about accounts: what they hold when nothing is said, what is read, and what stops the start.</summary>
public sealed class AccountOptionsTests
{
    [Fact]
    public void Read_OfNothing_KeepsTheDefaults()
    {
        var options = Read();

        options.EmailAndPassword.Should().BeEquivalentTo(new
        {
            Enabled = true,
            DisableSignUp = false,
            RequireEmailVerification = false,
            RefuseCommonPasswords = true,
            ResetTokenExpiresIn = TimeSpan.FromHours(1),
            RevokeSessionsOnPasswordReset = true,
        });
        options.EmailVerification.Should().BeEquivalentTo(new { SendOnSignUp = (bool?)null, ExpiresIn = TimeSpan.FromHours(1), AutoSignInAfterVerification = false });
        options.ChangeEmail.Should().BeEquivalentTo(new { Enabled = true });
        options.DeleteUser.Should().BeEquivalentTo(new { Enabled = true, ConfirmByMail = false, ExpiresIn = TimeSpan.FromDays(1) });
    }

    [Fact]
    public void Read_OfEverySetting_TakesIt()
    {
        var options = Read(
            ("EmailAndPassword:Enabled", "false"), ("EmailAndPassword:DisableSignUp", "true"), ("EmailAndPassword:RequireEmailVerification", "true"),
            ("EmailAndPassword:RefuseCommonPasswords", "false"), ("EmailAndPassword:ResetTokenExpiresIn", "600"),
            ("EmailAndPassword:RevokeSessionsOnPasswordReset", "false"), ("EmailVerification:SendOnSignUp", "false"), ("EmailVerification:ExpiresIn", "0.02:00:00"),
            ("EmailVerification:AutoSignInAfterVerification", "true"), ("ChangeEmail:Enabled", "false"), ("DeleteUser:Enabled", "false"),
            ("DeleteUser:ConfirmByMail", "true"), ("DeleteUser:ExpiresIn", "60"));

        options.EmailAndPassword.Should().BeEquivalentTo(new
        {
            Enabled = false,
            DisableSignUp = true,
            RequireEmailVerification = true,
            RefuseCommonPasswords = false,
            ResetTokenExpiresIn = TimeSpan.FromMinutes(10),
            RevokeSessionsOnPasswordReset = false,
        });
        options.EmailVerification.Should().BeEquivalentTo(new { SendOnSignUp = (bool?)false, ExpiresIn = TimeSpan.FromHours(2), AutoSignInAfterVerification = true });
        options.ChangeEmail.Should().BeEquivalentTo(new { Enabled = false });
        options.DeleteUser.Should().BeEquivalentTo(new { Enabled = false, ConfirmByMail = true, ExpiresIn = TimeSpan.FromMinutes(1) });
    }

    [Fact]
    public void Validate_WhatNeedsMailWithoutMail_NamesEach() => Failures(options =>
    {
        options.Mail.Delivery = MailDelivery.None;
        options.EmailAndPassword.RequireEmailVerification = true;
        options.EmailVerification.SendOnSignUp = true;
        options.DeleteUser.ConfirmByMail = true;
    }).Should().Equal(
        "OrgAuth:EmailAndPassword:RequireEmailVerification is 'True'; allowed is only False while Mail:Delivery is None.",
        "OrgAuth:EmailVerification:SendOnSignUp is 'True'; allowed is only False while Mail:Delivery is None.",
        "OrgAuth:DeleteUser:ConfirmByMail is 'True'; allowed is only False while Mail:Delivery is None.");

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("30.00:00:01")]
    public void Validate_LifetimesThatAreNone_NamesEach(string lifetime) => Failures(options =>
    {
        options.EmailAndPassword.ResetTokenExpiresIn = TimeSpan.Parse(lifetime, null);
        options.EmailVerification.ExpiresIn = TimeSpan.Parse(lifetime, null);
        options.DeleteUser.ExpiresIn = TimeSpan.Parse(lifetime, null);
    }).Should().Equal(new[] { "EmailAndPassword:ResetTokenExpiresIn", "EmailVerification:ExpiresIn", "DeleteUser:ExpiresIn" }.Select(name =>
        $"OrgAuth:{name} is '{lifetime}'; allowed is a number of seconds or d.hh:mm:ss, more than zero and at most 30 days."));

    private static OrgAuthOptions Read(params (string Name, string Value)[] settings)
    {
        var options = new OrgAuthOptions();
        new OrgAuthConfiguration(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => $"OrgAuth:{setting.Name}", string? (setting) => setting.Value)).Build()).Configure(options);
        return options;
    }

    private static IEnumerable<string> Failures(Action<OrgAuthOptions> set)
    {
        var options = new OrgAuthOptions();
        set(options);
        return new AccountOptionsValidator().Validate(null, options).Failures ?? [];
    }
}
