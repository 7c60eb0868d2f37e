using OrgAuth.Reliability.Hosting;

namespace OrgAuth.Reliability;

/// <summary>Clients that are slow on purpose, or send more than anybody needs, are cut off and keep nobody else waiting.</summary>
public sealed class BadClientTests(BadClientTests.Server server) : IClassFixture<BadClientTests.Server>
{
    private const string RequestLine = "POST /api/auth/sign-in/email HTTP/1.1\r\nHost: localhost\r\n";
    private const string Json = "Content-Type: application/json\r\n";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    [Fact]
    public Task SlowHeaders_OnTwoHundredConnections_AreCutOff() => WithServerAsync(async deployment =>
    {
        var attack = Task.WhenAll(Enumerable.Range(0, 200).Select(async _ =>
        {
            using var connection = await RawConnection.OpenAsync(deployment.Node.Address);
            await connection.SendAsync(RequestLine);
            return await connection.DripAsync("X-Slow: 1\r\n", Pause);
        }));

        await Caller.SignUpAsync(deployment.CreateClient(), "meanwhile@example.com");

        (await attack).Should().OnlyContain(said => said.Length == 0 || said.StartsWith("HTTP/1.1 408"));
    });

    [Fact]
    public Task SlowBody_IsCutOffWith408() => WithServerAsync(async deployment =>
    {
        using var connection = await RawConnection.OpenAsync(deployment.Node.Address);
        await connection.SendAsync($"{RequestLine}{Json}Content-Length: 60000\r\n\r\n");

        (await connection.DripAsync(" ", Pause)).Should().StartWith("HTTP/1.1 408");
    });

    [Theory]
    [InlineData("Content-Length: 10000000\r\n\r\n", " ", "413")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n", "400\r\n", "413")]
    [InlineData("", "X-Large: 1\r\n", "431")]
    [InlineData("X-Long: ", "longer", "431")]
    public Task Endless_BodyOrHeaders_AreCutOff(string start, string more, string status) => WithServerAsync(async deployment =>
    {
        using var connection = await RawConnection.OpenAsync(deployment.Node.Address);
        var chunk = more.EndsWith("00\r\n", StringComparison.Ordinal) ? $"{more}{new string(' ', 0x400)}\r\n" : string.Concat(Enumerable.Repeat(more, 1024));
        await connection.SendAsync(RequestLine + Json + start);

        (await connection.DripAsync(chunk, TimeSpan.Zero)).Should().StartWith($"HTTP/1.1 {status}");
    });

    [Fact]
    public Task EndlessPath_IsCutOffWith414() => WithServerAsync(async deployment =>
    {
        using var connection = await RawConnection.OpenAsync(deployment.Node.Address);
        await connection.SendAsync("GET /api/auth/get-session?");

        (await connection.DripAsync(new string('a', 1024), TimeSpan.Zero)).Should().StartWith("HTTP/1.1 414");
    });

    /// <summary>Whatever a client did, the next one is served.</summary>
    private async Task WithServerAsync(Func<Deployment, Task> test)
    {
        await test(server.Deployment);
        await Caller.SignUpAsync(server.Deployment.CreateClient(), $"{Guid.NewGuid():N}@example.com");
        server.Deployment.Node.IsRunning.Should().BeTrue();
    }

    /// <summary>One server for all of them.</summary>
    public sealed class Server(TestDatabases databases) : IAsyncLifetime
    {
        internal Deployment Deployment { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Deployment = await Deployment.StartAsync(databases, Engine.Sqlite, ("Kestrel:Limits:RequestHeadersTimeout", "00:00:02"));

        public async ValueTask DisposeAsync()
        {
            using (Deployment)
                await Deployment.AssertSoundAsync();
        }
    }
}
