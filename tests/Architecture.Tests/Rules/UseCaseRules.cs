using System.Reflection;
using MediatR;
using OrgAuth.Application.Abstractions;

namespace OrgAuth.Architecture.Tests.Rules;

/// <summary>What makes a request a use case. Each rule gives the requests that break it.</summary>
internal static class UseCaseRules
{
    public static IEnumerable<Type> RequestsIn(IEnumerable<Type> types) =>
        types.Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IBaseRequest)));

    /// <summary>Its own, and only one.</summary>
    public static IEnumerable<Type> WithoutOneRule(IEnumerable<Type> requests) => requests.Where(request => request
        .GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Count(member => member is PropertyInfo property && property.PropertyType == typeof(AccessRule)) != 1
        || !request.IsAssignableTo(typeof(IAccessControlled)));

    /// <summary>Those that only the application's own code may send.</summary>
    public static IEnumerable<Type> OfTheSystem(IEnumerable<Type> requests) => requests.Where(request => Equals(
        request.GetProperty(nameof(IAccessControlled.Access), BindingFlags.Static | BindingFlags.Public)?.GetValue(null), AccessRule.System));

    public static IEnumerable<Type> WithoutOneHandler(IEnumerable<Type> requests, IReadOnlyCollection<Type> types) => requests.Where(request =>
        types.SelectMany(type => type.GetInterfaces()).Count(face =>
            face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && face.GetGenericArguments()[0] == request) != 1);

    public static IEnumerable<Type> WithoutOneEndpoint(IEnumerable<Type> requests, IReadOnlyCollection<Type> mapped) =>
        requests.Where(request => mapped.Count(other => other == request) != 1);
}
