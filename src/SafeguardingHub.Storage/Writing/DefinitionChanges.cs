using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Keeps each difference between two sets of definitions as a version; nothing is removed.</summary>
internal static class DefinitionChanges
{
    public static async Task ApplyAsync(HubSession session, DefinitionSet definitions, Instant at, CancellationToken cancellationToken)
    {
        // Also what orders the numbers of versions: whoever follows them by number misses none that is committed late.
        await session.HoldDefinitionsAsync(cancellationToken);
        var current = await session.Context.Definitions.Where(row => row.IsCurrent)
            .ToDictionaryAsync(row => (row.Kind, row.Name), cancellationToken);
        var wanted = definitions.Types.Select((type, ordinal) => (Key: (DefinitionKind.Type, type.Name), Ordinal: ordinal, Json: ItemRows.JsonText(writer => DefinitionJson.WriteType(writer, type))))
            .Concat(definitions.Parts.Select((part, ordinal) => (Key: (DefinitionKind.Part, part.Name), Ordinal: ordinal, Json: ItemRows.JsonText(writer => DefinitionJson.WritePart(writer, part)))))
            .ToList();

        var added = new List<DefinitionRow>();
        var moved = new List<DefinitionRow>();
        foreach (var (key, ordinal, json) in wanted)
        {
            var old = current.GetValueOrDefault(key);
            if (old?.Json is null || old.Json != json)
            {
                added.Add(Next(key, old, ordinal, json, at));
            }
            else if (old.Ordinal != ordinal)
            {
                moved.Add(old with { Ordinal = ordinal });
            }
        }

        var kept = wanted.Select(definition => definition.Key).ToHashSet();
        added.AddRange(current.Values.Where(row => row.Json is not null && !kept.Contains((row.Kind, row.Name)))
            .Select(row => Next((row.Kind, row.Name), row, row.Ordinal, json: null, at)));

        // The place alone is no difference worth a version: it only orders exports.
        await session.UpdateAsync(moved, [nameof(DefinitionRow.Ordinal)], cancellationToken);
        await session.UpdateAsync(
            [.. added.Where(row => row.Revision > 1).Select(row => current[(row.Kind, row.Name)] with { IsCurrent = false })],
            [nameof(DefinitionRow.IsCurrent)],
            cancellationToken);
        await session.InsertAsync(added, cancellationToken);
    }

    private static DefinitionRow Next((DefinitionKind Kind, string Name) key, DefinitionRow? old, int ordinal, string? json, Instant at) => new()
    {
        Kind = key.Kind,
        Name = key.Name,
        Ordinal = ordinal,
        Revision = (old?.Revision ?? 0) + 1,
        Json = json,
        At = at,
        IsCurrent = true,
    };
}
