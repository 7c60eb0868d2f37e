namespace OrgAuth.Application.Abstractions;

/// <summary>Where browsers reach this server.</summary>
internal interface IServerAddress
{
    /// <summary>The origin: <c>OrgAuth:BaseUrl</c>; without it, in development, the address that the server listens on.</summary>
    Uri Origin { get; }
}
