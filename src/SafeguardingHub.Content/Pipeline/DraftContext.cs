using NodaTime;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>A version on its way to being saved; each step of the pipeline may change the item or add reasons against it.</summary>
public sealed class DraftContext
{
    /// <summary>The version as it stands after the steps so far.</summary>
    public required ContentItem Item { get; set; }

    /// <summary>The item's type.</summary>
    public required ContentTypeDefinition Type { get; init; }

    /// <summary>The item as stored; null for a new one.</summary>
    public required StoredItem? Stored { get; init; }

    /// <summary>The definitions in force.</summary>
    public required DefinitionSet Definitions { get; init; }

    /// <summary>The kinds of parts and fields.</summary>
    public required ContentKinds Kinds { get; init; }

    /// <summary>The sections.</summary>
    public required SectionMap Sections { get; init; }

    /// <summary>The transaction, for rules that need the store.</summary>
    public required IUnitOfWork Unit { get; init; }

    /// <summary>The day in London on which the version becomes live; null for a draft.</summary>
    public LocalDate? PublishedOn { get; init; }

    /// <summary>Whether the item's name was given from outside and is kept where the title does not force another.</summary>
    public bool KeepsDisplayText { get; init; }

    /// <summary>Whether the item's path and section may change: the change is a move, a creation or an import.</summary>
    public bool MayMove { get; init; }

    /// <summary>Whether a recipe brings the item: what has ended comes with all that belongs to it.</summary>
    public bool IsImport { get; init; }

    /// <summary>The section that the item belongs to; null for none.</summary>
    public SectionEntry? Section { get; set; }

    /// <summary>The typed parts and fields; set by the time the checks run.</summary>
    public ContentReading Reading => reading ??= ContentReading.Of(Item, Definitions, Kinds);

    /// <summary>Every reason against saving.</summary>
    public List<Reason> Reasons { get; } = [];

    private ContentReading? reading;

    /// <summary>The settings of a part as attached to the type; empty where the type does not attach it.</summary>
    public SettingsBag SettingsOf<T>() where T : ContentPart => Attached<T>()?.Settings ?? SettingsBag.Empty;

    /// <summary>The part as the type attaches it, or null.</summary>
    public TypePartDefinition? Attached<T>() where T : ContentPart =>
        Type.Parts.FirstOrDefault(part => string.Equals(part.PartName, PartJson.NameOf<T>(), StringComparison.Ordinal));
}

/// <summary>A step that prepares a version for saving.</summary>
public interface IDraftStep
{
    /// <summary>Changes the item, or adds reasons against saving it.</summary>
    Task ApplyAsync(DraftContext draft, CancellationToken cancellationToken);
}

/// <summary>A step that only looks, and says everything that is wrong.</summary>
public interface IDraftCheck
{
    /// <summary>The reasons against saving the version.</summary>
    IEnumerable<Reason> Check(DraftContext draft);
}
