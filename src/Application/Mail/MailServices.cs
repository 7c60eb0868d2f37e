using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Invitations;

namespace OrgAuth.Application.Mail;

/// <summary>Registers what writes mails.</summary>
internal static class MailServices
{
    public static void AddOrgAuthMail(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<OrgAuthOptions>, MailOptionsValidator>();
        services.AddSingleton<IValidateOptions<OrgAuthOptions>, LinkOptionsValidator>();
        services.AddSingleton<InvitationTokens>();
        services.AddSingleton<Links>();
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<DevMailbox>();
        services.AddScoped<IMailComposer, InvitationMail>();
    }
}
