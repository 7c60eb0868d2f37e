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

    /// <summary>Collects the fields asked for; only when describing.</summary>
    protected List<WireField>? Fields { get; init; }

    protected void Note(WireField field) => Fields?.Add(field);

    protected void Complain(string field, string text) => (issues ??= []).Add(new ValidationError(field, text));

    protected static string Expected(string expected, string received) => $"Invalid input: expected {expected}, received {received}";
}
