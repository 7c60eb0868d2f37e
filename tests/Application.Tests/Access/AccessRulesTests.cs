using OrgAuth.Application.Access;
using OrgAuth.Application.Tests.Builders;

namespace OrgAuth.Application.Tests.Access;

/// <summary>A bad request keeps the application from starting, and is named.</summary>
public sealed class AccessRulesTests
{
    [Theory]
    [InlineData(typeof(Ruleless), "declares no access rule")]
    [InlineData(typeof(Irrefusable), "its response must be a Result")]
    [InlineData(typeof(Homeless), "implement IInOrganization")]
    public void AccessRules_WithABadRequest_ThrowsNamingIt(Type bad, string why)
    {
        var act = () => Rules(typeof(Question), bad);

        act.Should().Throw<InvalidOperationException>().WithMessage($"*{bad.Name}*{why}*");
    }

    [Fact]
    public void For_AGoodRequest_GivesItsRule()
    {
        var rules = Rules(typeof(Question), typeof(Order), typeof(string));

        rules.For(typeof(Question)).Should().BeSameAs(Question.Access);
        rules.For(typeof(Order)).Should().BeSameAs(Order.Access);
    }

    [Fact]
    public void For_ARequestThatWasNotAdded_Throws()
    {
        var act = () => Rules(typeof(Question)).For(typeof(Order));

        act.Should().Throw<InvalidOperationException>().WithMessage("*Order*were not added*");
    }

    [Fact]
    public void AccessRules_OfTheApplication_AreComplete()
    {
        var rules = new AccessRules([new UseCaseAssembly(typeof(AccessRules).Assembly)]);

        rules.For(typeof(HasPermission)).Should().BeSameAs(HasPermission.Access);
    }

    private static AccessRules Rules(params Type[] types) => new([new UseCaseAssembly(new AssemblyOf(types))]);
}
