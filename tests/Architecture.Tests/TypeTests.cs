using OrgAuth.Architecture.Tests.Rules;
using OrgAuth.Architecture.Tests.Samples;

namespace OrgAuth.Architecture.Tests;

public sealed class TypeTests
{
    [Fact]
    public void Types_AreThere() => Layers.Types.Count.Should().BeGreaterThan(150);

    [Fact]
    public void Classes_AreSealedUnlessSomethingDerivesFromThem() => TypeRules.Unsealed(Layers.Types).Should().BeEmpty();

    [Fact]
    public void HandlersBehaviorsValidatorsAndConfigurations_AreInternalAndSealed() => TypeRules.PublicParts(Layers.Types).Should().BeEmpty();

    [Fact]
    public void Names_SayWhatTypesAre() => TypeRules.VaguelyNamed(Layers.Types).Should().BeEmpty();

    [Fact]
    public void Constructors_TakeFiveParametersAtMost() => TypeRules.Overloaded(Layers.Types).Should().BeEmpty();

    [Fact]
    public void Unsealed_OnAnOpenClass_FindsIt() => TypeRules.Unsealed([typeof(OpenValidator), typeof(UnmigratedContext)]).Should().Equal(typeof(OpenValidator));

    [Fact]
    public void PublicParts_OnAPublicValidator_FindsIt() =>
        TypeRules.PublicParts([typeof(OpenValidator), typeof(BadTypes.OneHandler)]).Should().Equal(typeof(OpenValidator));

    [Fact]
    public void VaguelyNamed_OnVagueNames_FindsThem() =>
        TypeRules.VaguelyNamed([typeof(BadTypes.BackupManager), typeof(BadTypes.TextHelpers), typeof(BadTypes.BaseThing), typeof(TypeTests)])
            .Should().Equal(typeof(BadTypes.BackupManager), typeof(BadTypes.TextHelpers), typeof(BadTypes.BaseThing));

    [Fact]
    public void Overloaded_OnSixParameters_FindsTheClassAndNotTheRecord() =>
        TypeRules.Overloaded([typeof(BadTypes.Overloaded), typeof(BadTypes.Wide)]).Should().Equal(typeof(BadTypes.Overloaded));
}
