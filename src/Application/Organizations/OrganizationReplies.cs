using System.Text.Json;
using System.Text.Json.Serialization;
using OrgAuth.Application.Invitations;
using OrgAuth.Application.Members;

namespace OrgAuth.Application.Organizations;

/// <summary>An organization on the wire (reference section 8). The metadata is the text of its JSON here.</summary>
public sealed record OrganizationReply(string Id, string Name, string Slug, string? Logo, DateTime CreatedAt, string? Metadata);

/// <summary>An organization as create and update answer it: the metadata is a JSON object, and left out when there is none.</summary>
public record OrganizationDetails(
    string Id,
    string Name,
    string Slug,
    string? Logo,
    DateTime CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Metadata);

/// <summary>A new organization with its only member, the creator.</summary>
public sealed record CreatedOrganization(
    string Id,
    string Name,
    string Slug,
    string? Logo,
    DateTime CreatedAt,
    JsonElement? Metadata,
    [property: JsonPropertyOrder(1)] IReadOnlyList<MemberReply> Members)
    : OrganizationDetails(Id, Name, Slug, Logo, CreatedAt, Metadata);

/// <summary>An organization with its members and, for those who may see them, its invitations.</summary>
public sealed record FullOrganization(
    string Id,
    string Name,
    string Slug,
    string? Logo,
    DateTime CreatedAt,
    string? Metadata,
    IReadOnlyList<MemberReply> Members,
    IReadOnlyList<InvitationReply> Invitations);
