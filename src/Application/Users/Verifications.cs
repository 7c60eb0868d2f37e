using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Gives and takes back leaves by mail.</summary>
internal sealed class Verifications(IOrgAuthDb db, IUnitOfWork unitOfWork, OutboxWriter outbox, VerificationTokens tokens, TimeProvider time)
{
    /// <summary>
    /// Gives a leave, which makes older ones of its purpose void, and has its token mailed once the command succeeds. Given to nobody, it
    /// sends the database the same statements: who asks about an address cannot tell, by the time it takes, whether it is known.
    /// </summary>
    public async Task IssueAsync(VerificationTerms terms, User? user, CancellationToken cancellationToken)
    {
        var userId = user?.Id ?? string.Empty;
        await unitOfWork.BeginAsync(cancellationToken);
        await db.Verifications.Where(v => v.UserId == userId && v.Purpose == terms.Purpose).ExecuteDeleteAsync(cancellationToken);
        if (user is not null)
            IssueFirst(terms, user);
        else
            Pretend(writes: 2);
    }

    /// <summary>Gives a new user a leave.</summary>
    public void IssueFirst(VerificationTerms terms, User user)
    {
        var now = time.Now();
        var id = EntityId.New(now);
        db.Verifications.Add(Verification.Issue(terms, id, tokens.Of(id), user, now));
        outbox.Add(OutboxKinds.VerificationIssued, id);
    }

    /// <summary>Writes as many rows as giving leaves would, for a mail that is found to have nothing to say.</summary>
    public void Pretend(int writes)
    {
        for (; writes > 0; writes--)
            outbox.Add(OutboxKinds.VerificationIssued, EntityId.New(time.Now()));
    }

    /// <summary>The leave that a token gives for one of these purposes, unless it is used or void; it may have ended.</summary>
    public Task<Verification?> FindAsync(string token, IReadOnlyCollection<string> purposes, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashToken(token);
        return db.Verifications.SingleOrDefaultAsync(v => v.TokenHash == hash && purposes.Contains(v.Purpose), cancellationToken);
    }

    /// <summary>The leave that a token gives, unless it is used, void or ended.</summary>
    public async Task<Verification?> FindValidAsync(string token, string purpose, CancellationToken cancellationToken) =>
        await FindAsync(token, [purpose], cancellationToken) is { } found && found.ExpiresAt > time.Now() ? found : null;

    /// <summary>Uses a leave up. Of two commands that do, one loses the race when it is saved, and does not find it when it runs again.</summary>
    public void Use(Verification verification) => db.Verifications.Remove(verification);

    /// <summary>Makes all leaves of a user void: after what changed, whoever asked for them need not be the user any more.</summary>
    public async Task VoidAllAsync(string userId, CancellationToken cancellationToken)
    {
        await db.SaveAsync(cancellationToken);
        await db.Verifications.Where(v => v.UserId == userId).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>
/// The tokens of leaves given by mail: 43 characters base64url, an HMAC-SHA-256 over the leave's id under a key of the server's secret. So the mail can
/// be written, and written again, from a database that holds no token.
/// </summary>
internal sealed class VerificationTokens(IKeys keys)
{
    private readonly byte[] key = keys.Derive("orgauth verification tokens");

    public string Of(string verificationId) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(verificationId)));
}
