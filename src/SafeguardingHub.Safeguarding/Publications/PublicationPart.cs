using System.Collections.Immutable;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Publications;

/// <summary>
/// What makes an item an entry of the archive: a briefing, newsletter, policy, leaflet, toolkit, report, review, letter,
/// flowchart, notice. Its topics and audiences are taxonomy fields of its type; its title is the item's.
/// </summary>
public sealed record PublicationPart : ContentPart
{
    /// <summary>
    /// The kind by its name, one of <see cref="PublicationKinds.All"/>: <c>briefing</c>, <c>newsletter</c>, <c>policy</c>, …
    /// </summary>
    public string? Kind { get; init; }

    /// <summary>One or two sentences of plain text: what it is and for whom.</summary>
    public string? Summary { get; init; }

    /// <summary>The organisation that published it: a content item id; empty where it is not known or has no item.</summary>
    public string? Publisher { get; init; }

    /// <summary>The publisher's name where no organisation of the hub stands for it; plain text.</summary>
    public string? PublisherName { get; init; }

    /// <summary>When it was published: <c>2018-01-31</c>, <c>2018-01</c>, <c>2018</c>, or empty where nobody knows.</summary>
    public string? Date { get; init; }

    /// <summary>What is to be said of the date, such as what the source gave instead; plain text, or empty.</summary>
    public string? DateNote { get; init; }

    /// <summary>The last year of the period that it covers, <c>yyyy</c>; empty for none.</summary>
    public string? PeriodEnds { get; init; }

    /// <summary>Other names that people may search for.</summary>
    public ImmutableArray<string> FormerNames { get; init; } = [];

    /// <summary>The files; empty while the document is not yet uploaded, which pages then say.</summary>
    public ImmutableArray<DocumentFile> Files { get; init; } = [];

    /// <summary>Where the source says the document is, absolute; empty for none. Not checked by anybody unless the text says so.</summary>
    public string? OutsideAddress { get; init; }
}

/// <summary>A file of a publication.</summary>
public sealed record DocumentFile
{
    /// <summary>The file's path in the media library.</summary>
    public string? Media { get; init; }

    /// <summary>The words of its link; the publication's title where empty.</summary>
    public string? Text { get; init; }
}
