using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Organizations;

/// <summary>A page of all organizations, in the order of their making; by <see cref="OrgAuthSystem"/> only.</summary>
/// <param name="Limit">At most so many, 1 to 1000.</param>
/// <param name="After">The id after which the page begins: the last one of the page before.</param>
public sealed record ListAllOrganizations(int Limit = 100, string? After = null) : IQuery<IReadOnlyList<OrganizationReply>>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.System;
}

internal sealed class ListAllOrganizationsValidator : AbstractValidator<ListAllOrganizations>
{
    public ListAllOrganizationsValidator() => RuleFor(request => request.Limit).InclusiveBetween(1, 1000);
}

internal sealed class ListAllOrganizationsHandler(IOrgAuthDb db, IMapper mapper)
    : IRequestHandler<ListAllOrganizations, Result<IReadOnlyList<OrganizationReply>>>
{
    public async Task<Result<IReadOnlyList<OrganizationReply>>> Handle(ListAllOrganizations request, CancellationToken cancellationToken)
    {
        var organizations = request.After is { } id
            ? db.Organizations.Where(organization => organization.Id.CompareTo(id) > 0)
            : db.Organizations;
        return await organizations
            .OrderBy(organization => organization.Id)
            .Take(request.Limit)
            .ProjectTo<OrganizationReply>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken);
    }
}
