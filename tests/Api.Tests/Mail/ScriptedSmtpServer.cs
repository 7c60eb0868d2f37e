using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrgAuth.Api.Tests.Mail;

/// <summary>A mail server that answers as the test says, stage by stage.</summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    /// <summary>The stage at which somebody has connected; the others are named like their commands.</summary>
    public const string Greeting = "greeting";

    /// <summary>The stage at which the whole mail has come.</summary>
    public const string End = ".";

    private readonly TcpListener listener;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentQueue<string> mails = new();
    private readonly Task accepting;

    public ScriptedSmtpServer(int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The whole mails that it took.</summary>
    public IReadOnlyCollection<string> Mails => mails;

    /// <summary>The stage at which something goes wrong, if any.</summary>
    public string? FaultAt { get; set; }

    /// <summary>What is answered there; <c>null</c>: nothing, and the connection stays open; empty: the connection is closed.</summary>
    public string? Fault { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting;
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                await TalkAsync(reader, client.GetStream());
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
            }
        }
    }

    private async Task TalkAsync(StreamReader reader, NetworkStream stream)
    {
        if (!await AnswerAsync(stream, Greeting, "220 ready"))
            return;

        while (await reader.ReadLineAsync(stopping.Token) is { } line)
        {
            var command = line.Split(' ')[0].ToUpperInvariant();
            if (!await AnswerAsync(stream, command, command == "DATA" ? "354 go on" : "250 fine"))
                return;

            if (command == "DATA" && FaultAt != "DATA" && !await ReceiveAsync(reader, stream))
                return;
        }
    }

    /// <returns>Whether the conversation goes on.</returns>
    private async Task<bool> ReceiveAsync(StreamReader reader, NetworkStream stream)
    {
        var mail = new StringBuilder();
        var line = await reader.ReadLineAsync(stopping.Token);
        for (; line is not null && line != "."; line = await reader.ReadLineAsync(stopping.Token))
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");

        // Whoever is cut off before the end has sent no mail (RFC 5321, section 4.1.1.4).
        if (line is null)
            return false;

        if (FaultAt != End)
            mails.Enqueue(mail.ToString());

        return await AnswerAsync(stream, End, "250 taken");
    }

    /// <returns>Whether the conversation goes on.</returns>
    private async Task<bool> AnswerAsync(NetworkStream stream, string stage, string answer)
    {
        var reply = stage == FaultAt ? Fault : answer;
        if (reply is null)
            await Task.Delay(Timeout.Infinite, stopping.Token);

        if (string.IsNullOrEmpty(reply))
            return false;

        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), stopping.Token);
        return true;
    }
}
