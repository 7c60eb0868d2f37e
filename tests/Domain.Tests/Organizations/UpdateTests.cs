using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Tests.Builders;

namespace OrgAuth.Domain.Tests.Organizations;

public sealed class UpdateTests
{
    private static readonly OrganizationChanges Nothing = new(Name: null, Slug: null, ChangesLogo: false, Logo: null, Metadata: null);

    [Fact]
    public void Update_NamingNothing_LeavesEverythingButTheVersion()
    {
        var organization = Changed();
        var version = organization.Version;

        organization.Update(Nothing);

        (organization.Name, organization.Slug, organization.Logo, organization.Metadata).Should().Be(("New", "new", "logo", "{}"));
        organization.Version.Should().Be(version + 1);
    }

    [Fact]
    public void Update_NamingAll_ReplacesAll()
    {
        var organization = Changed();

        organization.Update(new OrganizationChanges(" Newer ", Given.Slug("newer"), ChangesLogo: true, "other", new Metadata("""{"a":1}""")));

        (organization.Name, organization.Slug, organization.Logo, organization.Metadata).Should().Be(("Newer", "newer", "other", """{"a":1}"""));
    }

    [Fact]
    public void Update_NamingALogoOfNull_TakesItAway()
    {
        var organization = Changed();

        organization.Update(Nothing with { ChangesLogo = true });

        organization.Logo.Should().BeNull();
    }

    private static Organization Changed()
    {
        var organization = new Company().Organization;
        organization.Update(new OrganizationChanges("New", Given.Slug("new"), ChangesLogo: true, "logo", new Metadata("{}")));
        return organization;
    }
}
