namespace OrgAuth.Application.Abstractions;

/// <summary>What a host needs to know of the database, whichever engine it is.</summary>
internal interface IDatabase
{
    /// <summary>The folder in which the database's file lies; <c>null</c> when it is no file.</summary>
    string? Folder { get; }

    /// <summary>Whether an exception means that the database cannot do it now, and that trying again later may help.</summary>
    bool IsUnavailable(Exception exception);
}
