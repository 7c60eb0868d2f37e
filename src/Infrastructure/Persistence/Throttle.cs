using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>How often something happened of late. The row says what it was by a hash only, and counts nothing any more once it has expired.</summary>
internal sealed class Throttle
{
    /// <summary>The SHA-256 of what is counted.</summary>
    public required byte[] Key { get; init; }

    /// <summary>How often.</summary>
    public int Count { get; init; }

    /// <summary>When last (UTC).</summary>
    public DateTime LastAt { get; init; }

    /// <summary>From when on it is forgotten (UTC).</summary>
    public DateTime ExpiresAt { get; init; }
}

internal sealed class ThrottleConfiguration : IEntityTypeConfiguration<Throttle>
{
    public void Configure(EntityTypeBuilder<Throttle> builder)
    {
        builder.ToTable("Throttles");
        builder.HasKey(throttle => throttle.Key);
        builder.Property(throttle => throttle.Key).HasMaxLength(32);
        builder.HasIndex(throttle => throttle.ExpiresAt);
    }
}
