using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Signs somebody up by e-mail and password, and in (reference section 7).</summary>
/// <param name="Name">The name, 1 to 128 characters.</param>
/// <param name="Email">The address.</param>
/// <param name="Password">The password, 8 to 128 characters.</param>
/// <param name="Image">The address of a picture.</param>
/// <param name="RememberMe">False: the session ends with the browser.</param>
public sealed record SignUp(string Name, string Email, string Password, string? Image, bool? RememberMe) : ICommand<SignedUp>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.Anonymous;
}

/// <summary>A new user's session token and profile.</summary>
public sealed record SignedUp(string Token, UserReply User);

internal sealed class SignUpValidator : AbstractValidator<SignUp>
{
    public SignUpValidator()
    {
        RuleFor(request => request.Name).Cascade(CascadeMode.Stop).Name(User.MaxNameLength);
        RuleFor(request => request.Email).Must(email => email is null || Email.IsValid(email)).WithMessage("Invalid email address");
        RuleFor(request => request.Password).Required();
        RuleFor(request => request.Image).AtMost(User.MaxImageLength);
    }
}

internal sealed class SignUpHandler(IOrgAuthDb db, IPasswords passwords, SessionStarter sessions, IMapper mapper, TimeProvider time)
    : IRequestHandler<SignUp, Result<SignedUp>>
{
    public async Task<Result<SignedUp>> Handle(SignUp request, CancellationToken cancellationToken)
    {
        var password = Password.Check(request.Password);
        if (!password.IsSuccess)
            return password.Error!;

        if (!Email.TryCreate(request.Email, out var email))
            return UserErrors.InvalidEmail;

        if (await db.Users.AnyAsync(user => user.Email == email.Value, cancellationToken))
            return UserErrors.EmailTaken;

        var user = User.SignUp(request.Name, email, request.Image, passwords.Hash(request.Password), time.Now());
        db.Users.Add(user);
        var token = sessions.Start(user.Id, request.RememberMe is not false);
        return new SignedUp(token, mapper.Map<UserReply>(user));
    }
}
