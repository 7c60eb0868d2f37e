using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Application.Organizations;

/// <summary>An organization of the caller's, or nothing when none is named and none active (reference section 17).</summary>
/// <param name="OrganizationId">The organization's id.</param>
/// <param name="OrganizationSlug">Its slug, which wins over the id.</param>
public sealed record GetOrganization(string? OrganizationId, string? OrganizationSlug) : IQuery<OrganizationReply?>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Member
        .OrganizationOptional()
        .UnknownOrganization(OrganizationErrors.NotFound)
        .NotMember(MemberErrors.ReaderIsNoMember);

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.SlugOrId(OrganizationSlug, OrganizationId);
}

internal sealed class GetOrganizationHandler(IOrgAuthDb db, CallContext call, IMapper mapper)
    : IRequestHandler<GetOrganization, Result<OrganizationReply?>>
{
    public async Task<Result<OrganizationReply?>> Handle(GetOrganization request, CancellationToken cancellationToken) =>
        call.Membership is null
            ? Result.Success<OrganizationReply?>(null)
            : await db.Organizations
                .Where(organization => organization.Id == call.OrganizationId)
                .ProjectTo<OrganizationReply>(mapper.ConfigurationProvider)
                .SingleOrDefaultAsync(cancellationToken);
}
