using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Whether it is the caller who sits there: compares the caller's password.</summary>
/// <param name="Password">The password.</param>
public sealed record VerifyPassword(string Password) : IQuery<StatusReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

internal sealed class VerifyPasswordHandler(CallContext call, PasswordProof proof) : IRequestHandler<VerifyPassword, Result<StatusReply>>
{
    public async Task<Result<StatusReply>> Handle(VerifyPassword request, CancellationToken cancellationToken) =>
        await proof.CheckAsync(call.User.Id, request.Password, PasswordErrors.Wrong, cancellationToken) is { } refusal
            ? refusal
            : StatusReply.Done;
}
