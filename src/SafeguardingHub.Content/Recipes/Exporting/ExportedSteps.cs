using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Recipes.Steps;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Recipes.Exporting;

/// <summary>Steps of an exported recipe, each as the hub has it at this moment.</summary>
internal static class ExportedSteps
{
    public static void WriteStep(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject();
        writer.WriteString("name", name);
    }

    // The key stands last, because only the whole step tells whether it is needed.
    public static void EndStep(Utf8JsonWriter writer, bool hasLookalikes)
    {
        if (hasLookalikes)
        {
            writer.WriteBoolean(RecipeScripts.LiteralKey, true);
        }

        writer.WriteEndObject();
    }

    public static bool HasLookalikes(ContentItem item) =>
        new[] { item.DisplayText, item.Owner, item.Author }.OfType<string>().Any(RecipeScripts.LooksLikeScript)
        || item.Parts.All.Any(part => RecipeScripts.HasLookalikes(part.Value));

    public static void WriteDefinitions(Utf8JsonWriter writer, DefinitionSet definitions)
    {
        WriteStep(writer, "ContentDefinition");
        writer.WriteStartArray("ContentTypes");
        foreach (var type in definitions.Types)
        {
            DefinitionJson.WriteType(writer, type);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("ContentParts");
        foreach (var part in definitions.Parts)
        {
            DefinitionJson.WritePart(writer, part);
        }

        writer.WriteEndArray();
        EndStep(writer, definitions.Types.Any(HasLookalikes) || definitions.Parts.Any(HasLookalikes));
    }

    private static bool HasLookalikes(ContentTypeDefinition type) =>
        RecipeScripts.LooksLikeScript(type.DisplayName) || Lookalikes(type.Settings) || type.Parts.Any(part => Lookalikes(part.Settings));

    private static bool HasLookalikes(ContentPartDefinition part) => Lookalikes(part.Settings) || part.Fields.Any(field => Lookalikes(field.Settings));

    private static bool Lookalikes(SettingsBag settings) => RecipeScripts.HasLookalikes(settings.Json);

    public static void WriteSettings(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> settings)
    {
        WriteStep(writer, "settings");
        if (settings.TryGetValue(SettingsStep.SiteSection, out var site))
        {
            foreach (var property in site.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
            {
                property.WriteTo(writer);
            }
        }

        var sections = settings.Where(section => section.Key != SettingsStep.SiteSection && !StoredSearch.Sections.Contains(section.Key)).ToList();
        foreach (var (section, json) in sections.OrderBy(section => section.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(section);
            json.WriteTo(writer);
        }

        EndStep(writer, settings.Values.Any(RecipeScripts.HasLookalikes));
    }

    public static void WriteIndexes(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> settings)
    {
        var indexes = StoredSearch.Indexes(settings).ToList();
        if (indexes.Count == 0)
        {
            return;
        }

        WriteStep(writer, "lucene-index");
        writer.WriteStartArray("Indices");
        foreach (var index in indexes)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(index.Name);
            index.Record!.Value.WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        EndStep(writer, indexes.Any(index => RecipeScripts.HasLookalikes(index.Record!.Value)));
    }

    public static void WriteQueries(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> settings)
    {
        var queries = StoredSearch.Queries(settings).ToList();
        if (queries.Count == 0)
        {
            return;
        }

        WriteStep(writer, "queries");
        writer.WriteStartArray("Queries");
        foreach (var query in queries)
        {
            query.Record!.Value.WriteTo(writer);
        }

        writer.WriteEndArray();
        EndStep(writer, queries.Any(query => RecipeScripts.HasLookalikes(query.Record!.Value)));
    }

    public static void WriteRoles(Utf8JsonWriter writer, IReadOnlyList<Role> roles)
    {
        WriteStep(writer, "Roles");
        writer.WriteStartArray("Roles");
        foreach (var role in roles.OrderBy(role => role.Name, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("Name", role.Name);
            writer.WriteString("Description", role.Description);
            writer.WriteStartArray("Permissions");
            foreach (var permission in role.Permissions)
            {
                writer.WriteStringValue(permission);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        EndStep(writer, roles.SelectMany(role => role.Permissions.Append(role.Name).Append(role.Description)).Any(RecipeScripts.LooksLikeScript));
    }

    /// <summary>What the hub knows of a file beside its bytes; Orchard Core passes over it.</summary>
    public static void WriteMarks(Utf8JsonWriter writer, Storage.MediaFile file)
    {
        if (!file.IsOpen)
        {
            // Uploaded, and public only by what uses it: where the recipe is run, it is the same.
            writer.WriteBoolean("IsOpen", false);
        }

        if (file.Title is { } title)
        {
            writer.WriteString("Title", title);
        }
    }
}
