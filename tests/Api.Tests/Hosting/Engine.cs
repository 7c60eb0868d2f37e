namespace OrgAuth.Api.Tests.Hosting;

/// <summary>The database engines that tests run on.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
