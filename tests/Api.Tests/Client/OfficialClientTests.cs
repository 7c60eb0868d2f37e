using System.Diagnostics;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.Client;

/// <summary>
/// The official TypeScript client, unmodified, drives OrgAuth over real HTTP through the whole life of an organization (tests/client).
/// </summary>
public sealed class OfficialClientTests(TestHosts hosts)
{
    private static readonly string Folder = FindFolder();

    [Theory]
    [EveryEngineAndMode]
    public async Task WholeLife_ByTheOfficialClient_Passes(Engine engine, ErrorStatuses mode)
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, "node_modules")) && IsOnPath("node"),
            "The official client is missing: install Node.js 20 and run 'npm ci' in tests/client");
        await using var app = await hosts.StartAsync(engine, new() { ["OrgAuth:ErrorStatuses"] = mode.ToString() });

        var (exitCode, output) = await RunAsync(app.Listen(), mode);

        exitCode.Should().Be(0, "{0}", output);
        output.Should().Contain("# fail 0").And.NotContain("# pass 0");
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(Uri address, ErrorStatuses mode)
    {
        using var process = Process.Start(new ProcessStartInfo("node", ["--test", "--test-reporter=tap"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ORGAUTH_URL"] = address.GetLeftPart(UriPartial.Authority),
                ["ORGAUTH_ERROR_STATUSES"] = mode.ToString(),
            },
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OrgAuth.sln")))
                return Path.Combine(folder.FullName, "tests", "client");
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
