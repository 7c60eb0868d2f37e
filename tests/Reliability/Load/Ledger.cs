namespace OrgAuth.Reliability.Load;

/// <summary>One change of one fact; <c>null</c>: it is no more.</summary>
internal sealed record Effect(string Fact, string? Value);

/// <summary>What must be true by what the server acknowledged, and what may be true because an answer never came.</summary>
internal sealed class Ledger
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, string?> known = new(StringComparer.Ordinal);
    private readonly List<Effect[]> doubts = [];
    private int acknowledged;
    private (int Count, TaskCompletionSource Reached)? awaited;

    /// <summary>The server said yes: all of it is true from now on.</summary>
    public void Confirm(params Effect[] effects)
    {
        lock (gate)
        {
            Apply(effects);
            acknowledged++;
            if (acknowledged >= awaited?.Count)
                awaited.Value.Reached.TrySetResult();
        }
    }

    /// <summary>The server did not answer, or not to the point: all of it is true, or none of it.</summary>
    public void Doubt(params Effect[] effects)
    {
        lock (gate)
            doubts.Add(effects);
    }

    /// <summary>Ends when so many more writes have been acknowledged.</summary>
    public Task GrowByAsync(int count)
    {
        lock (gate)
        {
            awaited = (acknowledged + count, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return awaited.Value.Reached.Task;
        }
    }

    /// <summary>Compares with what is stored: nothing acknowledged is missing, nothing was half done, and nothing is there that nobody asked for.</summary>
    public void Settle(IReadOnlyDictionary<string, string> stored)
    {
        lock (gate)
        {
            foreach (var doubt in doubts)
            {
                var isDone = doubt.All(effect => stored.GetValueOrDefault(effect.Fact) == effect.Value);
                var isUndone = doubt.All(effect => stored.GetValueOrDefault(effect.Fact) == known.GetValueOrDefault(effect.Fact));
                (isDone || isUndone).Should().BeTrue(
                    "a write is done or not, but found was {0}",
                    string.Join("; ", doubt.Select(effect => $"{effect.Fact}: {known.GetValueOrDefault(effect.Fact)} -> {effect.Value}, stored {stored.GetValueOrDefault(effect.Fact)}")));
                if (isDone)
                    Apply(doubt);
            }

            doubts.Clear();
            stored.Should().BeEquivalentTo(known.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Key, fact => fact.Value));
        }
    }

    private void Apply(IEnumerable<Effect> effects)
    {
        foreach (var (fact, value) in effects)
            known[fact] = value;
    }
}
