using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Behaviors;

/// <summary>
/// Counts wrong passwords, and refuses a request that comes too soon after them. Around the transaction, because a refused command leaves nothing
/// behind and this must. Only for requests that try a password; the container leaves it out for others.
/// </summary>
internal sealed class PasswordAttemptBehavior<TRequest, TResponse>(PasswordAttempts attempts) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IPasswordAttempt
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request.Account is not { } account)
            return await next();

        if (await attempts.RefusalAsync(account, cancellationToken) is { } refusal)
            return TResponse.Refused(refusal);

        var response = await next();
        if (response.IsSuccess)
            await attempts.SucceededAsync(account, cancellationToken);
        else if (response.Error?.Situation == UserErrors.InvalidCredentials.Situation)
            await attempts.FailedAsync(account, CancellationToken.None);

        return response;
    }
}
