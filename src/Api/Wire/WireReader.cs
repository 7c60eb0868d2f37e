using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Wire;

/// <summary>
/// Reads a request field by field and notes what is wrong in the reference's words. Run over nothing, it tells which fields an endpoint has,
/// in which order: what is read, checked and documented is written once.
/// </summary>
internal abstract class WireReader
{
    private List<ValidationError>? issues;

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<ValidationError> Issues => issues ?? (IReadOnlyList<ValidationError>)[];

    /// <summary>The fields asked for so far; collected only when describing.</summary>
    public List<WireField>? Fields { get; init; }

    protected void Describe(WireField field) => Fields?.Add(field);

    protected void Complain(string field, string text) => (issues ??= []).Add(new ValidationError(field, text));

    protected static string Expected(string expected, string received) => $"Invalid input: expected {expected}, received {received}";
}
