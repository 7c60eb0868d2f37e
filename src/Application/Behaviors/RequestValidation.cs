using FluentValidation;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Behaviors;

/// <summary>Runs validators and names fields as the client knows them.</summary>
internal static class RequestValidation
{
    public static IReadOnlyList<ValidationError> Validate<TRequest>(IEnumerable<IValidator<TRequest>> validators, TRequest request)
    {
        List<ValidationError>? errors = null;
        foreach (var validator in validators)
        {
            foreach (var failure in validator.Validate(request).Errors)
                (errors ??= []).Add(new ValidationError(WireName(failure.PropertyName), failure.ErrorMessage, failure.CustomState as string));
        }

        return errors ?? (IReadOnlyList<ValidationError>)[];
    }

    private static string WireName(string property) => property.Length == 0 ? property : char.ToLowerInvariant(property[0]) + property[1..];
}
