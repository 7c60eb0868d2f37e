using System.Net;
using System.Net.Sockets;

namespace OrgAuth.Application.Users;

/// <summary>
/// Where a client is, as far as limits care: an IPv4 address, or the /64 of an IPv6 address, within which one client has as many as it likes.
/// </summary>
internal static class ClientNetwork
{
    private const int PrefixBytes = 8;

    /// <summary>The network of an address; a text that is none stands for itself.</summary>
    public static string Of(string ipAddress)
    {
        if (!IPAddress.TryParse(ipAddress, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
            return ipAddress;

        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
