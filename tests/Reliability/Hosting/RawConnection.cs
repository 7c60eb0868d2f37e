using System.Net.Sockets;
using System.Text;

namespace OrgAuth.Reliability.Hosting;

/// <summary>A connection that speaks HTTP badly.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TcpClient client;
    private readonly NetworkStream stream;

    private RawConnection(TcpClient client)
    {
        this.client = client;
        stream = client.GetStream();
    }

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        return new RawConnection(client);
    }

    /// <summary>Sends a text, as far as the server takes it.</summary>
    /// <returns>Whether it took all of it.</returns>
    public async Task<bool> SendAsync(string text)
    {
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Sends <paramref name="text"/> over and over, slowly, until the server hangs up.</summary>
    /// <returns>What the server said.</returns>
    public async Task<string> DripAsync(string text, TimeSpan pause)
    {
        var reading = ReadToEndAsync();
        while (!reading.IsCompleted && await SendAsync(text))
            await Task.WhenAny(reading, Task.Delay(pause));

        return await reading;
    }

    /// <summary>Reads until the server hangs up.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received, limit.Token);
        }
        catch (IOException)
        {
            // Hung up on, with bytes of ours unread.
        }

        return Encoding.Latin1.GetString(received.ToArray());
    }

    public void Dispose() => client.Dispose();
}
