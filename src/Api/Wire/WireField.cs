namespace OrgAuth.Api.Wire;

/// <summary>One field of a request, as an endpoint's reader asks for it: what OpenAPI tells about it.</summary>
/// <param name="Name">The path, for example <c>data.name</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Nullable">Whether it may be null.</param>
/// <param name="Options">The values there are, if they are few.</param>
/// <param name="IsInPath">Whether it is a part of the path.</param>
internal sealed record WireField(
    string Name, WireKind Kind, bool Required, bool Nullable = false, IReadOnlyList<string>? Options = null, bool IsInPath = false);

/// <summary>What a field holds.</summary>
internal enum WireKind
{
    Text,
    Boolean,
    Count,
    Object,
    TextOrTexts,
    Permissions,
}
