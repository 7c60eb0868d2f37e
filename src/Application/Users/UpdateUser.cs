using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Changes the caller's name or picture.</summary>
/// <param name="Name">The new name, 1 to 128 characters.</param>
/// <param name="ChangesImage">Whether the picture changes, be it to none.</param>
/// <param name="Image">The address of the new picture.</param>
/// <param name="NamesEmail">Whether an address came along, which is refused.</param>
public sealed record UpdateUser(string? Name, bool ChangesImage, string? Image, bool NamesEmail) : ICommand<StatusReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

internal sealed class UpdateUserValidator : AbstractValidator<UpdateUser>
{
    public UpdateUserValidator()
    {
        RuleFor(request => request.Name).Cascade(CascadeMode.Stop).Name(User.MaxNameLength);
        RuleFor(request => request.Image).AtMost(User.MaxImageLength);
    }
}

internal sealed class UpdateUserHandler(IOrgAuthDb db, CallContext call, TimeProvider time) : IRequestHandler<UpdateUser, Result<StatusReply>>
{
    public async Task<Result<StatusReply>> Handle(UpdateUser request, CancellationToken cancellationToken)
    {
        if (request.NamesEmail)
            return UserErrors.EmailNotUpdatable;

        if (request.Name is null && !request.ChangesImage)
            return UserErrors.NothingToUpdate;

        if (await db.Users.SingleOrDefaultAsync(u => u.Id == call.User.Id, cancellationToken) is not { } user)
            return SessionErrors.Required;

        user.Update(new UserChanges(request.Name, request.ChangesImage, request.Image), time.Now());
        return StatusReply.Done;
    }
}
