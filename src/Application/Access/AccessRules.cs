using System.Collections.Frozen;
using System.Reflection;
using MediatR;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Access;

/// <summary>Every request's access rule, read once at start. A request without one, or without a result to refuse with, stops the start.</summary>
internal sealed class AccessRules
{
    private static readonly MethodInfo ReadMethod = typeof(AccessRules).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly FrozenDictionary<Type, AccessRule> rules;

    public AccessRules(IEnumerable<UseCaseAssembly> assemblies) => rules = assemblies
        .Select(entry => entry.Assembly)
        .Distinct()
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IBaseRequest)))
        .ToFrozenDictionary(type => type, RuleOf);

    public AccessRule For(Type request) => rules.GetValueOrDefault(request)
        ?? throw new InvalidOperationException($"{request} comes from an assembly whose use cases were not added; see docs/extending.md.");

    private static AccessRule RuleOf(Type request)
    {
        if (!request.IsAssignableTo(typeof(IAccessControlled)))
            throw new InvalidOperationException($"{request} declares no access rule: make it an ICommand<> or IQuery<>; see docs/extending.md.");

        if (!ReplyOf(request).GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IResult<>)))
            throw new InvalidOperationException($"{request} cannot be refused: its response must be a Result; see docs/extending.md.");

        var rule = (AccessRule)ReadMethod.MakeGenericMethod(request).Invoke(null, null)!;
        if (rule.Level == AccessLevel.Member && !request.IsAssignableTo(typeof(IInOrganization)))
            throw new InvalidOperationException($"{request} is for members and names no organization: implement IInOrganization.");

        return rule;
    }

    private static Type ReplyOf(Type request) => request.GetInterfaces()
        .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequest<>))
        .GetGenericArguments()[0];

    private static AccessRule Read<TRequest>()
        where TRequest : IAccessControlled => TRequest.Access;
}

/// <summary>An assembly whose requests, validators and handlers are use cases of this application.</summary>
internal sealed record UseCaseAssembly(Assembly Assembly);
