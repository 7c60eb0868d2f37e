using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Invitations;

namespace OrgAuth.Application.Mail;

/// <summary>The addresses that stand in mails, at configured origins only: a request has no say in them.</summary>
internal sealed class Links(IOptions<OrgAuthOptions> options, IServerAddress server, InvitationTokens tokens)
{
    /// <summary>The page on which an invitation is accepted where none is configured; in development it is served.</summary>
    public const string DefaultAcceptInvitation = $"/accept-invitation?id={LinkOptions.IdPlace}";

    /// <summary>An endpoint of this server.</summary>
    /// <param name="path">Its path below the base path, beginning with a slash.</param>
    /// <param name="query">What stands in its query.</param>
    public Uri Api(string path, params (string Name, string Value)[] query) => new UriBuilder(new Uri(server.Origin, options.Value.BasePath + path))
    {
        Query = string.Join('&', query.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}")),
    }.Uri;

    /// <summary>The page on which an invitation is accepted, with the token that proves the mailbox.</summary>
    public Uri AcceptInvitation(string invitationId)
    {
        var links = options.Value.Links;
        var page = (links.AcceptInvitation ?? DefaultAcceptInvitation).Replace(LinkOptions.IdPlace, invitationId, StringComparison.Ordinal);
        var origin = links.BaseAddress is { } address ? new Uri(address) : server.Origin;
        var link = new UriBuilder(page.StartsWith('/') ? new Uri(origin, page) : new Uri(page));
        var token = $"token={tokens.Of(invitationId)}";
        link.Query = link.Query.Length > 1 ? $"{link.Query}&{token}" : token;
        return link.Uri;
    }
}
