using System.Reflection;

namespace OrgAuth.Architecture.Tests;

/// <summary>The SQL Server client sends no parameter unless it finds this assembly with these types (docs/adr/0007).</summary>
public sealed class SqlServerClientTests
{
    [Theory]
    [InlineData("SqlUserDefinedTypeAttribute")]
    [InlineData("Format")]
    [InlineData("IBinarySerialize")]
    [InlineData("InvalidUdtException")]
    public void ClrType_ThatTheClientLooksFor_IsDeployedWithTheApplication(string name)
    {
        var assembly = Assembly.Load(new AssemblyName("Microsoft.SqlServer.Server"));

        assembly.GetExportedTypes().Select(type => type.Name).Should().Contain(name);
    }
}
