namespace SafeguardingHub.Content.Checks;

/// <summary>What sort of thing a text says outright.</summary>
public enum MentionKind
{
    /// <summary>A telephone number; the key is its digits.</summary>
    Number = 0,

    /// <summary>An item by its name; the key is the item's id.</summary>
    Name = 1,
}

/// <summary>
/// That a version types something that is kept elsewhere in the hub, in place of referring to it: it stays as it is when that
/// changes.
/// </summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Key">The digits of a number, or the id of the item that is named.</param>
/// <param name="File">The path of the linked media file whose text holds it; null for the version's own text.</param>
public sealed record Mention(MentionKind Kind, string Key, string? File = null)
{
    /// <summary>Whether readers are to be told that it holds no longer: an old number in something that is kept as it was.</summary>
    public bool IsOutOfDate { get; init; }
}

/// <summary>Finds what a version types in place of referring to it. Like a <see cref="Check"/> it changes nothing and asks no database.</summary>
public interface IMentionReader
{
    /// <summary>The mentions, each once.</summary>
    IEnumerable<Mention> Read(CheckContext context);
}
