using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>
/// Compares passwords, and makes who tries wrong ones wait. That is counted before anything is locked, and stays though the command is
/// refused (docs/adr/0015).
/// </summary>
internal sealed class PasswordProof(IOrgAuthDb db, IUnitOfWork unitOfWork, IPasswords passwords, PasswordAttempts attempts, TimeProvider time)
{
    /// <summary>
    /// The user with this address, if the password is the one, its hash brought up to today's parameters; else
    /// <see cref="UserErrors.InvalidCredentials"/>. The user's row is locked then: a password that is changed or reset meanwhile lets nobody
    /// in, and the session that begins now is seen by whoever ends all of them. Takes as long for an address that nobody has.
    /// </summary>
    public async Task<Result<User>> OfAddressAsync(Email email, string password, CancellationToken cancellationToken)
    {
        if (await attempts.RefusalAsync(email.Value, cancellationToken) is { } refusal)
            return refusal;

        var seen = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Email == email.Value, cancellationToken);
        var match = await CompareAsync(seen, email.Value, password, cancellationToken);
        return await AdmitAsync(seen, match, password, cancellationToken) is { } user ? user : UserErrors.InvalidCredentials;
    }

    /// <summary>The same for a user who is signed in; else <see cref="PasswordErrors.Wrong"/>.</summary>
    public async Task<Result<User>> OfUserAsync(string userId, string password, CancellationToken cancellationToken)
    {
        var seen = await FindAsync(userId, cancellationToken);
        if (await RefusalAsync(seen, password, PasswordErrors.None, cancellationToken) is { } refusal)
            return refusal;

        var match = await CompareAsync(seen, seen!.Email, password, cancellationToken);
        return await AdmitAsync(seen, match, password, cancellationToken) is { } user ? user : PasswordErrors.Wrong;
    }

    /// <summary>Why this is not the password of a user who is signed in, if so; <paramref name="none"/> where the user has none.</summary>
    public async Task<Error?> CheckAsync(string userId, string password, Error none, CancellationToken cancellationToken)
    {
        var seen = await FindAsync(userId, cancellationToken);
        if (await RefusalAsync(seen, password, none, cancellationToken) is { } refusal)
            return refusal;

        return await CompareAsync(seen, seen!.Email, password, cancellationToken) == PasswordMatch.No ? PasswordErrors.Wrong : null;
    }

    private async Task<Error?> RefusalAsync(User? seen, string password, Error none, CancellationToken cancellationToken)
    {
        if (Password.IsTooLong(password))
            return PasswordErrors.TooLong;

        return seen?.PasswordHash is null ? none : await attempts.RefusalAsync(seen.Email, cancellationToken);
    }

    private async Task<PasswordMatch> CompareAsync(User? seen, string account, string password, CancellationToken cancellationToken)
    {
        var match = passwords.Verify(seen?.PasswordHash, password);
        if (match == PasswordMatch.No)
            await attempts.FailedAsync(account, CancellationToken.None);
        else
            await attempts.SucceededAsync(account, cancellationToken);

        return match;
    }

    private async Task<User?> AdmitAsync(User? seen, PasswordMatch match, string password, CancellationToken cancellationToken)
    {
        if (seen is null || match == PasswordMatch.No)
            return null;

        var rehashed = match == PasswordMatch.YesButOutdated ? passwords.Hash(password) : null;
        var user = await unitOfWork.LockUserAsync(seen.Id, cancellationToken)
            ? await db.Users.SingleOrDefaultAsync(u => u.Id == seen.Id, cancellationToken)
            : null;
        if (user is null || user.Email != seen.Email)
            return null;

        if (user.PasswordHash != seen.PasswordHash)
            return passwords.Verify(user.PasswordHash, password) == PasswordMatch.No ? null : user;

        if (rehashed is not null)
            user.SetPasswordHash(rehashed, time.Now());

        return user;
    }

    private Task<User?> FindAsync(string userId, CancellationToken cancellationToken) =>
        db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == userId, cancellationToken);
}
