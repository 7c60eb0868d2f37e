using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Mail;
using OrgAuth.Infrastructure.Outbox;

namespace OrgAuth.Infrastructure.Mail;

/// <summary>Registers the outbox's delivery and the ways to send.</summary>
internal static class MailDeliveryServices
{
    public static void AddOrgAuthMailDelivery(this IServiceCollection services)
    {
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxTelemetry>();
        services.AddSingleton<AttemptPolicy>();
        services.AddScoped<OutboxQueue>();
        services.AddScoped<Postman>();
        services.AddScoped<Delivery>();
        services.AddSingleton<SmtpSender>();
        services.AddSingleton<FolderSender>();
        services.AddSingleton<IEmailSender>(provider => provider.GetRequiredService<IOptions<OrgAuthOptions>>().Value.Mail.Delivery switch
        {
            MailDelivery.Smtp => provider.GetRequiredService<SmtpSender>(),
            MailDelivery.Folder => provider.GetRequiredService<FolderSender>(),
            MailDelivery.DevPage => provider.GetRequiredService<DevMailbox>(),
            var delivery => throw new InvalidOperationException(
                $"OrgAuth:Mail:Delivery is '{delivery}', but nothing sends mails: register an {nameof(IEmailSender)} after AddOrgAuth."),
        });
        services.AddHostedService<OutboxDispatcher>();
    }
}
