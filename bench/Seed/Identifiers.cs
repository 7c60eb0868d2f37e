using System.Globalization;

namespace OrgAuth.Bench.Seed;

/// <summary>Ids that look and sort like OrgAuth's own, always the same for the same seed.</summary>
internal sealed class Identifiers(int seed)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int SecretLength = 32;

    /// <summary>A number that tells nothing about the next (SplitMix64).</summary>
    public ulong Mix(string kind, long number)
    {
        var state = ((ulong)(uint)seed << 40) ^ ((ulong)kind[0] << 56) ^ ((ulong)kind[^1] << 48) ^ (ulong)number;
        return Scramble(Scramble(state));
    }

    /// <summary>A UUID version 7 of that time: ids of later rows sort later.</summary>
    public string TimeOrdered(string kind, long number, DateTime at)
    {
        var milliseconds = new DateTimeOffset(at).ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds:x12}7{Mix(kind, number) >> 52:x3}8{Mix(kind, ~number) >> 4:x15}");
    }

    /// <summary>Letters and digits, like an invitation's id or a session's token.</summary>
    public string Secret(string kind, long number) => string.Create(SecretLength, (Self: this, kind, number), static (text, source) =>
    {
        var state = source.Self.Mix(source.kind, source.number);
        for (var index = 0; index < text.Length; index++)
        {
            state = Scramble(state);
            text[index] = Alphabet[(int)(state % (ulong)Alphabet.Length)];
        }
    });

    private static ulong Scramble(ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }
}
