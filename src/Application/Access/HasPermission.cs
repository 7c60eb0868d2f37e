using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Access;

/// <summary>May the caller do all of this in the organization, by one single role? (reference sections 9 and 11.21)</summary>
/// <param name="OrganizationId">The organization, or the active one.</param>
/// <param name="Permissions">Actions by resource.</param>
public sealed record HasPermission(string? OrganizationId, IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions)
    : IQuery<PermissionAnswer>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Member.NotMember(MemberErrors.AskerIsNoMember).Lean();

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.IdOrActive(OrganizationId);
}

/// <summary>The answer.</summary>
/// <param name="Error">Always <c>null</c>; the reference sends it.</param>
/// <param name="Success">Whether the caller may.</param>
public sealed record PermissionAnswer(string? Error, bool Success)
{
    internal static PermissionAnswer Yes { get; } = new(null, true);

    internal static PermissionAnswer No { get; } = new(null, false);
}

internal sealed class HasPermissionHandler(CallContext call, AccessModel model) : IRequestHandler<HasPermission, Result<PermissionAnswer>>
{
    public Task<Result<PermissionAnswer>> Handle(HasPermission request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<PermissionAnswer>>(
            model.Allows(call.Membership!.Roles, request.Permissions) ? PermissionAnswer.Yes : PermissionAnswer.No);
}
