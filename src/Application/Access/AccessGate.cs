using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Application.Access;

/// <summary>
/// Decides whether a request may pass: one query finds session, user, organization and membership. For a command, the row that the
/// decision rests on is then locked, if nothing changed since; if something did, it is locked anyway and the decision made again. Some
/// commands leave that to saving instead; after a lost race they are decided again under the lock, because what they change came with the decision.
/// </summary>
internal sealed class AccessGate(
    Callers callers, CallContext call, IUnitOfWork unitOfWork, AccessModel model, IOptions<OrgAuthOptions> options)
{
    /// <returns>The refusal, or <c>null</c> when the request may pass.</returns>
    public Task<Error?> CheckAsync(object request, AccessRule rule, CancellationToken cancellationToken)
    {
        if (call.IsSystem != (rule.Level == AccessLevel.System))
            return Task.FromResult<Error?>(call.IsSystem ? rule.SignedOutError : AccessErrors.SystemOnly);

        if (rule.FirstCheck?.Invoke(request, options.Value) is { } refusal)
            return Task.FromResult<Error?>(refusal);

        if (rule.Level is AccessLevel.Anonymous or AccessLevel.System)
            return Task.FromResult<Error?>(null);

        return request is ICommand && rule.Level == AccessLevel.Member
            ? DecideAndHoldAsync(request, rule, cancellationToken)
            : DecideAsync(request, rule, cancellationToken);
    }

    /// <summary>Sees to it that what the decision rests on stays as it is until the command is done.</summary>
    private async Task<Error?> DecideAndHoldAsync(object request, AccessRule rule, CancellationToken cancellationToken)
    {
        var error = await DecideAsync(request, rule, cancellationToken);
        if (error is not null || call.Organization is null)
            return error;

        if (rule.IsConfirmedAtSave && !unitOfWork.LocksFirst)
        {
            Expect(rule);
            return null;
        }

        if (!rule.IsConfirmedAtSave && await LockAsync(rule, seen: true, cancellationToken))
            return null;

        _ = await LockAsync(rule, seen: false, cancellationToken);
        return await DecideAsync(request, rule, cancellationToken);
    }

    private async Task<Error?> DecideAsync(object request, AccessRule rule, CancellationToken cancellationToken)
    {
        var reference = (request as IInOrganization)?.Organization ?? OrganizationReference.None;
        if (rule is { IsLean: true, Needed: null, MembershipPrecheck: null }
            && reference.Kind != ReferenceKind.None
            && await callers.FindLeanAsync(reference, cancellationToken) is { } lean)
        {
            call.Enter(lean);
            return null;
        }

        var caller = await callers.FindAsync(reference, renew: true, cancellationToken);
        if (caller.Found is not { } found)
            return caller.Refusal ?? rule.SignedOutError;

        call.Enter(found);
        return rule.Level == AccessLevel.SignedIn ? null : DecideMembership(request, rule, reference, found);
    }

    private Error? DecideMembership(object request, AccessRule rule, OrganizationReference reference, AccessSnapshot found)
    {
        if (NamesNone(reference, found))
            return rule.NoOrganizationError;

        if (rule.MembershipPrecheck?.Invoke(request) is { } refusal)
            return refusal;

        if (found.Organization is null)
            return rule.UnknownOrganizationError ?? Unknown(rule, reference);

        if (found.Membership is null)
            return rule.NoMemberError;

        return rule.Needed is { } permission && !model.Allows(found.Membership.Roles, permission) ? rule.DeniedError : null;
    }

    /// <summary>A slug that leads nowhere is plainly not found; an id that does is answered like a membership that is missing.</summary>
    private static Error Unknown(AccessRule rule, OrganizationReference reference) => reference.Kind == ReferenceKind.Slug
        ? OrganizationErrors.NotFound
        : rule.NoMemberError with { Underlying = OrganizationErrors.NotFound };

    private bool NamesNone(OrganizationReference reference, AccessSnapshot found) =>
        reference.Kind == ReferenceKind.None
        || (reference.IsActive && found.Organization is null && callers.ActiveOrganizationId(found) is null);

    private void Expect(AccessRule rule)
    {
        if (rule.LocksOrganization)
            unitOfWork.ExpectOrganization(call.OrganizationId, call.Organization!.Version);
        else
            unitOfWork.ExpectMember(call.Membership!.Id, call.Membership.Version);
    }

    private Task<bool> LockAsync(AccessRule rule, bool seen, CancellationToken cancellationToken) => rule.LocksOrganization
        ? unitOfWork.LockOrganizationAsync(call.OrganizationId, seen ? call.Organization!.Version : null, cancellationToken)
        : unitOfWork.LockMemberAsync(call.Membership!.Id, seen ? call.Membership.Version : null, cancellationToken);
}
