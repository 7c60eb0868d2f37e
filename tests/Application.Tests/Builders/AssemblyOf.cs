using System.Reflection;

namespace OrgAuth.Application.Tests.Builders;

/// <summary>An assembly of just these types, so that a deliberately bad one can stand alone.</summary>
internal sealed class AssemblyOf(params Type[] types) : Assembly
{
    public override Type[] GetTypes() => types;
}
