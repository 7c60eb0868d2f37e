using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;

namespace OrgAuth.Reliability.Hosting;

/// <summary>Every secret that was handed out or sent in during a run, by its real value.</summary>
internal sealed class IssuedSecrets
{
    private readonly ConcurrentDictionary<string, byte> invitations = new();
    private readonly ConcurrentDictionary<string, byte> credentials = new();

    /// <summary>How many there are.</summary>
    public int Count => invitations.Count + credentials.Count;

    /// <summary>A password, a session token, or the cookie that carries one: never in clear, neither in logs nor in the database.</summary>
    public void AddCredential(string value) => credentials.TryAdd(value, 0);

    /// <summary>An invitation's id: never in logs.</summary>
    public void AddInvitation(string id) => invitations.TryAdd(id, 0);

    /// <summary>Those that stand in a log; the first of each line.</summary>
    public IEnumerable<string> FindInLog(string file)
    {
        var search = SearchValues.Create([.. credentials.Keys, .. invitations.Keys], StringComparison.Ordinal);
        return File.ReadLines(file).Where(line => line.AsSpan().ContainsAny(search)).Select(line => $"{file}: {line}");
    }

    /// <summary>Those that stand in a row of the database.</summary>
    public IEnumerable<string> FindInRows(IEnumerable<string> rows)
    {
        var search = SearchValues.Create([.. credentials.Keys], StringComparison.Ordinal);
        return rows.Where(row => row.AsSpan().ContainsAny(search));
    }
}

/// <summary>Listens to what the server hands out.</summary>
internal sealed class SecretListener(IssuedSecrets secrets) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in Values(response, "Set-Cookie").Where(value => value.Contains("session_token=", StringComparison.Ordinal)))
            AddToken(cookie.Split(';')[0].Split('=', 2)[1]);

        foreach (var token in Values(response, "set-auth-token"))
            AddToken(token);

        if (response.IsSuccessStatusCode && request.RequestUri!.AbsolutePath.EndsWith("/invite-member", StringComparison.Ordinal))
            secrets.AddInvitation(await ReadIdAsync(response, cancellationToken));

        return response;
    }

    private static IEnumerable<string> Values(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? values : [];

    private static async Task<string> ReadIdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync(cancellationToken)).GetProperty("id").GetString()!;
    }

    /// <summary>The signed form, as it travels and as it is read, and the token itself.</summary>
    private void AddToken(string signed)
    {
        var plain = Uri.UnescapeDataString(signed);
        if (plain.Length == 0)
            return;

        secrets.AddCredential(signed);
        secrets.AddCredential(plain);
        secrets.AddCredential(plain.Split('.')[0]);
    }
}
