using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Organizations;

/// <summary>The organizations that the caller belongs to, in the order of joining (reference section 11.4).</summary>
/// <param name="Limit">At most so many; all by default.</param>
/// <param name="Offset">Skips so many.</param>
public sealed record ListOrganizations(int? Limit, int? Offset) : IQuery<IReadOnlyList<OrganizationReply>>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn.Lean();

    /// <inheritdoc />
    public OrganizationReference Organization => Limit is null && Offset is null ? OrganizationReference.All : OrganizationReference.None;
}

internal sealed class ListOrganizationsHandler(IOrgAuthDb db, CallContext call, IMapper mapper)
    : IRequestHandler<ListOrganizations, Result<IReadOnlyList<OrganizationReply>>>
{
    public async Task<Result<IReadOnlyList<OrganizationReply>>> Handle(ListOrganizations request, CancellationToken cancellationToken) =>
        call.Organizations is { } all ? Result.Success(all) : await db.Members
            .Where(member => member.UserId == call.User.Id)
            .OrderBy(member => member.CreatedAt).ThenBy(member => member.Id)
            .Page(request.Limit, request.Offset)
            .Join(db.Organizations, member => member.OrganizationId, organization => organization.Id, (_, organization) => organization)
            .ProjectTo<OrganizationReply>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken);
}
