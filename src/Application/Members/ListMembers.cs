using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Members;

/// <summary>A page of an organization's members, filtered and sorted (reference section 11.11, contract section 5, item 6).</summary>
/// <param name="OrganizationId">The organization's id.</param>
/// <param name="OrganizationSlug">Its slug, which wins over the id.</param>
/// <param name="Limit">At most so many; 100 by default, 1000 at most.</param>
/// <param name="Offset">Skips so many.</param>
/// <param name="SortBy">One of <see cref="MemberFields.All"/>; by default the order of joining.</param>
/// <param name="Descending">Whether the largest comes first.</param>
/// <param name="Filter">A condition, or <c>null</c>.</param>
public sealed record ListMembers(
    string? OrganizationId, string? OrganizationSlug, int? Limit, int? Offset, string? SortBy, bool Descending, MemberFilter? Filter)
    : IQuery<MemberPage>, IInOrganization
{
    /// <summary>The size of a page when none is asked for.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The largest page.</summary>
    public const int MaxLimit = 1000;

    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Member.NotMember(MemberErrors.YouAreNoMember);

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.SlugOrId(OrganizationSlug, OrganizationId);
}

/// <summary>Some of an organization's members.</summary>
/// <param name="Members">The page.</param>
/// <param name="Total">How many there are after the filter, on all pages.</param>
public sealed record MemberPage(IReadOnlyList<MemberReply> Members, int Total);

internal sealed class ListMembersValidator : AbstractValidator<ListMembers>
{
    public ListMembersValidator()
    {
        RuleFor(request => request.Filter).Must(filter => filter is null || filter.SuitsField())
            .WithMessage("Invalid option: this field takes one of eq, ne, lt, lte, gt, gte, in, not_in").OverridePropertyName("filterOperator");
        RuleFor(request => request.Filter).Must(filter => filter is null || filter.HasReadableValues())
            .WithMessage("Invalid input: expected an ISO 8601 date").OverridePropertyName("filterValue");
    }
}

internal sealed class ListMembersHandler(IOrgAuthDb db, IFrequentReads reads, CallContext call, IMapper mapper) : IRequestHandler<ListMembers, Result<MemberPage>>
{
    public async Task<Result<MemberPage>> Handle(ListMembers request, CancellationToken cancellationToken)
    {
        var limit = request.Limit ?? ListMembers.DefaultLimit;
        if (IsDeep(request))
            return new MemberPage(await ReadDeepAsync(request, limit, cancellationToken), call.Organization!.MemberCount);

        if (IsInOrder(request) && !request.Descending)
        {
            var first = await reads.MembersInOrder(call.OrganizationId, limit, request.Offset ?? 0).ToListAsync(cancellationToken);
            return new MemberPage(first, call.Organization!.MemberCount);
        }

        var members = db.Members.Where(member => member.OrganizationId == call.OrganizationId);
        if (request.Filter is { } filter)
            members = filter.Apply(members);

        var page = await ReadAsync(MemberFields.Sort(members, request.SortBy, request.Descending).Page(limit, request.Offset), cancellationToken);
        var total = request.Filter is null ? call.Organization!.MemberCount : await members.CountAsync(cancellationToken);
        return new MemberPage(page, total);
    }

    private static bool IsInOrder(ListMembers request) => request.Filter is null && request.SortBy is null or MemberFields.CreatedAt;

    private static bool IsDeep(ListMembers request) => IsInOrder(request) && request.Offset >= ListMembers.DefaultLimit;

    private async Task<List<MemberReply>> ReadDeepAsync(ListMembers request, int limit, CancellationToken cancellationToken)
    {
        var total = call.Organization!.MemberCount;
        var page = new DeepPage(request.Descending, limit, request.Offset!.Value);
        if (page.Offset >= total)
            return [];

        if (page.IsNearTheEnd(total)
            && await ReadAsync(page.FromEnd(db, call), cancellationToken) is { Count: > 0 } found)
        {
            return found;
        }

        return await ReadAsync(page.FromBeginning(db, call), cancellationToken);
    }

    private Task<List<MemberReply>> ReadAsync(IQueryable<Member> members, CancellationToken cancellationToken) =>
        members.ProjectTo<MemberReply>(mapper.ConfigurationProvider).ToListAsync(cancellationToken);
}
