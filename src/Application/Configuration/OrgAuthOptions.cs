using OrgAuth.Domain.Access;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Configuration;

/// <summary>All settings of OrgAuth (contract section 1): configuration section <c>OrgAuth</c>, then code. Validated at start.</summary>
public sealed class OrgAuthOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "OrgAuth";

    /// <summary>May users create organizations? Default: true.</summary>
    public bool AllowUserToCreateOrganization { get; set; } = true;

    /// <summary>May this user create organizations? Asked, in addition, where <see cref="AllowUserToCreateOrganization"/> is true.</summary>
    public Func<UserProfile, CancellationToken, ValueTask<bool>>? MayCreateOrganization { get; set; }

    /// <summary>Most organizations a user may belong to, in whatever role; <c>null</c>, the default, is unlimited.</summary>
    public int? OrganizationLimit { get; set; }

    /// <summary>Most members an organization may have; <c>null</c> is unlimited. Default: 100.</summary>
    public int? MembershipLimit { get; set; } = 100;

    /// <summary>The role of whoever creates an organization, and the one of which it never runs out. Default: owner.</summary>
    public string CreatorRole { get; set; } = "owner";

    /// <summary>The life of an invitation. In configuration a plain number means seconds. Default: 48 hours.</summary>
    public TimeSpan InvitationExpiresIn { get; set; } = TimeSpan.FromHours(48);

    /// <summary>Most pending, unexpired invitations an organization may have; <c>null</c> is unlimited. Default: 100.</summary>
    public int? InvitationLimit { get; set; } = 100;

    /// <summary>Switches deletion of organizations off. Default: false.</summary>
    public bool DisableOrganizationDeletion { get; set; }

    /// <summary>A new invitation to an address cancels the pending one instead of being refused. Default: false.</summary>
    public bool CancelPendingInvitationsOnReInvite { get; set; }

    /// <summary>Getting, accepting and rejecting an invitation need a verified address. Default: false.</summary>
    public bool RequireEmailVerificationOnInvitation { get; set; }

    /// <summary>Custom roles by name, added to owner, admin and member; one named like those adds to it. Default: none.</summary>
    public Dictionary<string, RolePermissions> Roles { get; } = new(StringComparer.Ordinal);

    /// <summary>Signs cookies; at least 32 characters. Required everywhere but in development, which makes one and keeps it.</summary>
    public string? Secret { get; set; }

    /// <summary>Where the endpoints are mounted. Default: <c>/api/auth</c>.</summary>
    public string BasePath { get; set; } = "/api/auth";

    /// <summary>The public origin of this server, for example <c>https://id.example.com</c>; default: that of each request.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Further origins whose pages may call with cookies; <c>*</c> matches within a host name. Default: none.</summary>
    public List<string> TrustedOrigins { get; } = [];

    /// <summary>Which statuses and error bodies are answered. Default: <see cref="ErrorStatuses.Documented"/>.</summary>
    public ErrorStatuses ErrorStatuses { get; set; }

    /// <summary>
    /// Addresses or networks (CIDR) of proxies whose <c>X-Forwarded-*</c> headers are believed. Default: none.
    /// </summary>
    public List<string> KnownProxies { get; } = [];

    /// <summary>How mails are delivered.</summary>
    public MailOptions Mail { get; } = new();

    /// <summary>The pages that mails lead to.</summary>
    public LinkOptions Links { get; } = new();

    /// <summary>Signing up and in by password.</summary>
    public EmailAndPasswordOptions EmailAndPassword { get; } = new();

    /// <summary>How addresses are verified.</summary>
    public EmailVerificationOptions EmailVerification { get; } = new();

    /// <summary>How users change their address.</summary>
    public ChangeEmailOptions ChangeEmail { get; } = new();

    /// <summary>How users delete themselves.</summary>
    public DeleteUserOptions DeleteUser { get; } = new();

    /// <summary>Whose tokens are accepted.</summary>
    public JwtOptions Jwt { get; } = new();

    /// <summary>How much of everything one caller may ask for.</summary>
    public RateLimitingOptions RateLimiting { get; } = new();

    /// <summary>A commercial AutoMapper licence key, for those who need one; see the README. Default: none.</summary>
    public string? AutoMapperLicenseKey { get; set; }
}
