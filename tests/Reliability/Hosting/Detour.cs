using System.Net;
using System.Net.Sockets;

namespace OrgAuth.Reliability.Hosting;

/// <summary>
/// A way to a database that can be cut without a word: connections stay open, new ones are taken, and nothing comes back. So look a frozen
/// machine and a lost network to a client.
/// </summary>
internal sealed class Detour : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly string host;
    private readonly int port;
    private volatile TaskCompletionSource open = Opened();

    public Detour(string host, int port)
    {
        this.host = host;
        this.port = port;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    /// <summary>Where it begins.</summary>
    public int Port { get; }

    /// <summary>Nothing passes any more.</summary>
    public void Cut() => open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything passes again.</summary>
    public void Mend() => open.TrySetResult();

    public void Dispose()
    {
        end.Cancel();
        Mend();
        listener.Dispose();
        end.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(end.Token));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var server = new TcpClient())
        {
            try
            {
                await server.ConnectAsync(host, port, end.Token);
                await Task.WhenAny(PumpAsync(client.GetStream(), server.GetStream()), PumpAsync(server.GetStream(), client.GetStream()));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // Either side hung up, which the other learns by the end of this.
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, end.Token)) > 0;)
        {
            await open.Task.WaitAsync(end.Token);
            await to.WriteAsync(buffer.AsMemory(0, read), end.Token);
        }
    }
}
