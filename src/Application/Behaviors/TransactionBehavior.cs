using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Behaviors;

/// <summary>Runs a command, access decision included, as one transaction that is repeated when it loses a race; a query without.</summary>
internal sealed class TransactionBehavior<TRequest, TResponse>(IUnitOfWork unitOfWork, ISessionCarrier carrier) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        request is ICommand ? unitOfWork.ExecuteAsync(() => AttemptAsync(next), cancellationToken) : unitOfWork.ReadAsync(() => next());

    private Task<TResponse> AttemptAsync(RequestHandlerDelegate<TResponse> next)
    {
        carrier.Reset();
        return next();
    }
}
