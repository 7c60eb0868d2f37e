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
internal sealed class Verifications(IOrgAuthDb db, OutboxWriter outbox, VerificationTokens tokens, TimeProvider time)
{
    /// <summary>Gives a leave and has its token mailed, once the command succeeds.</summary>
    public void Issue(VerificationTerms terms, User user)
    {
        var now = time.Now();
        var id = EntityId.New(now);
        db.Verifications.Add(Verification.Issue(terms, id, tokens.Of(id), user, now));
        outbox.Add(OutboxKinds.VerificationIssued, id);
    }

    /// <summary>The leave that a token gives, unless it is used, expired or of another purpose.</summary>
    public Task<Verification?> FindAsync(string token, string purpose, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashToken(token);
        var now = time.Now();
        return db.Verifications.SingleOrDefaultAsync(v => v.TokenHash == hash && v.Purpose == purpose && v.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Uses a leave up. Of two commands that do, one loses the race when it is saved, and does not find it when it runs again.</summary>
    public void Use(Verification verification) => db.Verifications.Remove(verification);
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
