using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Definitions;

/// <summary>What a change of definitions does to an item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsLive">Whether the public sees it.</param>
/// <param name="Words">What happens to it, in a few words.</param>
public sealed record TouchedItem(ContentItemId Id, string Name, bool IsLive, string Words);

/// <summary>How a list changes: live items that it loses and gains.</summary>
/// <param name="Key">The key of its projected values.</param>
/// <param name="Loses">How many items have fewer values of the key.</param>
/// <param name="Gains">How many items have more.</param>
public sealed record ListImpact(string Key, int Loses, int Gains);

/// <summary>What a change of definitions does to stored items, before it is made. No data is lost by any.</summary>
public sealed record DefinitionImpact
{
    /// <summary>How many stored items are of the types that change, or hold items of them.</summary>
    public int Items { get; init; }

    /// <summary>How many of them were looked at: all, unless there are very many.</summary>
    public int Looked { get; init; }

    /// <summary>How many hold something that would no longer be shown or asked for.</summary>
    public int Hidden { get; init; }

    /// <summary>How many of those the public sees.</summary>
    public int HiddenLive { get; init; }

    /// <summary>How many hold something that would be shown and asked for again.</summary>
    public int ComesBack { get; init; }

    /// <summary>How many would break a rule that they keep today: they stay as they are, and can be saved once that is put right.</summary>
    public int Breaks { get; init; }

    /// <summary>Lists whose entries change.</summary>
    public ImmutableArray<ListImpact> Lists { get; init; } = [];

    /// <summary>The first of the items that lose or break something.</summary>
    public ImmutableArray<TouchedItem> First { get; init; } = [];

    /// <summary>Whether all items were looked at.</summary>
    public bool IsWhole => Looked >= Items;

    /// <summary>Whether somebody must type a name before it is done.</summary>
    public bool NeedsName => Hidden > 0 || !IsWhole;
}

/// <summary>Works out what a change of definitions does, a batch of items at a time.</summary>
internal sealed class ImpactCount(ContentKinds kinds, ITypeContent content, DefinitionSet before, DefinitionSet after)
{
    private const int AtATime = 100;
    private const int Most = 1000;
    private const int Named = 10;
    private readonly Dictionary<string, (int Loses, int Gains)> lists = new(StringComparer.Ordinal);
    private readonly ImmutableArray<TouchedItem>.Builder first = ImmutableArray.CreateBuilder<TouchedItem>();
    private int looked, hidden, hiddenLive, back, breaks;

    /// <summary>The types whose items a change touches.</summary>
    public static ImmutableArray<string> TypesOf(DefinitionChanges changes, DefinitionSet before, DefinitionSet after) => [.. changes.Types.Concat(
        before.Types.Concat(after.Types).Where(type => type.Parts.Any(part => changes.Parts.Contains(part.PartName))).Select(type => type.Name)).Distinct(StringComparer.Ordinal)];

    public async Task<DefinitionImpact> CountAsync(CancellationToken cancellationToken)
    {
        var types = TypesOf(DefinitionMerge.Changes(before, after), before, after);
        var items = types.IsEmpty ? 0 : await content.CountAsync(types, cancellationToken);
        ContentItemId? last = null;
        while (looked < Math.Min(items, Most) && await content.AfterAsync(types, last, AtATime, cancellationToken) is { Count: > 0 } batch)
        {
            foreach (var item in batch)
            {
                Look(item);
            }

            last = batch[^1].Id;
        }

        return new DefinitionImpact
        {
            // Items may have gone while they were counted.
            Items = looked < Most ? looked : Math.Max(items, looked), Looked = looked, Hidden = hidden, HiddenLive = hiddenLive, ComesBack = back, Breaks = breaks,
            Lists = [.. lists.OrderBy(list => list.Key, StringComparer.Ordinal).Select(list => new ListImpact(list.Key, list.Value.Loses, list.Value.Gains))],
            First = first.ToImmutable(),
        };
    }

    private void Look(StoredItem stored)
    {
        looked++;
        var versions = new[] { stored.Latest?.Item, stored.Live?.Item }.OfType<ContentItem>().DistinctBy(version => version.VersionId).ToList();
        if (versions.Count == 0)
        {
            return;
        }

        var compared = versions.Select(version => new Compared(version, ContentReading.Of(version, before, kinds), ContentReading.Of(version, after, kinds), before, after)).ToList();
        var lost = compared.SelectMany(version => version.Lost).Distinct(StringComparer.Ordinal).ToList();
        hidden += lost.Count > 0 ? 1 : 0;
        hiddenLive += compared.Exists(version => version.Version.VersionId == stored.Live?.Item.VersionId && version.Lost.Count > 0) ? 1 : 0;
        back += compared.Exists(version => version.Gained) ? 1 : 0;
        var broken = compared[0].Broken();
        breaks += broken.Count > 0 ? 1 : 0;
        if (compared.Find(version => version.Version.VersionId == stored.Live?.Item.VersionId) is { } live)
        {
            Count(live);
        }

        if (first.Count < Named && (lost.Count > 0 || broken.Count > 0))
        {
            first.Add(new TouchedItem(
                stored.Id, versions[0].DisplayText ?? stored.Id.Value, stored.Live is not null,
                string.Join(" ", lost.Select(name => $"Holds something in {name}.").Concat(broken))));
        }
    }

    private void Count(Compared live)
    {
        var (old, now) = (Values(live.Old, live.Version), Values(live.New, live.Version));
        foreach (var key in old.Concat(now).Select(value => value.Key).Distinct(StringComparer.Ordinal))
        {
            var (loses, gains) = lists.GetValueOrDefault(key);
            loses += old.Except(now).Any(value => value.Key == key) ? 1 : 0;
            gains += now.Except(old).Any(value => value.Key == key) ? 1 : 0;
            if (loses + gains > 0)
            {
                lists[key] = (loses, gains);
            }
        }
    }

    private static List<ProjectedValue> Values(ContentReading reading, ContentItem item) => [.. ProjectValues.Of(reading, item).Distinct()];

    private sealed record Compared(ContentItem Version, ContentReading Old, ContentReading New, DefinitionSet Before, DefinitionSet After)
    {
        public IReadOnlyList<string> Lost { get; } =
        [
            .. Filled(Old).Except(Filled(New), StringComparer.Ordinal).Select(place => place[(place.LastIndexOf('.') + 1)..]),
            .. (Before.FindType(Version.ContentType)?.Parts ?? []).Where(part => Version.Parts.Find(part.Name) is not null && After.FindType(Version.ContentType)?.FindPart(part.Name) is null).Select(part => part.Name),
        ];

        public bool Gained { get; } = Filled(New).Except(Filled(Old), StringComparer.Ordinal).Any();

        public List<string> Broken()
        {
            var already = Rules(Old).Select(reason => (reason.Place, reason.Message)).ToHashSet();
            return [.. Rules(New).Where(reason => !already.Contains((reason.Place, reason.Message))).Select(reason => reason.Message).Distinct(StringComparer.Ordinal)];
        }

        private static IEnumerable<string> Filled(ContentReading reading) => reading.Fields.Where(found => found.Field is not null).Select(found => found.Place);

        private IEnumerable<Reason> Rules(ContentReading reading) => reading.Faults
            .Concat(reading.Parts.SelectMany(found => found.Kind.Validate(found.Part, new PartContext(Version, found.Place, found.Settings))))
            .Concat(reading.Fields.SelectMany(found => found.Kind.Validate(found.Field, new Fields.FieldContext(found.Place, found.DisplayName, found.Definition))));
    }
}
