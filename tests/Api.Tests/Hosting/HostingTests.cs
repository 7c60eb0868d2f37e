namespace OrgAuth.Api.Tests.Hosting;

public sealed class HostingTests(TestHosts hosts)
{
    [Theory]
    [EveryEngine]
    public async Task Ready_OnAMigratedDatabase_SaysSo(Engine engine)
    {
        var app = await hosts.GetAsync(engine);

        var response = await app.CreateClient().GetAsync(new Uri("/health/ready", UriKind.Relative));

        ((int)response.StatusCode).Should().Be(200);
    }
}
