using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

/// <summary>Writes as the change classes say them; a test names only what it is about.</summary>
internal static class Given
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    public static readonly AuditEntry Audit = new(ActorKind.User, "u1", "Ada", "SaveDraft", Start, "because");

    public static ContentItemId Id(string id) => ContentItemId.Parse(id);

    public static ContentItemVersionId Version(string id) => ContentItemVersionId.Parse(id);

    public static ContentPath Path(string path) => ContentPath.Parse(path);

    public static PartMap Parts(string json) => ContentItemJson.ReadParts(json);

    /// <summary>The only, or newest, version of an item as a draft.</summary>
    public static ItemWrite Draft(string id, string version, long revision = 1, string? path = null, string? alias = null, string title = "Title") =>
        Write(id, revision) with
        {
            Versions = [Item(id, version, latest: true, published: false, title)],
            DraftPath = path is null ? null : Path(path),
            DraftAlias = alias,
        };

    /// <summary>A version that is newest and live.</summary>
    public static ItemWrite Live(string id, string version, long revision = 1, string? path = null, string? alias = null, string title = "Title") =>
        Write(id, revision) with
        {
            Versions = [Item(id, version, latest: true, published: true, title)],
            Live = LiveWrite.Show(Published(id, version, path, alias, title), [], []),
            DraftPath = path is null ? null : Path(path),
            LivePath = path is null ? null : Path(path),
            DraftAlias = alias,
            LiveAlias = alias,
        };

    public static ItemWrite Write(string id, long revision) => new()
    {
        Id = Id(id),
        ContentType = "Page",
        Section = null,
        CreatedAt = Start,
        SeenRevision = revision == 1 ? null : revision - 1,
        Revision = revision,
        Live = LiveWrite.Unchanged,
        DraftPath = null,
        LivePath = null,
        Audit = Audit,
        At = Start + Duration.FromHours(revision),
    };

    public static ContentItem Item(string id, string version, bool latest, bool published, string title = "Title") => new()
    {
        Id = Id(id),
        VersionId = Version(version),
        ContentType = "Page",
        DisplayText = title,
        Latest = latest,
        Published = published,
        CreatedAt = Start,
        ModifiedAt = Start,
        PublishedAt = published ? Start : null,
        Owner = "u1",
        Author = "Ada",
        Parts = Parts("""{"TitlePart":{"Title":"Title"}}"""),
    };

    public static PublishedItem Published(string id, string version, string? path = null, string? alias = null, string title = "Title") => new()
    {
        Id = Id(id),
        VersionId = Version(version),
        ContentType = "Page",
        DisplayText = title,
        Path = path is null ? null : Path(path),
        Alias = alias,
        PublishedAt = Start,
        ModifiedAt = Start,
        CreatedAt = Start,
        Parts = Parts("""{"TitlePart":{"Title":"Title"}}"""),
    };

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public static ImmutableSortedSet<string> Permissions(params string[] names) => [.. names];
}
