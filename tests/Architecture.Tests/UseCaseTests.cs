using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using OrgAuth.Api;
using OrgAuth.Api.OpenApi;
using OrgAuth.Application.Members;
using OrgAuth.Architecture.Tests.Rules;
using OrgAuth.Architecture.Tests.Samples;

namespace OrgAuth.Architecture.Tests;

public sealed class UseCaseTests
{
    private static readonly Type[] Requests = [.. UseCaseRules.RequestsIn(Layers.Application.GetTypes())];

    private static readonly Type[] SystemRequests = [.. UseCaseRules.OfTheSystem(Requests)];

    [Fact]
    public void Requests_AreThere() => Requests.Length.Should().BeGreaterThanOrEqualTo(29);

    [Fact]
    public void Requests_DeclareOneAccessRuleEach() => UseCaseRules.WithoutOneRule(Requests).Should().BeEmpty();

    [Fact]
    public void Requests_HaveOneHandlerEach() => UseCaseRules.WithoutOneHandler(Requests, Layers.Application.GetTypes()).Should().BeEmpty();

    [Fact]
    public async Task Requests_HaveOneEndpointEach() =>
        UseCaseRules.WithoutOneEndpoint(Requests.Except(SystemRequests), await MappedRequestsAsync()).Should().BeEmpty();

    [Fact]
    public async Task SystemRequests_HaveNoEndpoint()
    {
        SystemRequests.Should().Contain(typeof(AddMember));
        (await MappedRequestsAsync()).Should().NotIntersectWith(SystemRequests);
    }

    [Fact]
    public void WithoutOneRule_OnNoneAndTwo_FindsBoth() =>
        UseCaseRules.WithoutOneRule([typeof(BadTypes.Ruleless), typeof(BadTypes.TwoRules), Requests[0]])
            .Should().Equal(typeof(BadTypes.Ruleless), typeof(BadTypes.TwoRules));

    [Fact]
    public void WithoutOneHandler_OnNoneAndTwo_FindsBoth() => UseCaseRules.WithoutOneHandler(
            [typeof(BadTypes.Ruleless), typeof(BadTypes.TwoRules)], [typeof(BadTypes.OneHandler), typeof(BadTypes.AnotherHandler)])
        .Should().Equal(typeof(BadTypes.Ruleless), typeof(BadTypes.TwoRules));

    [Fact]
    public void WithoutOneEndpoint_OnNoneAndTwo_FindsBoth() => UseCaseRules.WithoutOneEndpoint(
            [typeof(BadTypes.Ruleless), typeof(BadTypes.TwoRules), Requests[0]], [typeof(BadTypes.TwoRules), typeof(BadTypes.TwoRules), Requests[0]])
        .Should().Equal(typeof(BadTypes.Ruleless), typeof(BadTypes.TwoRules));

    private static async Task<IReadOnlyCollection<Type>> MappedRequestsAsync()
    {
        var builder = WebApplication.CreateBuilder(["--environment=Development"]);
        builder.Services.AddOrgAuth(builder.Configuration);
        await using var app = builder.Build();
        app.MapOrgAuth();
        return [.. ((IEndpointRouteBuilder)app).DataSources
            .SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<WireDescription>()?.Request)
            .OfType<Type>()];
    }
}
