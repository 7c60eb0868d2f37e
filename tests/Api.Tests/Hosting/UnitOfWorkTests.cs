using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>What a handler of a host may rely on (docs/extending.md).</summary>
public sealed class UnitOfWorkTests(TestHosts hosts)
{
    [Theory]
    [EveryEngine]
    public async Task Execute_RefusedAfterAStatementThatWasSentAtOnce_ChangesNothing(Engine engine)
    {
        var app = await hosts.GetAsync(engine);
        var user = await app.SignUpAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IOrgAuthDb>();

        var refused = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result<bool>>(
            async () =>
            {
                await db.SaveAsync(CancellationToken.None);
                await db.Sessions.Where(session => session.UserId == user.Id).ExecuteDeleteAsync();
                return SessionErrors.Required;
            },
            CancellationToken.None);

        refused.IsSuccess.Should().BeFalse();
        (await user.GetAsync("/get-session").Expect(200)).Text.Should().Contain(user.Id, "the session is still there");
    }
}
