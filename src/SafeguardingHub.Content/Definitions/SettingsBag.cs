using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Content.Recipes;

namespace SafeguardingHub.Content.Definitions;

/// <summary>
/// Settings as Orchard Core keeps them: an open JSON object of sections. What the hub does not know is kept as it came
/// and exported again, so the bag holds the JSON itself and hands out typed sections on request.
/// </summary>
public sealed class SettingsBag
{
    private static readonly JsonSerializerOptions Reading = new()
    {
        PropertyNameCaseInsensitive = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonSerializerOptions Writing = new() { Encoder = RecipeJsonWriter.Compact.Encoder };

    private SettingsBag(JsonElement json) => Json = json;

    /// <summary>A bag without sections.</summary>
    public static SettingsBag Empty { get; } = new(JsonElement.Parse("{}"));

    /// <summary>The whole bag, always a JSON object.</summary>
    public JsonElement Json { get; }

    /// <summary>The bag of that object; null, undefined and anything but an object give an empty bag.</summary>
    public static SettingsBag From(JsonElement json) => json.ValueKind == JsonValueKind.Object ? new SettingsBag(json.Clone()) : Empty;

    /// <summary>The bag with that value in a section; null takes the key out, and the section with it where it was the last.</summary>
    internal SettingsBag With(string section, string key, JsonNode? value)
    {
        var all = JsonObject.Create(Json)!;
        var inner = all[section] as JsonObject ?? [];
        if (value is null)
        {
            inner.Remove(key);
        }
        else
        {
            inner[key] = value;
        }

        if (inner.Count == 0)
        {
            all.Remove(section);
        }
        else
        {
            // Set anew in any case: a section that was no object could not be read either.
            all[section] = inner.Parent is null ? inner : inner.DeepClone();
        }

        return From(JsonElement.Parse(all.ToJsonString(Writing)));
    }

    /// <summary>
    /// The section named as <typeparamref name="T"/> (for example <c>TitlePartSettings</c>), or a new
    /// <typeparamref name="T"/> with its defaults where the section is missing or cannot be read as one.
    /// </summary>
    public T Get<T>() where T : class, new() => Get<T>(typeof(T).Name);

    /// <summary>The named section as <typeparamref name="T"/>, or a new one with its defaults.</summary>
    public T Get<T>(string section) where T : class, new()
    {
        if (!Json.TryGetProperty(section, out var value) || value.ValueKind != JsonValueKind.Object)
        {
            return new T();
        }

        try
        {
            return value.Deserialize<T>(Reading) ?? new T();
        }
        catch (JsonException)
        {
            // A section that the hub cannot read is data to keep, not a reason to lose the type it belongs to.
            return new T();
        }
    }
}
