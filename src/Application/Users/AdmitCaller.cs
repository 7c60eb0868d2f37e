using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>
/// Lets somebody in whom an identity provider vouches for: finds or makes the user, brings the profile up to date, and opens or prolongs the session.
/// </summary>
/// <param name="Caller">Who it is.</param>
/// <param name="IpAddress">From where.</param>
/// <param name="UserAgent">With what.</param>
internal sealed record AdmitCaller(ExternalCaller Caller, string IpAddress, string UserAgent) : ICommand<AdmittedCaller>
{
    public static AccessRule Access { get; } = AccessRule.System;
}

/// <summary>Who was let in.</summary>
internal sealed record AdmittedCaller(string UserId);

internal sealed class AdmitCallerHandler(IOrgAuthDb db, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<AdmitCaller, Result<AdmittedCaller>>
{
    private readonly DateTime now = time.Now();

    public async Task<Result<AdmittedCaller>> Handle(AdmitCaller request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        var known = await FindAsync(caller, cancellationToken);
        var user = known is null ? await TakeInAsync(caller, cancellationToken) : await UpdateAsync(known, caller.Profile.Value, cancellationToken);
        if (!user.IsSuccess)
            return user.Error!;

        var hash = caller.SessionHash;
        if (await db.Sessions.SingleOrDefaultAsync(session => session.TokenHash == hash, cancellationToken) is { } session)
            session.CarryOnUntil(caller.ExpiresAt, now);
        else
            db.Sessions.Add(Session.Of(user.Value.Id, hash, caller.ExpiresAt, request.IpAddress, request.UserAgent, now));

        return new AdmittedCaller(user.Value.Id);
    }

    private Task<User?> FindAsync(ExternalCaller caller, CancellationToken cancellationToken) => db.ExternalIdentities
        .Where(identity => identity.Issuer == caller.Issuer && identity.Subject == caller.Subject)
        .Join(db.Users, identity => identity.UserId, user => user.Id, (_, user) => user)
        .SingleOrDefaultAsync(cancellationToken);

    private async Task<Result<User>> TakeInAsync(ExternalCaller caller, CancellationToken cancellationToken)
    {
        var profile = caller.Profile.Value;
        if (profile.Email is not { } email)
            return IdentityErrors.EmailUnusable;

        var owner = await OwnerOfAsync(email, cancellationToken);
        if (owner is not null)
            return await JoinAsync(owner, caller, cancellationToken);

        var user = User.FromIdentity(profile, email, now);
        db.Users.Add(user);
        db.ExternalIdentities.Add(ExternalIdentity.Of(caller.Issuer, caller.Subject, user, now));
        return user;
    }

    /// <summary>
    /// The owner of the address is the caller if both sides proved that the mailbox is theirs, and this issuer has not said before that the owner is
    /// somebody else: addresses are given to new people when somebody leaves. Another request may have been faster, of the same caller or of somebody else.
    /// </summary>
    private async Task<Result<User>> JoinAsync(User owner, ExternalCaller caller, CancellationToken cancellationToken)
    {
        var isProven = owner.EmailVerified && caller.Profile.Value.EmailVerified;
        if (isProven)
            await unitOfWork.LockUserAsync(owner.Id, cancellationToken);

        var subjects = await db.ExternalIdentities
            .Where(identity => identity.UserId == owner.Id && identity.Issuer == caller.Issuer)
            .Select(identity => identity.Subject)
            .ToListAsync(cancellationToken);
        if (subjects.Contains(caller.Subject))
            return owner;

        if (subjects.Count > 0 || !isProven)
            return IdentityErrors.EmailTaken;

        db.ExternalIdentities.Add(ExternalIdentity.Of(caller.Issuer, caller.Subject, owner, now));
        return owner;
    }

    private async Task<Result<User>> UpdateAsync(User user, IdentityProfile profile, CancellationToken cancellationToken)
    {
        if (profile.Email is { } email && await OwnerOfAsync(email, cancellationToken) is { } owner && owner.Id != user.Id)
            return IdentityErrors.EmailTaken;

        if (profile.IsNewsOf(user.ToProfile()))
            user.Follow(profile, now);

        return user;
    }

    private Task<User?> OwnerOfAsync(Email email, CancellationToken cancellationToken) =>
        db.Users.SingleOrDefaultAsync(user => user.Email == email.Value, cancellationToken);
}
