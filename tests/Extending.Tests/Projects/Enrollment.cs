using OrgAuth.Application.Access;
using OrgAuth.Application.Members;
using OrgAuth.Application.Organizations;
using OrgAuth.Domain.Common;

namespace Projects;

/// <summary>Makes people members whom another system of the company names, with nobody signed in and nobody to accept an invitation.</summary>
public sealed class Enrollment(OrgAuthSystem orgAuth)
{
    public async Task<Result<MemberReply>> EnrollAsync(string slug, string userId, CancellationToken cancellationToken)
    {
        var organization = await orgAuth.SendAsync(new FindOrganization(OrganizationSlug: slug), cancellationToken);
        return organization.IsSuccess
            ? await orgAuth.SendAsync(new AddMember(organization.Value.Id, userId, ["editor"]), cancellationToken)
            : organization.Error!;
    }

    public async Task<bool> MayCreateAsync(string organizationId, string userId, CancellationToken cancellationToken)
    {
        var question = new Dictionary<string, IReadOnlyList<string>> { ["project"] = ["create"] };
        return (await orgAuth.SendAsync(new CheckPermission(organizationId, userId, question), cancellationToken)).Value;
    }
}
