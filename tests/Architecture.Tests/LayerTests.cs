using OrgAuth.Architecture.Tests.Rules;

namespace OrgAuth.Architecture.Tests;

/// <summary>Api -> Application -> Domain; Infrastructure -> Application; only the composition root knows everybody.</summary>
public sealed class LayerTests
{
    private static readonly string[] CompositionRoot = ["src/Api/Check.cs", "src/Api/Migrate.cs", "src/Api/OrgAuthServices.cs", "src/Api/Program.cs"];

    [Fact]
    public void Domain_ReferencesTheBaseLibraryOnly() => References.Of(Layers.Domain).Should().OnlyContain(name => References.IsBaseLibrary(name));

    [Fact]
    public void Application_ReferencesNoDatabaseProviderNoWebAndNoOuterLayer() => References.Of(Layers.Application).Should().NotContain(name =>
        References.IsDatabaseProvider(name) || References.IsWeb(name) || name == "OrgAuth.Infrastructure" || name == "OrgAuth.Api");

    [Fact]
    public void Infrastructure_DoesNotReferenceTheApi() => References.Of(Layers.Infrastructure).Should().NotContain("OrgAuth.Api");

    [Fact]
    public void Api_KnowsInfrastructureInItsCompositionRootOnly() => SourceRules.Knowing(Repository.SourcesIn("src/Api"), "Infrastructure")
        .Select(place => place.Split(':')[0]).Should().BeSubsetOf(CompositionRoot);

    [Fact]
    public void InnerLayers_NameNoOuterOne()
    {
        SourceRules.Knowing(Repository.SourcesIn("src/Domain"), "(Application|Infrastructure|Api)").Should().BeEmpty();
        SourceRules.Knowing(Repository.SourcesIn("src/Application"), "(Infrastructure|Api)").Should().BeEmpty();
    }

    [Fact]
    public void Rules_OnThisVeryAssembly_FindWhatItReferences()
    {
        var own = References.Of(typeof(LayerTests).Assembly).ToList();

        own.Should().Contain(name => !References.IsBaseLibrary(name));
        own.Should().Contain(name => References.IsDatabaseProvider(name));
        own.Should().Contain(name => References.IsWeb(name));
        own.Should().Contain("OrgAuth.Infrastructure");
    }

    [Theory]
    [InlineData("using OrgAuth.Infrastructure.Persistence;", true)]
    [InlineData("var x = new OrgAuth.Infrastructure.Thing();", true)]
    [InlineData("// OrgAuth.Infrastructure is not used here", false)]
    [InlineData("using OrgAuth.InfrastructureLike;", false)]
    public void Knowing_OnASource_FindsTheNamespace(string line, bool found) =>
        SourceRules.Knowing([new Source("Bad.cs", [line])], "Infrastructure").Any().Should().Be(found);
}
