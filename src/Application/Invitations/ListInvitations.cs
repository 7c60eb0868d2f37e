using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Application.Invitations;

/// <summary>An organization's invitations, whatever their stage, in the order of creation (reference sections 11.16 and 17).</summary>
/// <param name="OrganizationId">The organization, or the active one.</param>
/// <param name="Limit">At most so many; all by default.</param>
/// <param name="Offset">Skips so many.</param>
public sealed record ListInvitations(string? OrganizationId, int? Limit, int? Offset)
    : IQuery<IReadOnlyList<InvitationReply>>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule
        .Permission(Permission.CreateInvitation, InvitationErrors.ListingDenied)
        .NoOrganization(OrganizationErrors.IdRequired)
        .NotMember(MemberErrors.InvitationReaderIsNoMember);

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.IdOrActive(OrganizationId);
}

internal sealed class ListInvitationsHandler(IOrgAuthDb db, CallContext call, IMapper mapper)
    : IRequestHandler<ListInvitations, Result<IReadOnlyList<InvitationReply>>>
{
    public async Task<Result<IReadOnlyList<InvitationReply>>> Handle(ListInvitations request, CancellationToken cancellationToken) =>
        await db.Invitations
            .VisibleTo(call)
            .OrderBy(invitation => invitation.CreatedAt).ThenBy(invitation => invitation.Id)
            .ProjectTo<InvitationReply>(mapper.ConfigurationProvider)
            .Page(request.Limit, request.Offset)
            .ToListAsync(cancellationToken);
}
