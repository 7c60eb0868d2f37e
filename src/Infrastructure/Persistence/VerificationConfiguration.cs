using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Persistence;

internal sealed class VerificationConfiguration : IEntityTypeConfiguration<Verification>
{
    public void Configure(EntityTypeBuilder<Verification> builder)
    {
        builder.ToTable("Verifications");
        builder.Property(verification => verification.Id).HasMaxLength(EntityId.Length);
        builder.Property(verification => verification.TokenHash).HasMaxLength(32);
        builder.Property(verification => verification.Purpose).HasMaxLength(32);
        builder.Property(verification => verification.UserId).HasMaxLength(EntityId.Length);
        builder.Property(verification => verification.Email).HasMaxLength(Email.MaxLength);
        builder.Property(verification => verification.NewEmail).HasMaxLength(Email.MaxLength);
        builder.Property(verification => verification.CallbackUrl).HasMaxLength(Verification.MaxCallbackUrlLength);
        builder.Property(verification => verification.ExpiresAt);
        builder.Property(verification => verification.CreatedAt);
        builder.HasOne<User>().WithMany().HasForeignKey(verification => verification.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(verification => verification.TokenHash).IsUnique();
        builder.HasIndex(verification => new { verification.UserId, verification.Purpose });
        builder.HasIndex(verification => verification.ExpiresAt);
    }
}
