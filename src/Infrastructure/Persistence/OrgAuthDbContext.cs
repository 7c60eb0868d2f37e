using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Infrastructure.Persistence;

/// <summary>The model, the same on every engine. Each engine's derived context adds what only it knows and carries its migrations.</summary>
internal abstract class OrgAuthDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<User> Users => Set<User>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<ExternalIdentity> ExternalIdentities => Set<ExternalIdentity>();

    public DbSet<Throttle> Throttles => Set<Throttle>();

    public DbSet<Verification> Verifications => Set<Verification>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    /// <summary>The collation under which text compares byte by byte; <c>null</c> where the engine does so anyway.</summary>
    protected abstract string? OrdinalCollation { get; }

    /// <summary>The column type of times with milliseconds; <c>null</c> for the provider's own.</summary>
    protected abstract string? TimeType { get; }

    /// <summary>A column's name as the engine quotes it.</summary>
    protected abstract string Quote(string column);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OrgAuthDbContext).Assembly);
        modelBuilder.Entity<Organization>().ToTable(table =>
            table.HasCheckConstraint("CK_Organizations_OwnerCount", $"{Quote(nameof(Organization.OwnerCount))} >= 1"));
        KeepAnsweredInvitationsOutOf(modelBuilder.Entity<Invitation>().Metadata.GetIndexes());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        var time = configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        if (TimeType is not null)
            time.HaveColumnType(TimeType);

        if (OrdinalCollation is not null)
            configurationBuilder.Properties<string>().UseCollation(OrdinalCollation);
    }

    /// <summary>What is looked for by the address that is invited is open; all that was ever answered would only make those indexes larger.</summary>
    private void KeepAnsweredInvitationsOutOf(IEnumerable<IMutableIndex> indexes)
    {
        foreach (var index in indexes.Where(index => index.Properties.Any(property => property.Name == nameof(Invitation.PendingEmail))))
            index.SetFilter($"{Quote(nameof(Invitation.PendingEmail))} IS NOT NULL");
    }

    /// <summary>Times are UTC; engines that do not keep the kind give it back here.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
