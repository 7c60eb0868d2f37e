using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OrgAuth.Application.Configuration;

/// <summary>Reads the section <c>OrgAuth</c>. A value that cannot be read stops the start and is named, with what is allowed.</summary>
internal sealed class OrgAuthConfiguration(IConfiguration configuration) : IConfigureOptions<OrgAuthOptions>
{
    private readonly SettingsReader settings = new(configuration.GetSection(OrgAuthOptions.SectionName));

    public void Configure(OrgAuthOptions options)
    {
        options.AllowUserToCreateOrganization = settings.Switch(nameof(options.AllowUserToCreateOrganization), options.AllowUserToCreateOrganization);
        options.OrganizationLimit = settings.Limit(nameof(options.OrganizationLimit), options.OrganizationLimit);
        options.MembershipLimit = settings.Limit(nameof(options.MembershipLimit), options.MembershipLimit);
        options.InvitationLimit = settings.Limit(nameof(options.InvitationLimit), options.InvitationLimit);
        options.CreatorRole = settings.Raw(nameof(options.CreatorRole)) ?? options.CreatorRole;
        options.InvitationExpiresIn = settings.Duration(nameof(options.InvitationExpiresIn), options.InvitationExpiresIn);
        options.DisableOrganizationDeletion = settings.Switch(nameof(options.DisableOrganizationDeletion), options.DisableOrganizationDeletion);
        options.CancelPendingInvitationsOnReInvite =
            settings.Switch(nameof(options.CancelPendingInvitationsOnReInvite), options.CancelPendingInvitationsOnReInvite);
        options.RequireEmailVerificationOnInvitation =
            settings.Switch(nameof(options.RequireEmailVerificationOnInvitation), options.RequireEmailVerificationOnInvitation);
        options.Secret = settings.Text(nameof(options.Secret)) ?? options.Secret;
        options.BasePath = settings.Raw(nameof(options.BasePath)) ?? options.BasePath;
        options.BaseUrl = settings.Text(nameof(options.BaseUrl)) ?? options.BaseUrl;
        options.ErrorStatuses = settings.Choice(nameof(options.ErrorStatuses), options.ErrorStatuses);
        options.AutoMapperLicenseKey = settings.Text(nameof(options.AutoMapperLicenseKey)) ?? options.AutoMapperLicenseKey;
        options.TrustedOrigins.AddRange(settings.List(nameof(options.TrustedOrigins)));
        options.KnownProxies.AddRange(settings.List(nameof(options.KnownProxies)));
        ReadRoles(options);
        MailConfiguration.Read(options.Mail, settings.In(nameof(options.Mail)));
        MailConfiguration.Read(options.Links, settings.In(nameof(options.Links)));
        AccountConfiguration.Read(options, settings);
        JwtConfiguration.Read(options.Jwt, settings.In(nameof(options.Jwt)));
        RateLimitingConfiguration.Read(options.RateLimiting, settings.In(nameof(options.RateLimiting)));
    }

    private void ReadRoles(OrgAuthOptions options)
    {
        foreach (var role in settings.Children(nameof(options.Roles)))
        {
            if (!options.Roles.TryGetValue(role.Key, out var permissions))
                options.Roles[role.Key] = permissions = [];

            foreach (var resource in role.GetChildren())
                permissions.Allow(resource.Key, SettingsReader.Values(resource));
        }
    }
}
