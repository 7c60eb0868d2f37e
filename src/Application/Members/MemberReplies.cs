using System.Text.Json.Serialization;

namespace OrgAuth.Application.Members;

/// <summary>A member on the wire (reference section 8), with the user's profile where the endpoint gives it.</summary>
public sealed record MemberReply(
    string Id,
    string OrganizationId,
    string UserId,
    string Role,
    DateTime CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MemberUser? User);

/// <summary>What members see of each other.</summary>
public sealed record MemberUser(string Id, string Name, string Email, string? Image);
