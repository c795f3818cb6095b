using System.Collections.Immutable;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Safeguarding.Publications.Import;

/// <summary>What becomes of a row.</summary>
/// <param name="Row">The row's number, as a spreadsheet shows it.</param>
/// <param name="Title">The entry's title.</param>
public sealed record PlannedEntry(int Row, string Title)
{
    /// <summary>What it is; null where the row does not say.</summary>
    public PublicationKind? Kind { get; init; }

    /// <summary>When it was published, as <see cref="PublicationPart.Date"/> holds it; null where the row does not say.</summary>
    public string? Date { get; init; }

    /// <summary>The organisation that published it: a content item id; null where the hub has no such organisation.</summary>
    public string? Publisher { get; init; }

    /// <summary>The publisher's name as the row writes it.</summary>
    public string PublisherName { get; init; } = "";

    /// <summary>The topics.</summary>
    public ImmutableArray<NamedValue> Topics { get; init; } = [];

    /// <summary>The taxonomy of the topics: a content item id; null for none.</summary>
    public string? Taxonomy { get; init; }

    /// <summary>The section; null where the row names none.</summary>
    public SectionEntry? Section { get; init; }

    /// <summary>The file; null where the row names none that was sent.</summary>
    public WaitingFile? File { get; init; }

    /// <summary>The entry that is there already, with this title and this file; null for none.</summary>
    public ContentItemId? There { get; init; }

    /// <summary>What has to be mended before anything is imported.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <summary>What is good to know and keeps nothing from being imported.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>The content type of the entry; null where the row does not say what it is.</summary>
    public string? ContentType => Kind is null ? null : ImportValues.TypeOf(Kind);
}

/// <summary>What an import would do. While there is a fault anywhere, it does nothing.</summary>
/// <param name="Entries">The rows.</param>
/// <param name="Faults">What is wrong with the table itself.</param>
/// <param name="Unused">The files that no row names; they are left out.</param>
public sealed record ImportPlan(ImmutableArray<PlannedEntry> Entries, ImmutableArray<TableFault> Faults, ImmutableArray<WaitingFile> Unused)
{
    /// <summary>Every fault in the order of the table.</summary>
    public IEnumerable<TableFault> AllFaults => Faults.Concat(Entries.SelectMany(entry => entry.Faults.Select(fault => new TableFault(entry.Row, fault)))).OrderBy(fault => fault.Row ?? 0);

    /// <summary>The entries that would be made.</summary>
    public IEnumerable<PlannedEntry> ToMake => Entries.Where(entry => entry.There is null);

    /// <summary>Whether there is no fault and something to do.</summary>
    public bool CanRun => !AllFaults.Any() && ToMake.Any();
}
