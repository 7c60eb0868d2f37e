namespace OrgAuth.Domain.Common;

/// <summary>How an operation ended; the names are those of Ardalis.Result (docs/adr/0003).</summary>
public enum ResultStatus
{
    /// <summary>It was done.</summary>
    Ok,

    /// <summary>The input is malformed or incomplete.</summary>
    Invalid,

    /// <summary>Nobody is signed in.</summary>
    Unauthorized,

    /// <summary>The caller may not do this.</summary>
    Forbidden,

    /// <summary>What was named does not exist.</summary>
    NotFound,

    /// <summary>It contradicts what already holds.</summary>
    Conflict,
}
