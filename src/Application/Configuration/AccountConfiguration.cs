namespace OrgAuth.Application.Configuration;

/// <summary>Reads the sections about accounts.</summary>
internal static class AccountConfiguration
{
    public static void Read(OrgAuthOptions options, SettingsReader settings)
    {
        Read(options.EmailAndPassword, settings.In(nameof(options.EmailAndPassword)));
        Read(options.EmailVerification, settings.In(nameof(options.EmailVerification)));
        Read(options.ChangeEmail, settings.In(nameof(options.ChangeEmail)));
        Read(options.DeleteUser, settings.In(nameof(options.DeleteUser)));
    }

    private static void Read(EmailAndPasswordOptions options, SettingsReader settings)
    {
        options.Enabled = settings.Switch(nameof(options.Enabled), options.Enabled);
        options.DisableSignUp = settings.Switch(nameof(options.DisableSignUp), options.DisableSignUp);
        options.RequireEmailVerification = settings.Switch(nameof(options.RequireEmailVerification), options.RequireEmailVerification);
        options.RefuseCommonPasswords = settings.Switch(nameof(options.RefuseCommonPasswords), options.RefuseCommonPasswords);
        options.ResetTokenExpiresIn = settings.Duration(nameof(options.ResetTokenExpiresIn), options.ResetTokenExpiresIn);
        options.RevokeSessionsOnPasswordReset = settings.Switch(nameof(options.RevokeSessionsOnPasswordReset), options.RevokeSessionsOnPasswordReset);
    }

    private static void Read(EmailVerificationOptions options, SettingsReader settings)
    {
        options.SendOnSignUp = settings.OptionalSwitch(nameof(options.SendOnSignUp), options.SendOnSignUp);
        options.ExpiresIn = settings.Duration(nameof(options.ExpiresIn), options.ExpiresIn);
        options.AutoSignInAfterVerification = settings.Switch(nameof(options.AutoSignInAfterVerification), options.AutoSignInAfterVerification);
    }

    private static void Read(ChangeEmailOptions options, SettingsReader settings) =>
        options.Enabled = settings.Switch(nameof(options.Enabled), options.Enabled);

    private static void Read(DeleteUserOptions options, SettingsReader settings)
    {
        options.Enabled = settings.Switch(nameof(options.Enabled), options.Enabled);
        options.ConfirmByMail = settings.Switch(nameof(options.ConfirmByMail), options.ConfirmByMail);
        options.ExpiresIn = settings.Duration(nameof(options.ExpiresIn), options.ExpiresIn);
    }
}
