using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Members;

/// <summary>Gives a member new roles (reference section 11.13). Whether the caller may is the organization's to say.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Roles">The roles; each may be several, comma-separated.</param>
/// <param name="OrganizationId">The organization, or the active one.</param>
public sealed record UpdateMemberRole(string MemberId, IReadOnlyList<string> Roles, string? OrganizationId)
    : ICommand<MemberReply>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Member
        .BeforeMembership<UpdateMemberRole>(request => RoleSet.TryCreate(request.Roles, out _) ? null : AccessErrors.NewRoleMissing)
        .ChangesOrganization();

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.IdOrActive(OrganizationId);
}

internal sealed class UpdateMemberRoleHandler(IOrgAuthDb db, CallContext call, AccessModel model, IMapper mapper)
    : IRequestHandler<UpdateMemberRole, Result<MemberReply>>
{
    public async Task<Result<MemberReply>> Handle(UpdateMemberRole request, CancellationToken cancellationToken)
    {
        if (!RoleSet.TryCreate(request.Roles, out var roles))
            return AccessErrors.NewRoleMissing;

        var member = await db.Members.SingleOrDefaultAsync(
            m => m.Id == request.MemberId && m.OrganizationId == call.OrganizationId, cancellationToken);
        if (member is null)
            return MemberErrors.NotFound;

        var organization = await db.Organizations.SingleAsync(o => o.Id == call.OrganizationId, cancellationToken);
        var changed = organization.ChangeRoles(member, roles, call.ActorIn(model));
        return changed.IsSuccess ? mapper.Map<MemberReply>(member) : changed.Error!;
    }
}
