using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Parts;

/// <summary>A page's blocks in order: Orchard Core's FlowPart.</summary>
public sealed record FlowPart : ContentPart
{
    /// <summary>The blocks.</summary>
    public ImmutableArray<NestedItem> Widgets { get; init; } = [];
}

/// <summary>The kind of <see cref="FlowPart"/>.</summary>
public sealed class FlowPartKind : PartKind<FlowPart>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        new KnownSetting(nameof(FlowPartSettings), nameof(FlowPartSettings.ContainedContentTypes), SettingShape.Types, "Blocks that can be added", "Choose none to allow all."),
    ];

    /// <inheritdoc />
    protected override FlowPart MapNested(FlowPart part, NestedMap map) =>
        part.Widgets.IsEmpty ? part : part with { Widgets = ContainedItems.Map("Widgets", part.Widgets, map) };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(FlowPart part, PartContext context) =>
        ContainedItems.Validate(context, "Widgets", part.Widgets, context.Settings.Get<FlowPartSettings>().ContainedContentTypes);
}

/// <summary>What a type's Flow may contain.</summary>
public sealed record FlowPartSettings
{
    /// <summary>The types of its blocks; empty for any.</summary>
    public ImmutableArray<string> ContainedContentTypes { get; init; } = [];
}

/// <summary>Items that belong to the item alone: Orchard Core's BagPart. A type may attach several, each under a name of its own.</summary>
public sealed record BagPart : ContentPart
{
    /// <summary>The items.</summary>
    public ImmutableArray<NestedItem> ContentItems { get; init; } = [];
}

/// <summary>The kind of <see cref="BagPart"/>.</summary>
public sealed class BagPartKind : PartKind<BagPart>
{
    /// <inheritdoc />
    protected override BagPart MapNested(BagPart part, NestedMap map) =>
        part.ContentItems.IsEmpty ? part : part with { ContentItems = ContainedItems.Map("ContentItems", part.ContentItems, map) };
}

/// <summary>Marks an item as a list, to which other items point up: Orchard Core's ListPart.</summary>
public sealed record ListPart : ContentPart;

/// <summary>Points from an item to the list that it is in: Orchard Core's ContainedPart. On the item, never in its type.</summary>
public sealed record ContainedPart : ContentPart
{
    /// <summary>The list's id.</summary>
    public string? ListContentItemId { get; init; }

    /// <summary>The list's content type.</summary>
    public string? ListContentType { get; init; }

    /// <summary>The place among its siblings, lowest first.</summary>
    public int? Order { get; init; }
}

/// <summary>The kind of <see cref="ContainedPart"/>.</summary>
public sealed class ContainedPartKind : PartKind<ContainedPart>
{
    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(ContainedPart part) =>
        string.IsNullOrEmpty(part.ListContentItemId)
            ? []
            : [new ContentReference(ReferenceKind.Item, part.ListContentItemId, "ListContentItemId", IsRequired: false)];

    /// <inheritdoc />
    protected override IEnumerable<ProjectedValue> Values(ContainedPart part, PartContext context) =>
        string.IsNullOrEmpty(part.ListContentItemId) ? [] : [new ProjectedValue("list", part.ListContentItemId)];
}

internal static class ContainedItems
{
    public static ImmutableArray<NestedItem> Map(string property, ImmutableArray<NestedItem> items, NestedMap map) =>
        [.. items.Select((item, index) => map($"{property}[{index}]", item))];

    public static IEnumerable<Reason> Validate(PartContext context, string property, ImmutableArray<NestedItem> items, ImmutableArray<string> allowed)
    {
        // A type that names no blocks allows all, as in Orchard Core.
        if (allowed.IsDefaultOrEmpty)
        {
            yield break;
        }

        for (var index = 0; index < items.Length; index++)
        {
            if (items[index].ContentType is { } type && !allowed.Contains(type, StringComparer.Ordinal))
            {
                yield return Reason.Invalid(
                    $"{context.Place}.{property}[{index}]",
                    $"A block of type '{type}' is not allowed here: use one of {string.Join(", ", allowed)}.");
            }
        }
    }
}
