using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Writing;

/// <summary>An item's status as text: what lists filter by stands in columns of its own beside it.</summary>
internal static class StatusText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Converters = { new InstantText(), new LocalText(), new JsonStringEnumConverter() },
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

    private sealed class LocalText : JsonConverter<LocalDateTime>
    {
        public override LocalDateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDateTimePattern.ExtendedIso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, LocalDateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDateTimePattern.ExtendedIso.Format(value));
    }
}
