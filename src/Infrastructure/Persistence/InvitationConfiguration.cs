using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Persistence;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(invitation => invitation.Id).HasMaxLength(EntityId.Length);
        builder.Property(invitation => invitation.OrganizationId).HasMaxLength(EntityId.Length);
        builder.Property(invitation => invitation.Email).HasMaxLength(Email.MaxLength);
        builder.Property(invitation => invitation.PendingEmail).HasMaxLength(Email.MaxLength);
        builder.Property(invitation => invitation.Role).HasMaxLength(RoleSet.MaxLength);
        builder.Property(invitation => invitation.Status).HasMaxLength(16).IsConcurrencyToken();
        builder.Property(invitation => invitation.InviterId).HasMaxLength(EntityId.Length);
        builder.Property(invitation => invitation.CreatedAt);
        builder.Ignore(invitation => invitation.Roles);
        builder.HasOne<Organization>().WithMany().HasForeignKey(invitation => invitation.OrganizationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(invitation => invitation.InviterId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(invitation => new { invitation.OrganizationId, invitation.PendingEmail }).IsUnique();
        builder.HasIndex(invitation => new { invitation.OrganizationId, invitation.CreatedAt, invitation.Id });
        builder.HasIndex(invitation => new { invitation.OrganizationId, invitation.ExpiresAt, invitation.PendingEmail });
        builder.HasIndex(invitation => new { invitation.PendingEmail, invitation.CreatedAt, invitation.Id });
        builder.HasIndex(invitation => invitation.InviterId);
    }
}
