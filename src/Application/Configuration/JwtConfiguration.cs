using Microsoft.Extensions.Configuration;

namespace OrgAuth.Application.Configuration;

/// <summary>Reads the section <c>OrgAuth:Jwt</c>.</summary>
internal static class JwtConfiguration
{
    public static void Read(JwtOptions options, SettingsReader settings) =>
        options.Issuers.AddRange(settings.Children(nameof(options.Issuers)).Select(section => IssuerIn(section, new SettingsReader(section))));

    private static JwtIssuer IssuerIn(IConfigurationSection section, SettingsReader settings)
    {
        var issuer = new JwtIssuer { Issuer = settings.Raw(nameof(JwtIssuer.Issuer)) ?? string.Empty };
        issuer.MetadataAddress = settings.Text(nameof(issuer.MetadataAddress));
        issuer.ClockSkew = settings.Duration(nameof(issuer.ClockSkew), issuer.ClockSkew);
        issuer.TrustEmail = settings.Switch(nameof(issuer.TrustEmail), issuer.TrustEmail);
        issuer.EmailClaim = settings.Text(nameof(issuer.EmailClaim)) ?? issuer.EmailClaim;
        issuer.EmailVerifiedClaim = settings.Text(nameof(issuer.EmailVerifiedClaim)) ?? issuer.EmailVerifiedClaim;
        issuer.NameClaim = settings.Text(nameof(issuer.NameClaim)) ?? issuer.NameClaim;
        issuer.PictureClaim = settings.Text(nameof(issuer.PictureClaim)) ?? issuer.PictureClaim;
        issuer.SessionIdClaim = settings.Text(nameof(issuer.SessionIdClaim)) ?? issuer.SessionIdClaim;
        issuer.Audiences.AddRange(settings.List(nameof(issuer.Audiences)));
        issuer.Algorithms.AddRange(settings.List(nameof(issuer.Algorithms)));
        issuer.SigningKeys.AddRange(KeysIn(section.GetSection(nameof(issuer.SigningKeys))));
        foreach (var claim in settings.Children(nameof(issuer.RequiredClaims)))
            issuer.RequiredClaims[claim.Key] = claim.Value ?? string.Empty;

        return issuer;
    }

    /// <summary>Keys have commas in them: one text is one entry.</summary>
    private static IEnumerable<string> KeysIn(IConfigurationSection list) =>
        list.GetChildren().Select(key => key.Value).Append(list.Value).OfType<string>().Where(key => key.Length > 0);
}
