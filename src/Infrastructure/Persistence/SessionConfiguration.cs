using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Persistence;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(session => session.Id).HasMaxLength(EntityId.Length);
        builder.Property(session => session.TokenHash).HasMaxLength(32);
        builder.Property(session => session.UserId).HasMaxLength(EntityId.Length);
        builder.Property(session => session.IsPersistent);
        builder.Property(session => session.IpAddress).HasMaxLength(Session.MaxIpAddressLength);
        builder.Property(session => session.UserAgent).HasMaxLength(Session.MaxUserAgentLength);
        builder.Property(session => session.ActiveOrganizationId).HasMaxLength(EntityId.Length);
        builder.Property(session => session.CreatedAt);
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Organization>().WithMany().HasForeignKey(session => session.ActiveOrganizationId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(session => session.TokenHash).IsUnique();
        builder.HasIndex(session => new { session.UserId, session.Id });
        builder.HasIndex(session => new { session.ActiveOrganizationId, session.UserId });
        builder.HasIndex(session => session.ExpiresAt);
    }
}
