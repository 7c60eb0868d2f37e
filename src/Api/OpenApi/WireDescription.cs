using OrgAuth.Api.Wire;
using OrgAuth.Domain.Common;

namespace OrgAuth.Api.OpenApi;

/// <summary>What an endpoint tells OpenAPI about itself.</summary>
/// <param name="Place">Where its fields are: <c>body</c> or <c>query</c>.</param>
/// <param name="Fields">The fields.</param>
internal sealed record WireDescription(string Place, Func<IReadOnlyList<WireField>> Fields)
{
    /// <summary>The use case.</summary>
    public Type Request { get; init; } = typeof(object);

    /// <summary>Whether it is followed from a mail and sends the browser on.</summary>
    public bool IsLink { get; init; }

    /// <summary>Its refusals, apart from those that its access rule tells.</summary>
    public IReadOnlyList<Error> Refusals { get; init; } = [];
}
