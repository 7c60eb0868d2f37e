using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Members;

/// <summary>The caller's membership of the active organization (reference section 11.9).</summary>
public sealed record GetActiveMember : IQuery<MemberReply>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Member;

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.Active;
}

internal sealed class GetActiveMemberHandler(CallContext call) : IRequestHandler<GetActiveMember, Result<MemberReply>>
{
    public Task<Result<MemberReply>> Handle(GetActiveMember request, CancellationToken cancellationToken) =>
        Task.FromResult<Result<MemberReply>>(CallerReply.MemberOf(call));
}
