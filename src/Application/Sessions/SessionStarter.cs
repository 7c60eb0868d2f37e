using OrgAuth.Application.Abstractions;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Sessions;

namespace OrgAuth.Application.Sessions;

/// <summary>Begins a session for a user who proved who they are, and hands its token to the caller.</summary>
internal sealed class SessionStarter(IOrgAuthDb db, ICredentials credentials, ISessionCarrier carrier, TimeProvider time)
{
    public string Start(string userId, bool isPersistent)
    {
        var token = Secrets.NewSessionToken();
        db.Sessions.Add(Session.Start(userId, token, isPersistent, credentials.IpAddress, credentials.UserAgent, time.Now()));
        carrier.Issue(token, isPersistent);
        return token;
    }
}
