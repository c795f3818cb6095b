using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Between the engine's records and rows.</summary>
internal static class ItemRows
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ContentItemId? IdOf(string? text) => text is null ? null : ContentItemId.Parse(text);

    public static VersionRow RowOf(ContentItem item, int number, bool latest, bool published, bool wasLive) => new()
    {
        VersionId = item.VersionId.Value,
        ItemId = item.Id.Value,
        Number = number,
        ContentType = item.ContentType,
        DisplayText = item.DisplayText,
        Latest = latest,
        Published = published,
        WasLive = wasLive,
        ModifiedAt = item.ModifiedAt,
        PublishedAt = item.PublishedAt,
        CreatedAt = item.CreatedAt,
        Owner = item.Owner,
        Author = item.Author,
        Parts = ContentItemJson.PartsText(item.Parts),
    };

    public static ContentItem ItemOf(VersionRow row) => new()
    {
        Id = ContentItemId.Parse(row.ItemId),
        VersionId = ContentItemVersionId.Parse(row.VersionId),
        ContentType = row.ContentType,
        DisplayText = row.DisplayText,
        Latest = row.Latest,
        Published = row.Published,
        ModifiedAt = row.ModifiedAt,
        PublishedAt = row.PublishedAt,
        CreatedAt = row.CreatedAt,
        Owner = row.Owner,
        Author = row.Author,
        Parts = ContentItemJson.ReadParts(row.Parts),
    };

    public static PublishedRow RowOf(PublishedItem item, IEnumerable<ProjectedValue> values) => new()
    {
        ItemId = item.Id.Value,
        VersionId = item.VersionId.Value,
        ContentType = item.ContentType,
        DisplayText = item.DisplayText,
        NameKey = NameWords.KeyOf(item.DisplayText),
        Section = item.Section?.Value,
        Path = item.Path?.Text,
        Alias = item.Alias,
        AliasKey = item.Alias?.ToLowerInvariant(),
        SortOn = values.Max(value => value.SortOn),
        PublishedAt = item.PublishedAt,
        ModifiedAt = item.ModifiedAt,
        CreatedAt = item.CreatedAt,
        Parts = ContentItemJson.PartsText(item.Parts),
        Bodies = BodiesText(item.Bodies),
    };

    public static PublishedItem ItemOf(PublishedRow row) => new()
    {
        Id = ContentItemId.Parse(row.ItemId),
        VersionId = ContentItemVersionId.Parse(row.VersionId),
        ContentType = row.ContentType,
        DisplayText = row.DisplayText,
        Section = IdOf(row.Section),
        Path = PathOf(row.Path),
        Alias = row.Alias,
        PublishedAt = row.PublishedAt,
        ModifiedAt = row.ModifiedAt,
        CreatedAt = row.CreatedAt,
        Parts = ContentItemJson.ReadParts(row.Parts),
        Bodies = ReadBodies(row.Bodies),
    };

    public static ContentPath? PathOf(string? text) => text is null ? null : ContentPath.Parse(text);

    public static RouteEntry EntryOf(RouteRow row) =>
        new(ContentPath.Parse(row.Path), IdOf(row.Owner), row.IsLive, row.IsDraft, IdOf(row.RedirectTo));

    public static ReferenceRow RowOf(ContentReference reference, ContentItemId item, bool isLive) => new()
    {
        ItemId = item.Value,
        IsLive = isLive,
        Kind = reference.Kind,
        Target = TargetOf(reference),
        Place = reference.Place,
        IsRequired = reference.IsRequired,
    };

    /// <summary>A target in the form that is compared: aliases and paths of files without regard to case.</summary>
    public static string TargetOf(ContentReference reference) =>
        reference.Kind is ReferenceKind.Alias or ReferenceKind.Media ? reference.Target.ToLowerInvariant() : reference.Target;

    public static AuditRow RowOf(AuditEntry entry, AuditSubject about) => new()
    {
        ActorKind = entry.ActorKind,
        ActorId = entry.ActorId,
        ActorName = entry.ActorName,
        ActorKey = NameWords.KeyOf(entry.ActorName),
        Action = entry.Action,
        At = entry.At,
        Note = entry.Note,
        ItemId = about.Item?.Value,
        VersionId = about.Version?.Value,
        Section = about.Section?.Value,
        AccountId = about.Account,
    };

    public static AuditEntry EntryOf(AuditRow row) => new(row.ActorKind, row.ActorId, row.ActorName, row.Action, row.At, row.Note);

    public static AuditSubject SubjectOf(AuditRow row) => new()
    {
        Item = IdOf(row.ItemId),
        Version = row.VersionId is { } version ? ContentItemVersionId.Parse(version) : null,
        Section = IdOf(row.Section),
        Account = row.AccountId,
    };

    /// <summary>JSON text of what <paramref name="write"/> writes.</summary>
    public static string JsonText(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string BodiesText(ImmutableDictionary<string, CompiledBody> bodies) => bodies.IsEmpty ? "{}" : JsonText(writer =>
    {
        writer.WriteStartObject();
        foreach (var body in bodies.OrderBy(body => body.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(body.Key);
            writer.WriteRawValue(body.Value.ToJson(), skipInputValidation: true);
        }

        writer.WriteEndObject();
    });

    private static ImmutableDictionary<string, CompiledBody> ReadBodies(string json) => json == "{}"
        ? ImmutableDictionary<string, CompiledBody>.Empty
        : JsonElement.Parse(json).EnumerateObject().ToImmutableDictionary(
            body => body.Name, body => CompiledBody.FromJson(body.Value.GetRawText()), StringComparer.Ordinal);
}
