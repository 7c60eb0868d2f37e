using MediatR;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Access;

/// <summary>
/// How the application's own code acts without a session: it sends requests whose rule is <see cref="AccessRule.System"/>, each in a scope and a
/// transaction of its own. No endpoint maps such a request, and sent in any other way it is refused.
/// </summary>
/// <param name="scopes">Makes the scopes.</param>
public sealed class OrgAuthSystem(IServiceScopeFactory scopes)
{
    /// <summary>Sends a request for the application itself. One that is meant for users is refused as if nobody were signed in.</summary>
    public async Task<Result<TReply>> SendAsync<TReply>(IRequest<Result<TReply>> request, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallContext>().ActAsSystem();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}
