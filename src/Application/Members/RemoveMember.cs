using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;

namespace OrgAuth.Application.Members;

/// <summary>
/// Removes a member, oneself included, and takes the organization out of that user's sessions (reference section 11.12). Whether the caller
/// may is the organization's to say, because owners come before permissions there.
/// </summary>
/// <param name="MemberIdOrEmail">The member's id, or with an <c>@</c> the user's address.</param>
/// <param name="OrganizationId">The organization, or the active one.</param>
public sealed record RemoveMember(string MemberIdOrEmail, string? OrganizationId) : ICommand<RemovedMember>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Member.ChangesOrganization();

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.IdOrActive(OrganizationId);
}

/// <summary>The membership that is no more, with the user's profile if an address named it.</summary>
public sealed record RemovedMember(MemberReply Member);

internal sealed class RemoveMemberHandler(IOrgAuthDb db, CallContext call, AccessModel model, IMapper mapper)
    : IRequestHandler<RemoveMember, Result<RemovedMember>>
{
    public async Task<Result<RemovedMember>> Handle(RemoveMember request, CancellationToken cancellationToken)
    {
        var member = await FindAsync(request.MemberIdOrEmail, cancellationToken);
        if (member is null)
            return MemberErrors.NotFound;

        var organization = await db.Organizations.SingleAsync(o => o.Id == call.OrganizationId, cancellationToken);
        var removed = organization.Remove(member, call.ActorIn(model));
        if (!removed.IsSuccess)
            return removed.Error!;

        var reply = mapper.Map<MemberReply>(member);
        db.Members.Remove(member);
        await db.SaveAsync(cancellationToken);
        await db.Sessions.LeaveAsync(member.UserId, organization.Id, cancellationToken);
        return new RemovedMember(reply);
    }

    private Task<Member?> FindAsync(string idOrEmail, CancellationToken cancellationToken)
    {
        var members = db.Members.Where(member => member.OrganizationId == call.OrganizationId);
        var email = idOrEmail.ToLowerInvariant();
        return idOrEmail.Contains('@', StringComparison.Ordinal)
            ? members.Include(member => member.User).SingleOrDefaultAsync(member => member.User!.Email == email, cancellationToken)
            : members.SingleOrDefaultAsync(member => member.Id == idOrEmail, cancellationToken);
    }
}
