using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Members;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Organizations;

/// <summary>
/// Creates an organization, its creator being the first member, and makes it the session's active one unless told not to
/// (reference section 11.1).
/// </summary>
/// <param name="Name">The name, 1 to 128 characters.</param>
/// <param name="Slug">The slug; see <see cref="Domain.Organizations.Slug"/>.</param>
/// <param name="Logo">The address of a logo.</param>
/// <param name="Metadata">The text of a JSON object.</param>
/// <param name="KeepCurrentActiveOrganization">The session's active organization stays what it is.</param>
public sealed record CreateOrganization(string Name, string Slug, string? Logo, string? Metadata, bool? KeepCurrentActiveOrganization)
    : ICommand<CreatedOrganization>
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule.SignedIn.SignedOut(SessionErrors.RequiredToOwn);
}

internal sealed class CreateOrganizationValidator : AbstractValidator<CreateOrganization>
{
    public CreateOrganizationValidator()
    {
        RuleFor(request => request.Name).Cascade(CascadeMode.Stop).Name(OrganizationName.MaxLength);
        RuleFor(request => request.Slug).Cascade(CascadeMode.Stop).Required().Slug();
        RuleFor(request => request.Logo).AtMost(Organization.MaxLogoLength);
        RuleFor(request => request.Metadata).MetadataSize();
    }
}

internal sealed class CreateOrganizationHandler(
    IOrgAuthDb db, IUnitOfWork unitOfWork, CallContext call, IOptions<OrgAuthOptions> options, TimeProvider time)
    : IRequestHandler<CreateOrganization, Result<CreatedOrganization>>
{
    public async Task<Result<CreatedOrganization>> Handle(CreateOrganization request, CancellationToken cancellationToken)
    {
        if (!await MayCreateAsync(cancellationToken))
            return OrganizationErrors.CreationDenied;

        var memberships = await CountMembershipsAsync(cancellationToken);
        if (!Slug.TryCreate(request.Slug, out var slug))
            return OrganizationErrors.InvalidSlug;

        var draft = new OrganizationDraft(request.Name, slug, request.Logo, request.Metadata is { } json ? new Metadata(json) : null);
        var created = Organization.Create(
            draft, call.User.Id, options.Value.CreatorRole, memberships, options.Value.MembershipLimits(), time.Now());
        if (!created.IsSuccess)
            return created.Error!;

        if (await db.Organizations.AnyAsync(organization => organization.Slug == slug.Value, cancellationToken))
            return OrganizationErrors.SlugExists;

        var (organization, creator) = created.Value;
        db.Organizations.Add(organization);
        db.Members.Add(creator);
        if (request.KeepCurrentActiveOrganization is not true)
        {
            await db.SaveAsync(cancellationToken);
            await db.Sessions.ActivateAsync(call.Session.Id, organization.Id, cancellationToken);
        }

        var member = new MemberReply(creator.Id, creator.OrganizationId, creator.UserId, creator.Role, creator.CreatedAt, User: null);
        return new CreatedOrganization(
            organization.Id,
            organization.Name,
            organization.Slug,
            organization.Logo,
            organization.CreatedAt,
            WireMapping.ToObject(organization.Metadata),
            [member]);
    }

    private async ValueTask<bool> MayCreateAsync(CancellationToken cancellationToken) =>
        options.Value.AllowUserToCreateOrganization
        && (options.Value.MayCreateOrganization is not { } decide || await decide(call.User, cancellationToken));

    private async Task<int> CountMembershipsAsync(CancellationToken cancellationToken)
    {
        if (options.Value.OrganizationLimit is null)
            return 0;

        await unitOfWork.LockUserAsync(call.User.Id, cancellationToken);
        return await db.Members.CountAsync(member => member.UserId == call.User.Id, cancellationToken);
    }
}
