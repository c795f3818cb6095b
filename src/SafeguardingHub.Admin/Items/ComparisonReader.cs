using System.Collections.Immutable;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Content.Versions;

namespace SafeguardingHub.Admin.Items;

/// <summary>Compares two versions for somebody: what they point to is named as far as that person may see it.</summary>
public sealed class ComparisonReader(ContentEngine engine, IHubReader reader, FormNamesReader names)
{
    /// <summary>The places of both versions.</summary>
    public async Task<ImmutableArray<ComparedPlace>> ReadAsync(Actor actor, ContentItem older, ContentItem newer, CancellationToken cancellationToken)
    {
        var definitions = await reader.DefinitionsAsync(cancellationToken);
        var ids = CompareVersions.Named(older, definitions, engine.Kinds).Concat(CompareVersions.Named(newer, definitions, engine.Kinds)).Distinct(StringComparer.Ordinal);
        return CompareVersions.Of(older, newer, definitions, engine.Kinds, await names.NamesAsync(actor, [.. ids], cancellationToken));
    }
}
