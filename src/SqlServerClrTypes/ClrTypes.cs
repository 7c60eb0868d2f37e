namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR user-defined type is serialized. OrgAuth has none; the client library only asks for the types.</summary>
public enum Format
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>By SQL Server itself.</summary>
    Native = 1,

    /// <summary>By the type.</summary>
    UserDefined = 2,
}

/// <summary>Marks a CLR user-defined type.</summary>
/// <param name="format">How it is serialized.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How it is serialized.</summary>
    public Format Format { get; } = format;

    /// <summary>The largest size, in bytes.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether all values have one size.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether bytes compare as values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that validates values.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>The type's name.</summary>
    public string? Name { get; set; }
}

/// <summary>A type that serializes itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads the value.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes the value.</summary>
    void Write(BinaryWriter w);
}

/// <summary>A type is no CLR user-defined type.</summary>
public sealed class InvalidUdtException : SystemException
{
    /// <summary>Says so.</summary>
    public InvalidUdtException()
    {
    }

    /// <summary>Says so in other words.</summary>
    public InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>Says so with its cause.</summary>
    public InvalidUdtException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
