using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Definitions;

/// <summary>How far live items have been worked out anew.</summary>
/// <param name="Types">The types whose items are looked at.</param>
/// <param name="Done">How many items were looked at.</param>
/// <param name="Total">How many there are to look at.</param>
/// <param name="Changed">How many came out otherwise and were written.</param>
public sealed record ProjectionProgress(ImmutableArray<string> Types, int Done, int Total, int Changed);

/// <summary>What goes on after definitions have changed, for people who wait for it.</summary>
public interface IProjectionRun
{
    /// <summary>What this node is working out anew; null for nothing.</summary>
    ProjectionProgress? Now { get; }
}

/// <summary>
/// Works out anew what lists filter and sort live items by, what their bodies say and what they point to, after definitions have
/// changed. An item that comes out as it was is not touched, so running it again changes nothing more. Versions stay as they are.
/// </summary>
public sealed class ProjectAgain(ContentEngine engine, IHubReader hub, ITypeContent content)
{
    private const int AtATime = 50;

    /// <summary>Works out anew all live items of the types that the changed definitions concern.</summary>
    /// <param name="changed">What has changed.</param>
    /// <param name="progress">Told before each batch and at the end.</param>
    /// <param name="cancellationToken">Stops between two batches; what was done is kept.</param>
    public async Task<ProjectionProgress> ExecuteAsync(ChangedDefinitions changed, Action<ProjectionProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var definitions = await hub.DefinitionsAsync(cancellationToken);
        ImmutableArray<string> types = ImpactCount.TypesOf(new DefinitionChanges(changed.Types, changed.Parts), DefinitionSet.Empty, definitions);
        var state = new ProjectionProgress(types, 0, types.IsEmpty ? 0 : await content.CountLiveAsync(types, cancellationToken), 0);
        ContentItemId? last = null;
        while (state.Total > 0)
        {
            progress?.Invoke(state);
            var batch = await content.LiveAfterAsync(types, last, AtATime, cancellationToken);
            if (batch.Count == 0)
            {
                break;
            }

            var written = await WriteAsync([.. batch.Select(item => (Old: item, New: Again(item, definitions))).Where(pair => !IsSame(pair.Old, pair.New)).Select(pair => pair.New)], cancellationToken);
            state = state with { Done = state.Done + batch.Count, Changed = state.Changed + written };
            last = batch[^1].Item.Id;
        }

        progress?.Invoke(state);
        return state;
    }

    private async Task<int> WriteAsync(IReadOnlyCollection<ProjectedItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return 0;
        }

        var written = 0;
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        foreach (var item in items)
        {
            written += await unit.Projections.ReplaceAsync(item, engine.Now, cancellationToken) ? 1 : 0;
        }

        await unit.CommitAsync(cancellationToken);
        return written;
    }

    private ProjectedItem Again(ProjectedItem old, DefinitionSet definitions)
    {
        var item = new ContentItem
        {
            Id = old.Item.Id, VersionId = old.Item.VersionId, ContentType = old.Item.ContentType, DisplayText = old.Item.DisplayText,
            Published = true, PublishedAt = old.Item.PublishedAt, ModifiedAt = old.Item.ModifiedAt, CreatedAt = old.Item.CreatedAt,

            // What was data may have become a field whose HTML is shown: it is sanitised now.
            Parts = new ContentShape(definitions, engine.Kinds).Apply(old.Item),
        };
        var live = new LiveContext
        {
            Item = item,
            Type = definitions.FindType(item.ContentType) ?? new ContentTypeDefinition(item.ContentType, item.ContentType, SettingsBag.Empty, []),
            Reading = ContentReading.Of(item, definitions, engine.Kinds),
            Vocabulary = engine.Vocabulary,
        };
        foreach (var step in engine.Pipeline.Live)
        {
            step.Apply(live);
        }

        return new ProjectedItem(
            old.Item with { Parts = item.Parts, Bodies = live.Bodies.ToImmutable() },
            [.. live.Values.Distinct()],
            [.. live.References.Select(reference => reference.Reference)]);
    }

    private static bool IsSame(ProjectedItem old, ProjectedItem now) =>
        old.Values.ToHashSet().SetEquals(now.Values.DistinctBy(value => (value.Key, value.Value)))
        && old.References.Select(Kept).ToHashSet().SetEquals(now.References.Select(Kept))
        && ContentItemJson.PartsText(old.Item.Parts) == ContentItemJson.PartsText(now.Item.Parts)
        && old.Item.Bodies.Count == now.Item.Bodies.Count
        && old.Item.Bodies.All(body => now.Item.Bodies.TryGetValue(body.Key, out var other) && body.Value.ToJson() == other.ToJson());

    // Aliases and paths of files are kept in small letters.
    private static ContentReference Kept(ContentReference reference) =>
        reference.Kind == ReferenceKind.Item ? reference : reference with { Target = reference.Target.ToLowerInvariant() };
}
