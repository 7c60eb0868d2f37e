using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Access;

/// <summary>
/// May a user do all of this in an organization, by one single role? By <see cref="OrgAuthSystem"/> only. Whoever is no member may nothing.
/// </summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="UserId">The user.</param>
/// <param name="Permissions">Actions by resource.</param>
public sealed record CheckPermission(string OrganizationId, string UserId, IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions)
    : IQuery<bool>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.System;
}

internal sealed class CheckPermissionHandler(IOrgAuthDb db, AccessModel model) : IRequestHandler<CheckPermission, Result<bool>>
{
    public async Task<Result<bool>> Handle(CheckPermission request, CancellationToken cancellationToken)
    {
        var role = await db.Members
            .Where(member => member.OrganizationId == request.OrganizationId && member.UserId == request.UserId)
            .Select(member => member.Role)
            .SingleOrDefaultAsync(cancellationToken);
        return role is not null && model.Allows(RoleSet.Parse(role), request.Permissions);
    }
}
