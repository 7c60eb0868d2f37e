using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Behaviors;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Organizations;

/// <summary>Changes what is named of an organization (reference section 11.2).</summary>
/// <param name="OrganizationId">The organization, or the active one.</param>
/// <param name="Name">A new name.</param>
/// <param name="Slug">A new slug.</param>
/// <param name="ChangesLogo">Whether the logo is named.</param>
/// <param name="Logo">The new logo; <c>null</c> takes it away.</param>
/// <param name="Metadata">The text of a JSON object, which replaces the present one.</param>
public sealed record UpdateOrganization(string? OrganizationId, string? Name, string? Slug, bool ChangesLogo, string? Logo, string? Metadata)
    : ICommand<OrganizationDetails>, IInOrganization
{
    /// <inheritdoc />
    public static AccessRule Access { get; } = AccessRule
        .Permission(Permission.UpdateOrganization, OrganizationErrors.UpdateDenied)
        .SignedOut(SessionErrors.RequiredToUpdate)
        .NoOrganization(OrganizationErrors.NotNamed)
        .NotMember(MemberErrors.CallerIsNoMember)
        .ChangesOrganization();

    /// <inheritdoc />
    public OrganizationReference Organization => OrganizationReference.IdOrActive(OrganizationId);
}

internal sealed class UpdateOrganizationValidator : AbstractValidator<UpdateOrganization>
{
    public UpdateOrganizationValidator()
    {
        RuleFor(request => request.Name).Cascade(CascadeMode.Stop).Name(OrganizationName.MaxLength).OverridePropertyName("data.name");
        RuleFor(request => request.Slug).Cascade(CascadeMode.Stop).Required().Slug().OverridePropertyName("data.slug");
        RuleFor(request => request.Logo).AtMost(Organization.MaxLogoLength).OverridePropertyName("data.logo");
        RuleFor(request => request.Metadata).MetadataSize().OverridePropertyName("data.metadata");
    }
}

internal sealed class UpdateOrganizationHandler(IOrgAuthDb db, CallContext call, IMapper mapper)
    : IRequestHandler<UpdateOrganization, Result<OrganizationDetails>>
{
    public async Task<Result<OrganizationDetails>> Handle(UpdateOrganization request, CancellationToken cancellationToken)
    {
        Slug? slug = null;
        if (request.Slug is not null && !Slug.TryCreate(request.Slug, out slug))
            return OrganizationErrors.InvalidSlug;

        var organization = await db.Organizations.SingleAsync(o => o.Id == call.OrganizationId, cancellationToken);
        if (slug is not null && await db.Organizations.AnyAsync(o => o.Slug == slug.Value && o.Id != organization.Id, cancellationToken))
            return OrganizationErrors.SlugTaken;

        var metadata = request.Metadata is { } json ? new Metadata(json) : null;
        organization.Update(new OrganizationChanges(request.Name, slug, request.ChangesLogo, request.Logo, metadata));
        return mapper.Map<OrganizationDetails>(organization);
    }
}
