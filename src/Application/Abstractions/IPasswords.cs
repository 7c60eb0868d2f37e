namespace OrgAuth.Application.Abstractions;

/// <summary>Hashes passwords and checks them.</summary>
public interface IPasswords
{
    /// <summary>A salted hash of <paramref name="password"/>.</summary>
    string Hash(string password);

    /// <summary>
    /// Whether <paramref name="password"/> has this hash. Takes the same time when there is no hash to compare with; the answer is then
    /// <see cref="PasswordMatch.No"/>.
    /// </summary>
    PasswordMatch Verify(string? hash, string password);
}

/// <summary>How a password compares with a hash.</summary>
public enum PasswordMatch
{
    /// <summary>It is another.</summary>
    No,

    /// <summary>It is the one.</summary>
    Yes,

    /// <summary>It is the one, and should be hashed again with today's parameters.</summary>
    YesButOutdated,
}
