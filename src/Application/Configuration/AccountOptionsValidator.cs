using Microsoft.Extensions.Options;

namespace OrgAuth.Application.Configuration;

/// <summary>Stops the start on nonsense about accounts, naming the setting, its value and what is allowed.</summary>
internal sealed class AccountOptionsValidator : IValidateOptions<OrgAuthOptions>
{
    private const int MaxDays = 30;
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(MaxDays);

    public ValidateOptionsResult Validate(string? name, OrgAuthOptions options) => Lifetimes(options).Concat(NeedingMail(options)).ToResult();

    private static IEnumerable<string> Lifetimes(OrgAuthOptions options)
    {
        (string Name, TimeSpan Value)[] lifetimes =
        [
            ($"{nameof(options.EmailAndPassword)}:{nameof(options.EmailAndPassword.ResetTokenExpiresIn)}", options.EmailAndPassword.ResetTokenExpiresIn),
            ($"{nameof(options.EmailVerification)}:{nameof(options.EmailVerification.ExpiresIn)}", options.EmailVerification.ExpiresIn),
            ($"{nameof(options.DeleteUser)}:{nameof(options.DeleteUser.ExpiresIn)}", options.DeleteUser.ExpiresIn),
        ];
        return lifetimes
            .Where(lifetime => lifetime.Value <= TimeSpan.Zero || lifetime.Value > MaxLifetime)
            .Select(lifetime => Message(lifetime.Name, lifetime.Value, $"a number of seconds or d.hh:mm:ss, more than zero and at most {MaxDays} days"));
    }

    private static IEnumerable<string> NeedingMail(OrgAuthOptions options)
    {
        if (options.DeliverMail())
            return [];

        (string Name, bool IsOn)[] switches =
        [
            ($"{nameof(options.EmailAndPassword)}:{nameof(options.EmailAndPassword.RequireEmailVerification)}", options.EmailAndPassword.RequireEmailVerification),
            ($"{nameof(options.EmailVerification)}:{nameof(options.EmailVerification.SendOnSignUp)}", options.EmailVerification.SendOnSignUp is true),
            ($"{nameof(options.DeleteUser)}:{nameof(options.DeleteUser.ConfirmByMail)}", options.DeleteUser.ConfirmByMail),
        ];
        return switches
            .Where(setting => setting.IsOn)
            .Select(setting => Message(setting.Name, "True", $"only False while {nameof(options.Mail)}:{nameof(options.Mail.Delivery)} is {MailDelivery.None}"));
    }

    private static string Message(string name, object value, string allowed) =>
        SettingFailures.Nonsense($"{OrgAuthOptions.SectionName}:{name}", value, allowed);
}
