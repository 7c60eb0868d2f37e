using Microsoft.Extensions.Options;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api;

/// <summary>In development, mails are shown on a page.</summary>
internal sealed class MailDefault(IHostEnvironment environment) : IPostConfigureOptions<OrgAuthOptions>
{
    public void PostConfigure(string? name, OrgAuthOptions options) =>
        options.Mail.Delivery ??= environment.IsDevelopment() ? MailDelivery.DevPage : MailDelivery.None;
}

/// <summary>Outside development, links in mails need an address that no request can choose, and no page shows mails to whoever comes by.</summary>
internal sealed class MailRequirements(IHostEnvironment environment) : IValidateOptions<OrgAuthOptions>
{
    public ValidateOptionsResult Validate(string? name, OrgAuthOptions options) => (environment.IsDevelopment(), options.Mail.Delivery) switch
    {
        (true, _) or (_, MailDelivery.None or null) => ValidateOptionsResult.Success,
        (_, MailDelivery.DevPage) => ValidateOptionsResult.Fail(
            "OrgAuth:Mail:Delivery is 'DevPage'; allowed is None, Smtp, Folder or Custom outside development."),
        _ when options.BaseUrl is null => ValidateOptionsResult.Fail(
            $"OrgAuth:BaseUrl is missing, which OrgAuth:Mail:Delivery '{options.Mail.Delivery}' needs for links in mails; allowed is an origin like https://id.example.com."),
        _ => ValidateOptionsResult.Success,
    };
}
