namespace OrgAuth.Application.Configuration;

/// <summary>Which HTTP statuses and error bodies are answered (contract section 4).</summary>
public enum ErrorStatuses
{
    /// <summary>The statuses of the field (404 not found, 409 conflict), as RFC 9457 problems that also carry code and message.</summary>
    Documented,

    /// <summary>Exactly what better-auth answers.</summary>
    BetterAuth,
}
