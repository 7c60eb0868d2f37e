using OrgAuth.Api.Tests.Hosting;

namespace OrgAuth.Api.Tests.Concurrency;

/// <summary>Lets calls run at the same moment.</summary>
internal static class Race
{
    /// <summary>Sends all calls at once; none may fail with a 5xx.</summary>
    public static async Task<IReadOnlyList<ApiReply>> RunAsync(IEnumerable<Func<Task<ApiReply>>> calls)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = calls.Select(async call =>
        {
            await start.Task;
            return await call();
        }).ToList();
        start.SetResult();
        var replies = await Task.WhenAll(running);
        replies.Where(reply => reply.Status >= 500).Select(reply => $"{reply.Status} {reply.Text}").Should().BeEmpty();
        return replies;
    }

    /// <summary>How many succeeded; all others must have been refused with one of these codes.</summary>
    public static int Winners(this IReadOnlyList<ApiReply> replies, params string[] refusals)
    {
        replies.Where(reply => reply.Status != 200).Select(reply => reply.Code).Should().BeSubsetOf(refusals);
        return replies.Count(reply => reply.Status == 200);
    }
}
