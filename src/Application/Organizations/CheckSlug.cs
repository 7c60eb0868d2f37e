using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Application.Organizations;

/// <summary>Is a slug free? Refused when it is taken (reference section 11.6).</summary>
/// <param name="Slug">The slug.</param>
public sealed record CheckSlug(string Slug) : IQuery<StatusReply>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn;
}

internal sealed class CheckSlugValidator : AbstractValidator<CheckSlug>
{
    public CheckSlugValidator() => RuleFor(request => request.Slug).Slug();
}

internal sealed class CheckSlugHandler(IOrgAuthDb db) : IRequestHandler<CheckSlug, Result<StatusReply>>
{
    public async Task<Result<StatusReply>> Handle(CheckSlug request, CancellationToken cancellationToken) =>
        await db.Organizations.AnyAsync(organization => organization.Slug == request.Slug, cancellationToken)
            ? OrganizationErrors.SlugTaken
            : StatusReply.Done;
}
