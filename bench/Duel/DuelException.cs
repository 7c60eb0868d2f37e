namespace OrgAuth.Bench.Duel;

/// <summary>Why the duel cannot be held, or does not count; the message is for whoever started it.</summary>
internal sealed class DuelException(string message) : Exception(message);
