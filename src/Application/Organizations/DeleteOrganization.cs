using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Organizations;

/// <summary>
/// Deletes an organization; the database removes its members and invitations and takes it out of every session with it
/// (reference section 11.3, contract section 5, item 3).
/// </summary>
/// <param name="OrganizationId">The organization.</param>
public sealed record DeleteOrganization(string OrganizationId) : ICommand<OrganizationReply>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule
        .Permission(Permission.DeleteOrganization, OrganizationErrors.DeletionDenied)
        .First<DeleteOrganization>((_, options) => options.DisableOrganizationDeletion ? OrganizationErrors.DeletionDisabled : null)
        .SignedOut(SessionErrors.RequiredToOwn)
        .NoOrganization(OrganizationErrors.NotNamed)
        .NotMember(MemberErrors.CallerIsNoMember)
        .ChangesOrganization();

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.Id(OrganizationId);
}

internal sealed class DeleteOrganizationHandler(IOrgAuthDb db, CallContext call, IMapper mapper)
    : IRequestHandler<DeleteOrganization, Result<OrganizationReply>>
{
    public async Task<Result<OrganizationReply>> Handle(DeleteOrganization request, CancellationToken cancellationToken)
    {
        var organization = await db.Organizations.SingleAsync(o => o.Id == call.OrganizationId, cancellationToken);
        db.Organizations.Remove(organization);
        return mapper.Map<OrganizationReply>(organization);
    }
}
