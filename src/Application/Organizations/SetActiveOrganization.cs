using MediatR;
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
    public static AccessRule Access { get; } = AccessRule.Member
        .OrganizationOptional()
        .NotMember(MemberErrors.ReaderIsNoMember)
        .ConfirmedAtSave();

    /// <inheritdoc />
    public OrganizationReference Organization =>
        Clear ? OrganizationReference.None : OrganizationReference.ToActivate(OrganizationId, OrganizationSlug);
}

internal sealed class SetActiveOrganizationHandler(
    IOrgAuthDb db, IFrequentReads reads, CallContext call, ICredentials credentials, ISessionCarrier carrier)
    : IRequestHandler<SetActiveOrganization, Result<OrganizationReply?>>
{
    public async Task<Result<OrganizationReply?>> Handle(SetActiveOrganization request, CancellationToken cancellationToken)
    {
        if (call.Organization is not null)
            return await ActivateAsync(cancellationToken);

        if (request.Clear && call.Session.ActiveOrganizationId is not null)
        {
            await db.Sessions.ActivateAsync(call.Session.Id, organizationId: null, cancellationToken);
            ProlongCookie();
        }

        return Result.Success<OrganizationReply?>(null);
    }

    private async Task<Result<OrganizationReply?>> ActivateAsync(CancellationToken cancellationToken)
    {
        var found = call.Activation
            ?? await reads.FindActivationAsync(call.Session.Id, call.Membership!.Id, cancellationToken)
            ?? throw new OvertakenException();
        db.Sessions.Attach(found.Session);
        db.Members.Attach(found.Member);
        found.Session.Activate(found.Organization.Id);
        ProlongCookie();
        return found.Organization;
    }

    private void ProlongCookie()
    {
        if (credentials.SessionToken is { } token)
            carrier.Issue(token, call.Session.IsPersistent);
    }
}
