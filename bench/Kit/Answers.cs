using System.Text;

namespace OrgAuth.Bench.Kit;

/// <summary>Sends single requests.</summary>
internal static class Answers
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <exception cref="BenchException">The answer is not 200.</exception>
    public static async Task<string> GetAsync(Contestant contestant, Request request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(contestant.Address, request.Path));
        message.Headers.Add("Cookie", request.Cookie);
        message.Headers.Add("Origin", contestant.Address.GetLeftPart(UriPartial.Authority));
        if (request.Body.Length > 0)
            message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");

        using var response = await Client.SendAsync(message, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return (int)response.StatusCode == 200
            ? body
            : throw new BenchException($"{contestant.Name} answers {request.Method} {request.Path} with {(int)response.StatusCode}: {body}");
    }
}
