using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>What the dispatcher tells operators (docs/architecture.md).</summary>
public sealed class OutboxMetricTests(TestHosts hosts)
{
    [Theory]
    [EveryEngine]
    public async Task Metrics_OfMailsSentFailedAndGivenUp_CountThem(Engine engine)
    {
        await using var host = await MailHost.StartAsync(hosts, engine, ("OrgAuth:Mail:MaxAttempts", "2"));
        using var listener = new MeterListener();
        var values = new ConcurrentDictionary<string, double>();
        var scope = host.App.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, meter) =>
        {
            if (instrument.Meter.Name == "OrgAuth" && ReferenceEquals(instrument.Meter.Scope, scope) && instrument.Name.StartsWith("orgauth.mail.", StringComparison.Ordinal))
                meter.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => values.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => values[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => values[instrument.Name] = value);
        listener.Start();
        var owner = await host.App.SignUpAsync();
        var organization = await owner.CreateOrganizationAsync();
        await owner.InviteAsync(organization, "good@example.com");
        await owner.InviteAsync(organization, "bad@example.com");
        host.Post.Receive = (mail, _) => mail.To == "bad@example.com" ? throw new IOException() : Task.CompletedTask;

        await host.DrainAsync();
        host.App.Time.Advance(TimeSpan.FromMinutes(30));
        await host.DrainAsync();
        listener.RecordObservableInstruments();
        (values["orgauth.mail.backlog"], values["orgauth.mail.dead"]).Should().Be((1, 0), "that was so before the last attempt");
        values["orgauth.mail.oldest.age"].Should().BeInRange(1800, 1900);

        await host.DrainAsync();
        listener.RecordObservableInstruments();
        values.Should().BeEquivalentTo(new Dictionary<string, double>
        {
            ["orgauth.mail.sent"] = 1,
            ["orgauth.mail.failed"] = 2,
            ["orgauth.mail.given_up"] = 1,
            ["orgauth.mail.backlog"] = 0,
            ["orgauth.mail.dead"] = 1,
            ["orgauth.mail.oldest.age"] = 0,
        });
    }
}
