using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Persistence;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users");
        builder.Property(user => user.Id).HasMaxLength(EntityId.Length);
        builder.Property(user => user.Name).HasMaxLength(User.MaxNameLength);
        builder.Property(user => user.Email).HasMaxLength(Email.MaxLength);
        builder.Property(user => user.Image).HasMaxLength(User.MaxImageLength);
        builder.Property(user => user.PasswordHash).HasMaxLength(512);
        builder.Property(user => user.CreatedAt);
        builder.Property(user => user.Version).IsConcurrencyToken();
        builder.HasIndex(user => user.Email).IsUnique();
    }
}
