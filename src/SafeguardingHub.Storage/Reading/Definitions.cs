using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads the definitions in force.</summary>
internal static class Definitions
{
    public static async Task<DefinitionSet> LoadAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Definitions.Where(row => row.IsCurrent && row.Json != null)
            .OrderBy(row => row.Ordinal).ThenBy(row => row.Id)
            .Select(row => new { row.Kind, Json = row.Json! }).ToListAsync(cancellationToken);
        return new DefinitionSet(
            rows.Where(row => row.Kind == DefinitionKind.Type).Select(row => DefinitionJson.ReadType(JsonElement.Parse(row.Json))).OfType<ContentTypeDefinition>(),
            rows.Where(row => row.Kind == DefinitionKind.Part).Select(row => DefinitionJson.ReadPart(JsonElement.Parse(row.Json))).OfType<ContentPartDefinition>());
    }
}
