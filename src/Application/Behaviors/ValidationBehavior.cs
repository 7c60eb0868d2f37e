using FluentValidation;
using MediatR;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Behaviors;

/// <summary>Refuses a request whose content breaks the rules, naming every field; before the session is even looked at (reference section 2).</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IResult<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var errors = RequestValidation.Validate(validators, request);
        return errors.Count == 0 ? next() : Task.FromResult(TResponse.Invalid(errors));
    }
}
