namespace OrgAuth.Application.Configuration;

/// <summary>The pages that mails lead to: configuration section <c>OrgAuth:Links</c>.</summary>
public sealed class LinkOptions
{
    /// <summary>The place of the invitation's id in <see cref="AcceptInvitation"/>.</summary>
    internal const string IdPlace = "{id}";

    /// <summary>The origin of the application's pages; default: <see cref="OrgAuthOptions.BaseUrl"/>.</summary>
    public string? BaseAddress { get; set; }

    /// <summary>
    /// The page on which an invitation is accepted: a path there, or a whole address at a configured origin, with <c>{id}</c> for the
    /// invitation. The token that proves the mailbox is added to the query as <c>token</c>. Default: <c>/accept-invitation?id={id}</c>, which
    /// OrgAuth serves itself in development.
    /// </summary>
    public string? AcceptInvitation { get; set; }
}
