using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Invitations;
using OrgAuth.Application.Members;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Application.Organizations;

/// <summary>
/// An organization with its first members in the order of joining and, for members who may invite, its newest invitations in the order of
/// creation (reference section 11.5). Nothing when none is named and none active.
/// </summary>
/// <param name="OrganizationId">The organization's id.</param>
/// <param name="OrganizationSlug">Its slug, which wins over the id.</param>
/// <param name="MembersLimit">At most so many members; 100 by default, 1000 at most.</param>
public sealed record GetFullOrganization(string? OrganizationId, string? OrganizationSlug, int? MembersLimit)
    : IQuery<FullOrganization?>, IInOrganization
{
    /// <summary>At most so many invitations are given; list-invitations gives all.</summary>
    public const int MaxInvitations = 1000;

    /// <inheritdoc />
    public static AccessRule Access { get; } = GetOrganization.Access;

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.SlugOrId(OrganizationSlug, OrganizationId);
}

internal sealed class GetFullOrganizationHandler(IOrgAuthDb db, CallContext call, AccessModel model, IMapper mapper)
    : IRequestHandler<GetFullOrganization, Result<FullOrganization?>>
{
    public async Task<Result<FullOrganization?>> Handle(GetFullOrganization request, CancellationToken cancellationToken)
    {
        if (call.Membership is null)
            return Result.Success<FullOrganization?>(null);

        var organization = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == call.OrganizationId, cancellationToken);
        if (organization is null)
            return OrganizationErrors.NotFound;

        return new FullOrganization(
            organization.Id,
            organization.Name,
            organization.Slug,
            organization.Logo,
            organization.CreatedAt,
            organization.Metadata,
            await MembersAsync(request.MembersLimit ?? ListMembers.DefaultLimit, cancellationToken),
            await InvitationsAsync(cancellationToken));
    }

    private Task<List<MemberReply>> MembersAsync(int limit, CancellationToken cancellationToken) => db.Members
        .Where(member => member.OrganizationId == call.OrganizationId)
        .OrderBy(member => member.CreatedAt).ThenBy(member => member.Id)
        .Take(limit)
        .ProjectTo<MemberReply>(mapper.ConfigurationProvider)
        .ToListAsync(cancellationToken);

    private async Task<List<InvitationReply>> InvitationsAsync(CancellationToken cancellationToken)
    {
        if (!call.ActorIn(model).May(Permission.CreateInvitation))
            return [];

        var newest = await db.Invitations
            .VisibleTo(call)
            .OrderByDescending(invitation => invitation.CreatedAt).ThenByDescending(invitation => invitation.Id)
            .Take(GetFullOrganization.MaxInvitations)
            .ProjectTo<InvitationReply>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken);
        newest.Reverse();
        return newest;
    }
}
