using OrgAuth.Application.Members;

namespace OrgAuth.Application.Abstractions;

/// <summary>What the most frequent requests read after the access decision, each in one compiled query. Entities are tracked.</summary>
internal interface IFrequentReads
{
    /// <summary>A page of an organization's members in the order of joining.</summary>
    IAsyncEnumerable<MemberReply> MembersInOrder(string organizationId, int limit, int offset);

    /// <summary>What makes a membership's organization a session's active one; <c>null</c> when one of them is gone.</summary>
    Task<Activation?> FindActivationAsync(string sessionId, string memberId, CancellationToken cancellationToken);
}
