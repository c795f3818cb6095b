using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads the definitions in force.</summary>
internal static class Definitions
{
    public static async Task<DefinitionSet> LoadAsync(HubDbContext context, CancellationToken cancellationToken) => (await LoadWithPositionAsync(context, cancellationToken)).Definitions;

    /// <summary>The definitions, and the number of the last change of any; 0 for none.</summary>
    public static async Task<(DefinitionSet Definitions, long Position)> LoadWithPositionAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        var all = await context.Definitions.Where(row => row.IsCurrent)
            .OrderBy(row => row.Ordinal).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.Kind, row.Json }).ToListAsync(cancellationToken);
        var rows = all.Where(row => row.Json is not null).ToList();
        return (
            new DefinitionSet(
                rows.Where(row => row.Kind == DefinitionKind.Type).Select(row => DefinitionJson.ReadType(JsonElement.Parse(row.Json!))).OfType<ContentTypeDefinition>(),
                rows.Where(row => row.Kind == DefinitionKind.Part).Select(row => DefinitionJson.ReadPart(JsonElement.Parse(row.Json!))).OfType<ContentPartDefinition>()),
            all.Select(row => row.Id).DefaultIfEmpty().Max());
    }
}
