using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Members;

/// <summary>Makes a user a member without an invitation; by <see cref="OrgAuthSystem"/> only. Limits and single memberships hold as always.</summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="UserId">The user.</param>
/// <param name="Roles">At least one role.</param>
public sealed record AddMember(string OrganizationId, string UserId, IReadOnlyList<string> Roles) : ICommand<MemberReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.System;
}

internal sealed class AddMemberHandler(IOrgAuthDb db, IUnitOfWork unitOfWork, Admissions admissions, IMapper mapper)
    : IRequestHandler<AddMember, Result<MemberReply>>
{
    public async Task<Result<MemberReply>> Handle(AddMember request, CancellationToken cancellationToken)
    {
        if (!RoleSet.TryCreate(request.Roles, out var roles))
            return AccessErrors.RoleMissing;

        if (!await unitOfWork.LockOrganizationAsync(request.OrganizationId, seenVersion: null, cancellationToken))
            return OrganizationErrors.NotFound;

        if (!await unitOfWork.LockUserAsync(request.UserId, cancellationToken))
            return UserErrors.NotFound;

        var organization = await db.Organizations.SingleAsync(o => o.Id == request.OrganizationId, cancellationToken);
        var memberships = db.Members.Where(member => member.UserId == request.UserId);
        var facts = new AdditionFacts(
            await memberships.AnyAsync(member => member.OrganizationId == request.OrganizationId, cancellationToken),
            await memberships.CountAsync(cancellationToken));
        var added = admissions.Add(organization, request.UserId, roles, facts);
        if (!added.IsSuccess)
            return added.Error!;

        db.Members.Add(added.Value);
        return mapper.Map<MemberReply>(added.Value);
    }
}

/// <summary>What adding a member takes besides the data: the configured limits and roles, and the time.</summary>
internal sealed class Admissions(AccessModel model, IOptions<OrgAuthOptions> options, TimeProvider time)
{
    public Result<Domain.Members.Member> Add(Organization organization, string userId, RoleSet roles, AdditionFacts facts) =>
        organization.Add(userId, roles, model, facts, options.Value.MembershipLimits(), time.Now());
}
