using System.Text.Json;

namespace OrgAuth.Api.Tests.Hosting;

/// <summary>
/// Sees every reply of every functional test and fails the test when the OpenAPI document does not promise it: its status, its code and,
/// for a path that is not in the document, anything but "no such route".
/// </summary>
internal sealed class DocumentedReplies(Func<Task<ApiDocument>> readDocument) : DelegatingHandler
{
    private const string BasePath = "/api/auth";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        if (!path.StartsWith(BasePath, StringComparison.Ordinal))
            return response;

        var status = (int)response.StatusCode;
        var operation = (await readDocument()).Find(request.Method, path);
        if (operation is null)
            status.Should().BeOneOf([404, 405], "{0} {1} is not in the OpenAPI document", request.Method, path);
        else
            await CheckAsync(operation, status, response, cancellationToken);

        return response;
    }

    private static async Task CheckAsync(ApiOperation operation, int status, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        operation.Statuses.Should().Contain(status, "{0} answered it", operation);
        if (status < 400)
            return;

        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var code = text.Length > 0 && JsonElement.Parse(text).TryGetProperty("code", out var given) ? given.GetString() : null;
        operation.Promises(status, code).Should().BeTrue("{0} answered {1} {2}, which the OpenAPI document does not tell", operation, status, code);
    }
}
