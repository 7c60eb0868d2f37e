using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Sessions;

/// <summary>Ends the caller's session, if there is one (reference section 7).</summary>
public sealed record SignOut : ICommand<SignedOut>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous;
}

/// <summary>Whether the caller is signed out now; always true.</summary>
public sealed record SignedOut(bool Success);

internal sealed class SignOutHandler(IOrgAuthDb db, Callers callers, ICredentials credentials, ISessionCarrier carrier)
    : IRequestHandler<SignOut, Result<SignedOut>>
{
    public async Task<Result<SignedOut>> Handle(SignOut request, CancellationToken cancellationToken)
    {
        if (await callers.SessionHashAsync(cancellationToken) is { } hash)
            await db.Sessions.Where(session => session.TokenHash == hash).ExecuteDeleteAsync(cancellationToken);

        if (credentials.IdentityToken is null)
            carrier.Withdraw();

        return new SignedOut(true);
    }
}
