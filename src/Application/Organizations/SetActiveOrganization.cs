using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Organizations;

/// <summary>Chooses the organization that the session works in, or none (reference section 11.7). A refusal leaves the session as it is.</summary>
/// <param name="OrganizationId">The organization's id, which wins over the slug.</param>
/// <param name="OrganizationSlug">Its slug.</param>
/// <param name="Clear">No organization shall be active.</param>
public sealed record SetActiveOrganization(string? OrganizationId, string? OrganizationSlug, bool Clear)
    : ICommand<OrganizationReply?>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Member.OrganizationOptional().NotMember(MemberErrors.ReaderIsNoMember);

    /// <inheritdoc />
    public OrganizationReference Organization =>
        Clear ? OrganizationReference.None : OrganizationReference.IdOrSlug(OrganizationId, OrganizationSlug);
}

internal sealed class SetActiveOrganizationHandler(
    IOrgAuthDb db, CallContext call, ICredentials credentials, ISessionCarrier carrier, IMapper mapper)
    : IRequestHandler<SetActiveOrganization, Result<OrganizationReply?>>
{
    public async Task<Result<OrganizationReply?>> Handle(SetActiveOrganization request, CancellationToken cancellationToken)
    {
        if (call.Organization is null && (!request.Clear || call.Session.ActiveOrganizationId is null))
            return Result.Success<OrganizationReply?>(null);

        await db.Sessions.ActivateAsync(call.Session.Id, call.Organization?.Id, cancellationToken);
        if (credentials.SessionToken is { } token)
            carrier.Issue(token, call.Session.IsPersistent);

        return call.Organization is null
            ? Result.Success<OrganizationReply?>(null)
            : await db.Organizations
                .Where(organization => organization.Id == call.OrganizationId)
                .ProjectTo<OrganizationReply>(mapper.ConfigurationProvider)
                .SingleOrDefaultAsync(cancellationToken);
    }
}
