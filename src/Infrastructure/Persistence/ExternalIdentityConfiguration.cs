using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Persistence;

internal sealed class ExternalIdentityConfiguration : IEntityTypeConfiguration<ExternalIdentity>
{
    public void Configure(EntityTypeBuilder<ExternalIdentity> builder)
    {
        builder.ToTable("ExternalIdentities");
        builder.Property(identity => identity.Id).HasMaxLength(EntityId.Length);
        builder.Property(identity => identity.Issuer).HasMaxLength(ExternalIdentity.MaxIssuerLength);
        builder.Property(identity => identity.Subject).HasMaxLength(ExternalIdentity.MaxSubjectLength);
        builder.Property(identity => identity.UserId).HasMaxLength(EntityId.Length);
        builder.Property(identity => identity.CreatedAt);
        builder.HasIndex(identity => new { identity.Issuer, identity.Subject }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(identity => identity.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
