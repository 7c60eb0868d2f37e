namespace OrgAuth.Bench.Kit;

/// <summary>Why nothing can be measured, or does not count; the message is for whoever started it.</summary>
internal sealed class BenchException(string message) : Exception(message);
