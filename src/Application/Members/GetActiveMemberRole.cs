using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Members;

/// <summary>The roles of the caller, or of another member, in an organization (reference section 11.10).</summary>
/// <param name="UserId">The user asked about; the caller by default.</param>
/// <param name="OrganizationId">The organization's id.</param>
/// <param name="OrganizationSlug">Its slug, which wins over the id.</param>
public sealed record GetActiveMemberRole(string? UserId, string? OrganizationId, string? OrganizationSlug) : IQuery<RoleReply>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Member.NotMember(MemberErrors.YouAreNoMember);

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.SlugOrId(OrganizationSlug, OrganizationId);
}

/// <summary>Roles on the wire: names, comma-separated.</summary>
public sealed record RoleReply(string Role);

internal sealed class GetActiveMemberRoleHandler(IOrgAuthDb db, CallContext call) : IRequestHandler<GetActiveMemberRole, Result<RoleReply>>
{
    public async Task<Result<RoleReply>> Handle(GetActiveMemberRole request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(request.UserId) || request.UserId == call.User.Id)
            return new RoleReply(call.Membership!.Role);

        var role = await db.Members
            .Where(member => member.OrganizationId == call.OrganizationId && member.UserId == request.UserId)
            .Select(member => member.Role)
            .SingleOrDefaultAsync(cancellationToken);
        return role is null ? MemberErrors.YouAreNoMember : new RoleReply(role);
    }
}
