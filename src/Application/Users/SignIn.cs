using System.Text.Json.Serialization;
using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Signs somebody in by e-mail and password (reference section 7).</summary>
/// <param name="Email">The address.</param>
/// <param name="Password">The password.</param>
/// <param name="CallbackUrl">Where the client shall go next.</param>
/// <param name="RememberMe">False: the session ends with the browser.</param>
public sealed record SignIn(string Email, string Password, string? CallbackUrl, bool? RememberMe) : ICommand<SignedIn>, IPasswordAttempt
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous;

    string? IPasswordAttempt.Account => Domain.Users.Email.TryCreate(Email, out var email) ? email.Value : null;
}

/// <summary>A session token and the user's profile.</summary>
/// <param name="Redirect">Whether the client shall go to <paramref name="Url"/>.</param>
/// <param name="Token">The session token.</param>
/// <param name="Url">Where to, if anywhere.</param>
/// <param name="User">The user.</param>
public sealed record SignedIn(
    bool Redirect,
    string Token,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Url,
    UserReply User);

internal sealed class SignInHandler(IOrgAuthDb db, IPasswords passwords, SessionStarter sessions, IMapper mapper, TimeProvider time)
    : IRequestHandler<SignIn, Result<SignedIn>>
{
    public async Task<Result<SignedIn>> Handle(SignIn request, CancellationToken cancellationToken)
    {
        if (!Email.TryCreate(request.Email, out var email))
            return UserErrors.InvalidEmail;

        var user = await db.Users.SingleOrDefaultAsync(u => u.Email == email.Value, cancellationToken);
        var match = passwords.Verify(user?.PasswordHash, request.Password);
        if (user is null || match == PasswordMatch.No)
            return UserErrors.InvalidCredentials;

        if (match == PasswordMatch.YesButOutdated)
            user.SetPasswordHash(passwords.Hash(request.Password), time.Now());

        var token = sessions.Start(user.Id, request.RememberMe is not false);
        var url = string.IsNullOrEmpty(request.CallbackUrl) ? null : request.CallbackUrl;
        return new SignedIn(url is not null, token, url, mapper.Map<UserReply>(user));
    }
}
