using System.Text.Json;
using AutoMapper;
using OrgAuth.Application.Invitations;
using OrgAuth.Application.Members;
using OrgAuth.Application.Organizations;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application;

/// <summary>How entities become replies, in memory and in queries.</summary>
internal sealed class WireMapping : Profile
{
    public WireMapping()
    {
        CreateMap<Organization, OrganizationReply>();
        CreateMap<Organization, OrganizationDetails>()
            .ForCtorParam(nameof(OrganizationDetails.Metadata), map => map.MapFrom(organization => ToObject(organization.Metadata)));
        CreateMap<Member, MemberReply>();
        CreateMap<User, MemberUser>();
        CreateMap<User, UserReply>();
        CreateMap<Invitation, InvitationReply>();
    }

    internal static JsonElement? ToObject(string? json) => json is null ? null : JsonElement.Parse(json);
}
