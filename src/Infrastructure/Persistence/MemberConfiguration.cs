using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;

namespace OrgAuth.Infrastructure.Persistence;

internal sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.Property(member => member.Id).HasMaxLength(EntityId.Length);
        builder.Property(member => member.OrganizationId).HasMaxLength(EntityId.Length);
        builder.Property(member => member.UserId).HasMaxLength(EntityId.Length);
        builder.Property(member => member.Role).HasMaxLength(RoleSet.MaxLength);
        builder.Property(member => member.CreatedAt);
        builder.Property(member => member.Version).IsConcurrencyToken();
        builder.Ignore(member => member.Roles);
        builder.HasOne<Organization>().WithMany().HasForeignKey(member => member.OrganizationId).OnDelete(DeleteBehavior.Cascade);

        // A user who is deleted leaves by the organization's own rules first: a cascade would pass its counts by.
        builder.HasOne(member => member.User).WithMany().HasForeignKey(member => member.UserId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(member => new { member.OrganizationId, member.UserId }).IsUnique();
        builder.HasIndex(member => new { member.OrganizationId, member.CreatedAt, member.Id });
        builder.HasIndex(member => new { member.UserId, member.CreatedAt, member.Id });
    }
}
