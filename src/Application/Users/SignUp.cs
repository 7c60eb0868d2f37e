using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>
/// Signs somebody up by e-mail and password, and in (reference section 7). Where addresses must be verified first, nobody is signed in, and
/// an address that is known is answered like a new one; its owner is told by mail.
/// </summary>
/// <param name="Name">The name, 1 to 128 characters.</param>
/// <param name="Email">The address.</param>
/// <param name="Password">The password, 8 to 128 characters.</param>
/// <param name="Image">The address of a picture.</param>
/// <param name="RememberMe">False: the session ends with the browser.</param>
/// <param name="CallbackUrl">Where the link that verifies the address leads in the end.</param>
public sealed record SignUp(string Name, string Email, string Password, string? Image, bool? RememberMe, string? CallbackUrl = null)
    : ICommand<SignedUp>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous.First<SignUp>((_, options) =>
        options.EmailAndPassword is { Enabled: true, DisableSignUp: false } ? null : UserErrors.SignUpDisabled);
}

/// <summary>A new user's session token, if a session began, and profile.</summary>
public sealed record SignedUp(string? Token, UserReply User);

internal sealed class SignUpValidator : AbstractValidator<SignUp>
{
    public SignUpValidator()
    {
        RuleFor(request => request.Name).Cascade(CascadeMode.Stop).Name(User.MaxNameLength);
        RuleFor(request => request.Email).EmailAddress();
        RuleFor(request => request.Password).Required();
        RuleFor(request => request.Image).AtMost(User.MaxImageLength);
        RuleFor(request => request.CallbackUrl).AtMost(Verification.MaxCallbackUrlLength);
    }
}

internal sealed class SignUpHandler(IOrgAuthDb db, PasswordDesk passwords, AccountMails mails, SessionStarter sessions, TimeProvider time)
    : IRequestHandler<SignUp, Result<SignedUp>>
{
    public async Task<Result<SignedUp>> Handle(SignUp request, CancellationToken cancellationToken)
    {
        if (passwords.Check(request.Password) is { } refusal)
            return refusal;

        if (!Email.TryCreate(request.Email, out var email))
            return UserErrors.InvalidEmail;

        var mayTell = await mails.MayTellAsync(email, cancellationToken);
        var owner = await db.Users.Where(known => known.Email == email.Value).Select(known => known.Id).SingleOrDefaultAsync(cancellationToken);
        if (owner is not null && !mails.RequireVerification)
            return UserErrors.EmailTaken;

        var user = User.SignUp(request.Name, email, request.Image, passwords.Hash(request.Password), time.Now());
        if (owner is not null)
        {
            mails.TellSignUpRepeated(owner, mayTell);
        }
        else
        {
            db.Users.Add(user);
            mails.Welcome(user, request.CallbackUrl);
        }

        var token = mails.RequireVerification ? null : sessions.Start(user.Id, request.RememberMe is not false);
        return new SignedUp(token, UserReply.From(user.ToProfile()));
    }
}
