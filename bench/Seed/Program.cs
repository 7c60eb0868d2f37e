namespace OrgAuth.Bench.Seed;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            var options = SeedOptions.Parse(arguments);
            var data = new Dataset(options.Shape, options.Seed, Dataset.ThisHour);
            await Planting.RunAsync(options.Provider, options.ConnectionString, data, CancellationToken.None);
            return 0;
        }
        catch (InvalidOperationException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }
}
