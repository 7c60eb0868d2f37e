using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Mail;

namespace OrgAuth.Application.Users;

/// <summary>Registers what accounts need beside their use cases.</summary>
internal static class AccountServices
{
    public static void AddOrgAuthAccounts(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<OrgAuthOptions>, AccountOptionsValidator>();
        services.AddScoped<AccountMails>();
        services.AddScoped<PasswordDesk>();
        services.AddScoped<PasswordProof>();
        services.AddTransient<EmailChange>();
        services.AddTransient<SignInAfterVerification>();
        services.AddTransient<PasswordReplacement>();
        services.AddTransient<UserRemoval>();
        services.AddScoped<IMailComposer, VerificationMail>();
        services.AddScoped<IMailComposer, SignUpRepeatedMail>();
    }
}
