using Microsoft.Extensions.Options;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Configuration;
using OrgAuth.Application.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Application.Users;

/// <summary>Signs in who just proved a mailbox, where <c>AutoSignInAfterVerification</c> says so and they are not signed in.</summary>
internal sealed class SignInAfterVerification(Callers callers, SessionStarter starter, IOptions<OrgAuthOptions> options)
{
    public async Task StartAsync(User user, CancellationToken cancellationToken)
    {
        if (!options.Value.EmailVerification.AutoSignInAfterVerification)
            return;

        var caller = (await callers.FindAsync(OrganizationReference.None, renew: false, cancellationToken)).Found?.User;
        if (caller?.Id != user.Id)
            starter.Start(user.Id, isPersistent: true);
    }
}
