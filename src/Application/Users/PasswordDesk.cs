using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Takes new passwords and compares old ones.</summary>
internal sealed class PasswordDesk(
    IOrgAuthDb db, IUnitOfWork unitOfWork, IPasswords passwords, IOptions<OrgAuthOptions> options, TimeProvider time)
{
    /// <summary>Why nobody may take this password, if so.</summary>
    public Error? Check(string newPassword) =>
        Password.Check(newPassword, allowCommon: !options.Value.EmailAndPassword.RefuseCommonPasswords).Error;

    /// <summary>A new password's hash.</summary>
    public string Hash(string newPassword) => passwords.Hash(newPassword);

    /// <summary>
    /// The user with this address, if the password is the one, its hash brought up to today's parameters. The user's row is locked then: a
    /// password that is changed or reset meanwhile lets nobody in, and the session that begins now is seen by whoever ends all of them.
    /// Takes as long for an address that nobody has.
    /// </summary>
    public async Task<User?> AdmitAsync(Email email, string password, CancellationToken cancellationToken)
    {
        var seen = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Email == email.Value, cancellationToken);
        return await ProveAsync(seen, password, cancellationToken);
    }

    /// <summary>The same for a user who was read, but not tracked, or for nobody.</summary>
    public async Task<User?> ProveAsync(User? seen, string password, CancellationToken cancellationToken)
    {
        var match = passwords.Verify(seen?.PasswordHash, password);
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

    /// <summary>Why this is not the user's password, if so; <paramref name="none"/> where the user has none.</summary>
    public async Task<Error?> CompareAsync(string userId, string password, Error none, CancellationToken cancellationToken)
    {
        if (Password.IsTooLong(password))
            return PasswordErrors.TooLong;

        var hash = await db.Users.Where(user => user.Id == userId).Select(user => user.PasswordHash).SingleOrDefaultAsync(cancellationToken);
        if (hash is null)
            return none;

        return passwords.Verify(hash, password) == PasswordMatch.No ? PasswordErrors.Wrong : null;
    }
}
