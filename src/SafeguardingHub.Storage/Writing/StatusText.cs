using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Writing;

/// <summary>An item's status as text: what lists filter by stands in columns of its own beside it.</summary>
internal static class StatusText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Converters = { new InstantText(), new LocalText(), new VersionText(), new JsonStringEnumConverter() },
    };

    /// <summary>The text; null for a plain status.</summary>
    public static string? Of(ItemStatus status) => status == ItemStatus.Plain ? null : JsonSerializer.Serialize(status, Json);

    public static ItemStatus Read(string? text) => text is null ? ItemStatus.Plain : JsonSerializer.Deserialize<ItemStatus>(text, Json)!;

    private sealed class InstantText : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }

    private sealed class VersionText : JsonConverter<ContentItemVersionId>
    {
        public override ContentItemVersionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ContentItemVersionId.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, ContentItemVersionId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class LocalText : JsonConverter<LocalDateTime>
    {
        public override LocalDateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDateTimePattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, LocalDateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDateTimePattern.ExtendedIso.Format(value));
    }
}
