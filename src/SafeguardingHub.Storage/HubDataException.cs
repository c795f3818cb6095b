namespace SafeguardingHub.Storage;

/// <summary>The hub's data cannot be opened; the message says what, where, and how to put it right.</summary>
public sealed class HubDataException : Exception
{
    /// <summary>Without a message.</summary>
    public HubDataException()
    {
    }

    /// <summary>With a message.</summary>
    public HubDataException(string message) : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public HubDataException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Whether a database server does not answer: the hub may try again, nobody has to mend anything of its own.</summary>
    public bool IsAway { get; init; }
}
