using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Infrastructure.Persistence;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("Organizations");
        builder.Property(organization => organization.Id).HasMaxLength(EntityId.Length);
        builder.Property(organization => organization.Name).HasMaxLength(OrganizationName.MaxLength);
        builder.Property(organization => organization.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(organization => organization.Logo).HasMaxLength(Organization.MaxLogoLength);
        builder.Property(organization => organization.CreatorRole).HasMaxLength(RoleSet.MaxLength);
        builder.Property(organization => organization.CreatedAt);
        builder.Property(organization => organization.Version).IsConcurrencyToken();
        builder.HasIndex(organization => organization.Slug).IsUnique();
    }
}
