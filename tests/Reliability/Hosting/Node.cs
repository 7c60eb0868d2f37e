using System.Net;

namespace OrgAuth.Reliability.Hosting;

/// <summary>One server process, as a user deploys it; it may be killed and started again on the same port.</summary>
internal sealed class Node : IDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);
    private readonly IReadOnlyDictionary<string, string> settings;
    private ChildProcess? process;

    public Node(IReadOnlyDictionary<string, string> settings, string logFile)
    {
        this.settings = settings;
        LogFile = logFile;
        Address = new Uri($"http://127.0.0.1:{PostgresServer.FreePort()}");
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Everything it said since its first start.</summary>
    public string LogFile { get; }

    /// <summary>How much memory it holds.</summary>
    public long ResidentBytes => process!.ResidentBytes;

    /// <summary>Whether it runs.</summary>
    public bool IsRunning => process is { HasExited: false };

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        process = Run(settings, LogFile, $"--urls={Address.GetLeftPart(UriPartial.Authority)}");
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.IsTrueAsync(() => IsReadyAsync(http), StartTime, $"the server should start; see {LogFile}");
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        process!.Kill();
        process.Dispose();
        process = null;
    }

    public void Dispose() => process?.Dispose();

    /// <summary>Runs the server's program, with a command or as the server.</summary>
    public static ChildProcess Run(IReadOnlyDictionary<string, string> settings, string logFile, params string[] arguments) => new(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "OrgAuth.Api.dll"), .. arguments, $"--contentRoot={Repository.Folder("src", "Api")}"],
        settings,
        logFile);

    private async Task<bool> IsReadyAsync(HttpClient http)
    {
        if (!IsRunning)
            Assert.Fail($"The server ended: {await File.ReadAllTextAsync(LogFile)}");

        try
        {
            using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
