namespace OrgAuth.Application.Configuration;

/// <summary>Signing up and in by password: configuration section <c>OrgAuth:EmailAndPassword</c>.</summary>
public sealed class EmailAndPasswordOptions
{
    /// <summary>Is it offered at all? Off: sign-up, sign-in and recovery by password are refused. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Nobody new signs up. Default: false.</summary>
    public bool DisableSignUp { get; set; }

    /// <summary>
    /// Nobody signs in before the address is verified; sign-up then starts no session and answers alike for new and known addresses. Needs
    /// mail. Default: false.
    /// </summary>
    public bool RequireEmailVerification { get; set; }

    /// <summary>The commonest passwords are refused. Default: true.</summary>
    public bool RefuseCommonPasswords { get; set; } = true;

    /// <summary>How long a mailed leave to set a new password holds. Default: 1 hour.</summary>
    public TimeSpan ResetTokenExpiresIn { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Setting a new password by mail ends all sessions of the user. Default: true.</summary>
    public bool RevokeSessionsOnPasswordReset { get; set; } = true;
}

/// <summary>How addresses are verified: configuration section <c>OrgAuth:EmailVerification</c>.</summary>
public sealed class EmailVerificationOptions
{
    /// <summary>
    /// Signing up sends the mail that verifies the address. Default: as <see cref="EmailAndPasswordOptions.RequireEmailVerification"/>.
    /// </summary>
    public bool? SendOnSignUp { get; set; }

    /// <summary>How long the links that verify or change an address hold. Default: 1 hour.</summary>
    public TimeSpan ExpiresIn { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Following the link signs in, too. Default: false.</summary>
    public bool AutoSignInAfterVerification { get; set; }
}

/// <summary>How users change their address: configuration section <c>OrgAuth:ChangeEmail</c>.</summary>
public sealed class ChangeEmailOptions
{
    /// <summary>May they? Default: true; it needs mail.</summary>
    public bool Enabled { get; set; } = true;
}

/// <summary>How users delete themselves: configuration section <c>OrgAuth:DeleteUser</c>.</summary>
public sealed class DeleteUserOptions
{
    /// <summary>May they? Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>It must be confirmed by a link in a mail. Default: false.</summary>
    public bool ConfirmByMail { get; set; }

    /// <summary>How long that link holds. Default: 24 hours.</summary>
    public TimeSpan ExpiresIn { get; set; } = TimeSpan.FromHours(24);
}
