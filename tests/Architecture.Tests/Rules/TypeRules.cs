using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace OrgAuth.Architecture.Tests.Rules;

/// <summary>How types are made (DESIGN: taste). Each rule gives the types that break it.</summary>
internal static partial class TypeRules
{
    public const int MaxParameters = 5;

    private static readonly Type[] Parts = [typeof(IRequestHandler<,>), typeof(IPipelineBehavior<,>), typeof(IValidator<>), typeof(IEntityTypeConfiguration<>)];

    /// <summary>A class is sealed, unless something derives from it.</summary>
    public static IEnumerable<Type> Unsealed(IReadOnlyCollection<Type> types) =>
        types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !types.Any(other => other.BaseType == type));

    /// <summary>Handlers, behaviors, validators and configurations are nobody else's business.</summary>
    public static IEnumerable<Type> PublicParts(IEnumerable<Type> types) =>
        types.Where(type => type is { IsClass: true, IsAbstract: false } && IsPart(type) && (type.IsVisible || !type.IsSealed));

    /// <summary>Names that say nothing.</summary>
    public static IEnumerable<Type> VaguelyNamed(IEnumerable<Type> types) => types.Where(type => VagueName().IsMatch(type.Name));

    /// <summary>Records carry as much as they must, and entities are filled by their factory and the database only.</summary>
    public static IEnumerable<Type> Overloaded(IEnumerable<Type> types) => types.Where(type => !IsRecord(type) && type
        .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Any(constructor => !constructor.IsPrivate && constructor.GetParameters().Length > MaxParameters));

    private static bool IsPart(Type type) => type.GetInterfaces()
        .Any(face => face.IsGenericType && Parts.Contains(face.GetGenericTypeDefinition()));

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    [System.Text.RegularExpressions.GeneratedRegex("Manager$|Helper|Util|^Base[A-Z]|^Abstract[A-Z]")]
    private static partial System.Text.RegularExpressions.Regex VagueName();
}
