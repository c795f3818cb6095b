using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Media;

/// <summary>The sections as files belong to them.</summary>
public sealed class MediaSections
{
    private readonly ImmutableArray<SectionEntry> all;

    private MediaSections(IEnumerable<SectionEntry> sections) => all = [.. sections];

    /// <summary>What stands for shared ground in addresses and forms.</summary>
    public const string Shared = "shared";

    /// <summary>No sections.</summary>
    public static MediaSections None { get; } = new([]);

    /// <summary>Reads the sections; one query.</summary>
    public static async Task<MediaSections> ReadAsync(IEditorsContent content, CancellationToken cancellationToken) => new(await content.SectionsAsync(cancellationToken));

    // Shared ground is mostly a section of its own, without a prefix.
    private bool IsSharedASection => all.Count(section => section.Prefix.IsHome) == 1;

    /// <summary>Where a file belongs, in words.</summary>
    public string NameOf(ContentItemId? section) => section is null ? "Shared" : all.FirstOrDefault(entry => entry.Id == section)?.Name ?? "";

    /// <summary>The path that the section's files have before theirs: <c>wyre-forest/</c>; empty for shared ground.</summary>
    public string PrefixOf(ContentItemId? section) => all.FirstOrDefault(entry => entry.Id == section) is { Prefix.IsHome: false } found ? found.Prefix.Text + "/" : "";

    /// <summary>Where somebody may see files, as choices, "all" first.</summary>
    public ImmutableArray<Choice> SeenBy(Actor actor)
    {
        var seen = Content.Media.MediaRights.SeenBy(actor);
        return [new("", "All sections"), .. all.Where(section => seen?.Contains(section.Id) != false).Select(section => new Choice(section.Id.Value, section.Name)), .. IsSharedASection ? Array.Empty<Choice>() : [new Choice(Shared, "Shared")]];
    }

    /// <summary>Where somebody may add files, as choices.</summary>
    public ImmutableArray<Choice> ManagedBy(Actor actor) =>
    [
        .. all.Where(section => Content.Media.MediaRights.MayManage(actor, section.Id)).Select(section => new Choice(section.Id.Value, section.Name)),
        .. !IsSharedASection && Content.Media.MediaRights.MayManage(actor, section: null) ? [new Choice(Shared, "Shared by all sections")] : Array.Empty<Choice>(),
    ];
}
