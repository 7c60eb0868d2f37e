using System.Text.Json.Serialization;
using MediatR;
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
public sealed record SignIn(string Email, string Password, string? CallbackUrl, bool? RememberMe) : ICommand<SignedIn>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous.First<SignIn>((_, options) =>
        options.EmailAndPassword.Enabled ? null : UserErrors.SignInDisabled);
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

internal sealed class SignInHandler(PasswordProof proof, AccountMails mails, SessionStarter sessions)
    : IRequestHandler<SignIn, Result<SignedIn>>
{
    public async Task<Result<SignedIn>> Handle(SignIn request, CancellationToken cancellationToken)
    {
        if (!Email.TryCreate(request.Email, out var email))
            return UserErrors.InvalidEmail;

        if (Password.IsTooLong(request.Password))
            return PasswordErrors.TooLong;

        var proven = await proof.OfAddressAsync(email, request.Password, cancellationToken);
        if (!proven.IsSuccess)
            return proven.Error!;

        var user = proven.Value;
        if (mails.RequireVerification && !user.EmailVerified)
            return UserErrors.EmailNotVerified;

        var token = sessions.Start(user.Id, request.RememberMe is not false);
        var url = string.IsNullOrEmpty(request.CallbackUrl) ? null : request.CallbackUrl;
        return new SignedIn(url is not null, token, url, UserReply.From(user.ToProfile()));
    }
}
