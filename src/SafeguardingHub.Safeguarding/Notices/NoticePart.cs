using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Notices;

/// <summary>How much a notice matters.</summary>
public enum NoticeRank
{
    /// <summary>Good to know.</summary>
    Information = 0,

    /// <summary>Changes what people should do.</summary>
    Important = 1,

    /// <summary>Everybody must see it: shown as the one-line banner.</summary>
    Urgent = 2,
}

/// <summary>
/// A notice to readers of a section, or of the whole site where it belongs to shared ground. Its first line is the item's
/// title. Without a first day it is an entry of the archive and nothing more.
/// </summary>
public sealed record NoticePart : ContentPart
{
    /// <summary>How much it matters.</summary>
    public NoticeRank Rank { get; init; }

    /// <summary>One or two sentences of plain text under the title, or empty.</summary>
    public string? Text { get; init; }

    /// <summary>From when it shows, local London time, <c>2027-02-12T09:00</c>; empty where it is not shown.</summary>
    public string? From { get; init; }

    /// <summary>From when it no longer shows, likewise; empty for no end.</summary>
    public string? Until { get; init; }

    /// <summary>The page that says more: a content item id, or empty.</summary>
    public string? Page { get; init; }
}
