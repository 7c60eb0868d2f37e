using MediatR;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Behaviors;

/// <summary>Lets a request pass only if its access rule does.</summary>
internal sealed class AccessBehavior<TRequest, TResponse>(AccessRules rules, AccessGate gate) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        await gate.CheckAsync(request, rules.For(typeof(TRequest)), cancellationToken) is { } refusal
            ? TResponse.Refused(refusal)
            : await next();
}
