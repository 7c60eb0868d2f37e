namespace OrgAuth.Application.Abstractions;

/// <summary>Keys that come of the server's secret, the same on every node.</summary>
internal interface IKeys
{
    /// <summary>A key of 32 bytes for one purpose (HKDF-SHA-256, RFC 5869).</summary>
    byte[] Derive(string purpose);
}
