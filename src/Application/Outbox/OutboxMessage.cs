using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Outbox;

/// <summary>
/// Something that happened of which somebody must be told. Written in the transaction that made it happen, taken by one node at a time,
/// deleted when delivered. It names what it is about and holds nothing else: what is told is what holds when it is delivered.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>The longest kind, in characters.</summary>
    public const int MaxKindLength = 64;

    private OutboxMessage(string id, string kind, string subject, DateTime occurredAt, DateTime dueAt)
    {
        Id = id;
        Kind = kind;
        Subject = subject;
        OccurredAt = occurredAt;
        DueAt = dueAt;
    }

    /// <summary>The id, the same in every attempt; see <see cref="EntityId"/>.</summary>
    public string Id { get; }

    /// <summary>What happened, in the past tense; see <see cref="OutboxKinds"/>.</summary>
    public string Kind { get; }

    /// <summary>The id of what it happened to.</summary>
    public string Subject { get; }

    /// <summary>When it happened (UTC).</summary>
    public DateTime OccurredAt { get; }

    /// <summary>From when on it may be taken (UTC): taking it moves this to the end of the lease, failing to the next attempt.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>How often it was taken.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it was given up (UTC), after the last attempt; <c>null</c> while there is hope.</summary>
    public DateTime? DeadAt { get; private set; }

    /// <summary>Why the last attempt failed, without addresses and secrets.</summary>
    public string? LastError { get; private set; }

    internal static OutboxMessage Of(string kind, string subject, DateTime now) => new(EntityId.New(now), kind, subject, now, now);
}

/// <summary>What can happen.</summary>
internal static class OutboxKinds
{
    /// <summary>An invitation was made or prolonged; the subject is the invitation.</summary>
    public const string MemberInvited = "MemberInvited";

    /// <summary>A leave was given by mail; the subject is the <see cref="Domain.Users.Verification"/>, whose purpose says which.</summary>
    public const string VerificationIssued = "VerificationIssued";

    /// <summary>Somebody tried to sign up with the address of a user; the subject is that user.</summary>
    public const string SignUpRepeated = "SignUpRepeated";
}
