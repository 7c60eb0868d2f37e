namespace OrgAuth.Application.Abstractions;

/// <summary>What a request brought along, read from the transport.</summary>
public interface ICredentials
{
    /// <summary>The session token, if one came that the server signed or that came as a bearer token; not yet looked up.</summary>
    string? SessionToken { get; }

    /// <summary>
    /// A token that may be one of an identity provider's, if there are any and the request brought one; not yet verified. It is then the only
    /// credential: <see cref="SessionToken"/> is <c>null</c>.
    /// </summary>
    string? IdentityToken { get; }

    /// <summary>The organization that this one request works in, if it says so (<c>X-Organization-Id</c>).</summary>
    string? OrganizationId { get; }

    /// <summary>The caller's address as far as it can be trusted; empty when unknown.</summary>
    string IpAddress { get; }

    /// <summary>The caller's user agent; empty when unknown.</summary>
    string UserAgent { get; }
}

/// <summary>Hands the session token back to the caller. Nothing is sent before the reply is, and the last word counts.</summary>
public interface ISessionCarrier
{
    /// <summary>The caller shall keep this token: for the session's life, or until the browser closes.</summary>
    void Issue(string token, bool isPersistent);

    /// <summary>The caller shall forget its token.</summary>
    void Withdraw();

    /// <summary>Nothing is to be handed over after all: what was said belongs to an attempt that is undone.</summary>
    void Reset();
}
