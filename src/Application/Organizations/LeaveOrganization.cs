using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Members;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Organizations;

/// <summary>Ends the caller's own membership; refused to the only owner (reference section 11.8).</summary>
/// <param name="OrganizationId">The organization.</param>
public sealed record LeaveOrganization(string OrganizationId) : ICommand<MemberReply>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Member
        .NoOrganization(MemberErrors.CallerNotFound)
        .NotMember(MemberErrors.CallerNotFound)
        .ChangesOrganization();

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.Id(OrganizationId);
}

internal sealed class LeaveOrganizationHandler(IOrgAuthDb db, CallContext call) : IRequestHandler<LeaveOrganization, Result<MemberReply>>
{
    public async Task<Result<MemberReply>> Handle(LeaveOrganization request, CancellationToken cancellationToken)
    {
        var organization = await db.Organizations.SingleAsync(o => o.Id == call.OrganizationId, cancellationToken);
        var member = await db.Members.SingleAsync(m => m.Id == call.Membership!.Id, cancellationToken);
        var left = organization.Leave(member);
        if (!left.IsSuccess)
            return left.Error!;

        db.Members.Remove(member);
        await db.SaveAsync(cancellationToken);
        await db.Sessions.LeaveAsync(member.UserId, organization.Id, cancellationToken);
        return CallerReply.MemberOf(call);
    }
}
