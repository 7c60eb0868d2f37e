using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Bench.Seed;

/// <summary>What the command line asks for.</summary>
internal sealed record SeedOptions(DatabaseProvider Provider, string ConnectionString, Shape Shape, int Seed)
{
    private const string Usage = """
        Usage: dotnet run -c Release --project bench/Seed -- --provider Sqlite|PostgreSql --connection <connection string>
                 [--scale small|large] [--seed <number>]
        Creates and migrates the database if need be; it must be empty. small is a thousandth of large.
        """;

    public static SeedOptions Parse(string[] arguments)
    {
        var options = new SeedOptions(DatabaseProvider.Sqlite, string.Empty, Shape.Small, Seed: 1);
        if (arguments.Length % 2 != 0)
            throw new InvalidOperationException(Usage);

        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--provider", "Sqlite"] => options with { Provider = DatabaseProvider.Sqlite },
                ["--provider", "PostgreSql"] => options with { Provider = DatabaseProvider.PostgreSql },
                ["--connection", var connectionString] => options with { ConnectionString = connectionString },
                ["--scale", "small"] => options with { Shape = Shape.Small },
                ["--scale", "large"] => options with { Shape = Shape.Large },
                ["--seed", var number] when int.TryParse(number, out var seed) => options with { Seed = seed },
                _ => throw new InvalidOperationException(Usage),
            };
        }

        return options.ConnectionString.Length > 0 ? options : throw new InvalidOperationException(Usage);
    }
}
