using System.Text;

namespace OrgAuth.Domain.Organizations;

/// <summary>What an application keeps with an organization: a JSON object, as compact text of at most 16 KiB (contract section 5, item 7).</summary>
public sealed record Metadata
{
    /// <summary>The largest metadata, in bytes of UTF-8.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>Wraps the text of a JSON object.</summary>
    /// <exception cref="ArgumentException">It is larger than <see cref="MaxBytes"/> or no object.</exception>
    public Metadata(string json)
    {
        if (!Fits(json) || !json.StartsWith('{'))
            throw new ArgumentException("Metadata is a JSON object of at most 16 KiB.", nameof(json));

        Json = json;
    }

    /// <summary>The object as compact JSON text.</summary>
    public string Json { get; }

    /// <summary>Whether <paramref name="json"/> is small enough.</summary>
    public static bool Fits(string json) => Encoding.UTF8.GetByteCount(json) <= MaxBytes;
}
