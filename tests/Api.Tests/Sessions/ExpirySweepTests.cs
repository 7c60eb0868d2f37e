using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Tests.Sessions;

/// <summary>What has expired does not stay for ever.</summary>
public sealed class ExpirySweepTests(TestHosts hosts)
{
    [Theory]
    [EveryEngine]
    public async Task Sweep_OverManyExpiredRows_DeletesThemAndNothingElse(Engine engine)
    {
        await using var app = await hosts.StartAsync(engine);
        var user = await app.SignUpAsync();
        var longAgo = DateTime.UtcNow.AddDays(-30);
        await using var db = app.OpenDatabase();
        var row = await db.Users.AsNoTracking().SingleAsync(u => u.Id == user.Id);
        var terms = new VerificationTerms(VerificationPurpose.VerifyEmail, TimeSpan.FromHours(1));
        db.Sessions.AddRange(Enumerable.Range(0, 1001).Select(index => Session.Start(user.Id, $"token {index}", isPersistent: true, string.Empty, string.Empty, longAgo)));
        db.Verifications.AddRange(Enumerable.Range(0, 501).Select(index => Verification.Issue(terms, EntityId.New(longAgo), $"token {index}", row, longAgo)));
        db.Verifications.Add(Verification.Issue(terms, EntityId.New(DateTime.UtcNow), "open", row, DateTime.UtcNow));
        await db.SaveChangesAsync();

        await app.Services.GetRequiredService<ExpirySweep>().RunAsync(TestContext.Current.CancellationToken);

        (await db.Sessions.CountAsync()).Should().Be(1);
        (await db.Verifications.CountAsync()).Should().Be(1);
        await user.GetAsync("/list-sessions").Expect(200);
    }
}
