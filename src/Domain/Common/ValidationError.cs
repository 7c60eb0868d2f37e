namespace OrgAuth.Domain.Common;

/// <summary>One thing that is wrong with one field of a request.</summary>
/// <param name="Identifier">The field's path as the client sent it, for example <c>data.name</c>; empty for the request as a whole.</param>
/// <param name="ErrorMessage">What is wrong and what is allowed.</param>
/// <param name="ErrorCode">A code of its own, or <c>null</c> for the general <c>VALIDATION_ERROR</c>.</param>
public sealed record ValidationError(string Identifier, string ErrorMessage, string? ErrorCode = null)
{
    internal static IReadOnlyList<ValidationError> AtLeastOne(IReadOnlyList<ValidationError> errors) =>
        errors.Count > 0 ? errors : throw new ArgumentException("A refusal of the input says what is wrong with it.", nameof(errors));
}
