using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Tests.Builders;

namespace OrgAuth.Domain.Tests.Organizations;

public sealed class CreateTests
{
    [Fact]
    public void Create_ByAUser_MakesThemTheOnlyMemberAndOwner()
    {
        var (organization, creator) = Organization.Create(
            Given.Draft(), "u1", "owner", memberships: 0, Given.NoLimits, Given.Now).Value;

        creator.UserId.Should().Be("u1");
        creator.OrganizationId.Should().Be(organization.Id);
        creator.Role.Should().Be("owner");
        (organization.MemberCount, organization.OwnerCount).Should().Be((1, 1));
        organization.CreatedAt.Should().Be(Given.Now);
    }

    [Fact]
    public void Create_WithSpacesAroundTheName_TrimsThem()
    {
        var (organization, _) = Organization.Create(Given.Draft("  Acme "), "u1", "owner", 0, Given.NoLimits, Given.Now).Value;

        organization.Name.Should().Be("Acme");
    }

    [Fact]
    public void Create_WithLogoAndMetadata_KeepsBoth()
    {
        var draft = Given.Draft() with { Logo = "https://example.com/logo.png", Metadata = new Metadata("""{"tier":"gold"}""") };

        var (organization, _) = Organization.Create(draft, "u1", "owner", 0, Given.NoLimits, Given.Now).Value;

        organization.Logo.Should().Be("https://example.com/logo.png");
        organization.Metadata.Should().Be("""{"tier":"gold"}""");
    }

    [Fact]
    public void Create_WithAnotherCreatorRole_CountsItsHolderAsOwner()
    {
        var (organization, creator) = Organization.Create(Given.Draft(), "u1", "admin", 0, Given.NoLimits, Given.Now).Value;

        creator.Role.Should().Be("admin");
        organization.CreatorRole.Should().Be("admin");
        organization.OwnerCount.Should().Be(1);
    }

    [Theory]
    [InlineData(2, 3, true)]
    [InlineData(3, 3, false)]
    [InlineData(4, 3, false)]
    [InlineData(0, 0, false)]
    [InlineData(1000, null, true)]
    public void Create_WithMembershipsAlready_KeepsTheLimitPerUser(int memberships, int? limit, bool allowed)
    {
        var created = Organization.Create(
            Given.Draft(), "u1", "owner", memberships, new MembershipLimits(PerOrganization: null, limit), Given.Now);

        created.Error.Should().Be(allowed ? null : OrganizationErrors.LimitReached);
    }
}
