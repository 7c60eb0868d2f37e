using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Application.Organizations;

/// <summary>Any organization; by <see cref="OrgAuthSystem"/> only.</summary>
/// <param name="OrganizationId">Its id.</param>
/// <param name="OrganizationSlug">Its slug, which is looked at where no id is given.</param>
public sealed record FindOrganization(string? OrganizationId = null, string? OrganizationSlug = null) : IQuery<OrganizationReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.System;
}

internal sealed class FindOrganizationHandler(IOrgAuthDb db, IMapper mapper) : IRequestHandler<FindOrganization, Result<OrganizationReply>>
{
    public async Task<Result<OrganizationReply>> Handle(FindOrganization request, CancellationToken cancellationToken) =>
        await db.Organizations
            .Where(organization => request.OrganizationId == null ? organization.Slug == request.OrganizationSlug : organization.Id == request.OrganizationId)
            .ProjectTo<OrganizationReply>(mapper.ConfigurationProvider)
            .SingleOrDefaultAsync(cancellationToken) is { } found
            ? found
            : OrganizationErrors.NotFound;
}
