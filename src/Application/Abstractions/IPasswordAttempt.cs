namespace OrgAuth.Application.Abstractions;

/// <summary>A request that tries a password. After too many wrong ones it is refused for a while, without the password being looked at.</summary>
internal interface IPasswordAttempt
{
    /// <summary>Whose password, by e-mail address; <c>null</c> where it is none.</summary>
    string? Account { get; }
}
