using System.Net;
using System.Net.Sockets;

namespace OrgAuth.Bench.Kit;

internal static class Ports
{
    /// <summary>A port of the loopback interface on which nobody listens.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
