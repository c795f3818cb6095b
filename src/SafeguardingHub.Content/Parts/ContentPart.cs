namespace SafeguardingHub.Content.Parts;

/// <summary>
/// A typed part. Its public properties are the properties of its JSON, by the same names; what the JSON holds beyond them
/// stays in the item and is never lost.
/// </summary>
public abstract record ContentPart;

/// <summary>Stored or imported JSON that cannot be read as the part or field that it claims to be.</summary>
public sealed class ContentFormatException : FormatException
{
    /// <summary>An exception without a place.</summary>
    public ContentFormatException() : this("", "The content cannot be read.")
    {
    }

    /// <summary>An exception without a place.</summary>
    public ContentFormatException(string message) : this("", message)
    {
    }

    /// <summary>An exception without a place, with its cause.</summary>
    public ContentFormatException(string message, Exception innerException) : base(message, innerException) => Place = "";

    /// <summary>An exception at a place such as <c>BagPart.ContentItems[1].TitlePart.Title</c>.</summary>
    public ContentFormatException(string place, string message) : base(message) => Place = place;

    /// <summary>Where in the item, as a JSON path from the item's root.</summary>
    public string Place { get; }
}
