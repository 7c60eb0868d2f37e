using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OrgAuth.Application.Outbox;
using OrgAuth.Domain.Common;

namespace OrgAuth.Infrastructure.Persistence;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(message => message.Id).HasMaxLength(EntityId.Length);
        builder.Property(message => message.Kind).HasMaxLength(OutboxMessage.MaxKindLength);
        builder.Property(message => message.Subject).HasMaxLength(EntityId.Length);
        builder.Property(message => message.OccurredAt);
        builder.Property(message => message.LastError).HasMaxLength(512);
        builder.HasIndex(message => new { message.DeadAt, message.DueAt });
        builder.HasIndex(message => new { message.Subject, message.Kind });
    }
}
