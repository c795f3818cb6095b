using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Media files, read alike inside a change and outside.</summary>
internal static class MediaReading
{
    public static MediaFile FileOf(MediaFileRow row) => new(row.Path, row.Sha256, row.Length, row.ContentType)
    {
        Id = row.Id, Section = ItemRows.IdOf(row.Section), Title = row.Title, AddedAt = row.AddedAt, AddedBy = row.AddedBy, IsOpen = row.IsOpen,
        Width = row.Width, Height = row.Height,
    };

    public static MediaFileRow RowOf(MediaFile file) => new()
    {
        PathKey = file.Path.ToLowerInvariant(), Path = file.Path, Sha256 = file.Sha256, Length = file.Length, ContentType = file.ContentType,
        Id = file.Id, Section = file.Section?.Value, Title = file.Title, NameKey = NameKeyOf(file),
        AddedAt = file.AddedAt, AddedBy = file.AddedBy, IsOpen = file.IsOpen, Width = file.Width, Height = file.Height,
    };

    public static MediaVersionRow VersionOf(MediaFile file, AuditEntry by) => new()
    {
        FileId = file.Id, Sha256 = file.Sha256, Length = file.Length, ContentType = file.ContentType,
        At = by.At, ActorKind = by.ActorKind, ActorId = by.ActorId, ActorName = by.ActorName,
    };

    /// <summary>The lines of these files: who uses them, and whether anything live does. One projection.</summary>
    public static IQueryable<Line> Lines(HubDbContext context, IQueryable<MediaFileRow> files) => files.Select(row => new Line
    {
        File = row,
        IsUsedLive = context.References.Any(use => use.Target == row.PathKey && use.Kind == ReferenceKind.Media && use.IsLive)
            || context.MediaAddresses.Any(former => former.FileId == row.Id
                && context.References.Any(use => use.Target == former.PathKey && use.Kind == ReferenceKind.Media && use.IsLive)),
        Uses = context.References.Where(use => use.Target == row.PathKey && use.Kind == ReferenceKind.Media).Select(use => use.ItemId)
            .Union(context.MediaAddresses.Where(former => former.FileId == row.Id).Join(
                context.References.Where(use => use.Kind == ReferenceKind.Media), former => former.PathKey, use => use.Target, (former, use) => use.ItemId))
            .Count(),
    });

    /// <summary>The rows that use a file by its path or by one that it had before.</summary>
    public static IQueryable<ReferenceRow> UsesOf(HubDbContext context, string id)
    {
        var paths = context.MediaFiles.Where(row => row.Id == id).Select(row => row.PathKey)
            .Concat(context.MediaAddresses.Where(row => row.FileId == id).Select(row => row.PathKey));
        return context.References.Where(use => use.Kind == ReferenceKind.Media && paths.Contains(use.Target));
    }

    public static async Task<MediaPage> PageAsync(HubDbContext context, MediaQuery query, CancellationToken cancellationToken)
    {
        var files = After(Matching(context, query), query.After).OrderByDescending(row => row.AddedAt).ThenByDescending(row => row.Id).Take(query.Limit + 1);
        var lines = await Lines(context, files).OrderByDescending(line => line.File.AddedAt).ThenByDescending(line => line.File.Id).ToListAsync(cancellationToken);
        var shown = lines.Take(query.Limit).ToList();
        return new MediaPage([.. shown.Select(LineOf)], lines.Count > query.Limit ? TextOf(shown[^1].File) : null);
    }

    public static async Task<MediaLine?> FindAsync(HubDbContext context, string id, CancellationToken cancellationToken) =>
        await Lines(context, context.MediaFiles.Where(row => row.Id == id)).FirstOrDefaultAsync(cancellationToken) is { } line ? LineOf(line) : null;

    public static async Task<IReadOnlyDictionary<string, MediaLine>> ByPathsAsync(
        HubDbContext context, IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var keys = paths.Select(path => path.ToLowerInvariant()).Distinct().ToArray();
        var former = context.MediaAddresses.Where(row => keys.Contains(row.PathKey));
        var lines = await Lines(context, context.MediaFiles.Where(row => keys.Contains(row.PathKey) || former.Any(address => address.FileId == row.Id)))
            .Select(line => new { Line = line, Former = former.Where(address => address.FileId == line.File.Id).Select(address => address.PathKey).ToList() })
            .ToListAsync(cancellationToken);
        var found = new Dictionary<string, MediaLine>(StringComparer.Ordinal);
        foreach (var pair in lines.SelectMany(line => line.Former.Select(path => (Path: path, line.Line))).Concat(lines.Select(line => (Path: line.Line.File.PathKey, line.Line))))
        {
            // A file that stands at a path goes before one that stood there.
            found[pair.Path] = LineOf(pair.Line);
        }

        return found;
    }

    public static async Task<IReadOnlyList<MediaLine>> ByBytesAsync(HubDbContext context, string sha256, CancellationToken cancellationToken) =>
        [.. (await Lines(context, context.MediaFiles.Where(row => row.Sha256 == sha256)).OrderBy(line => line.File.PathKey).ToListAsync(cancellationToken)).Select(LineOf)];

    // What is in the bin counts: it can be taken out again.
    public static async Task<IReadOnlyList<ItemUse>> UsesAsync(HubDbContext context, string id, int limit, CancellationToken cancellationToken)
    {
        var uses = await UsesOf(context, id)
            .GroupBy(row => row.ItemId)
            .Select(group => new { Item = group.Key, Live = group.Max(row => row.IsLive ? 1 : 0) })
            .Join(context.Items, use => use.Item, row => row.Id, (use, row) => new { use, row })
            .OrderBy(pair => pair.row.NameKey).ThenBy(pair => pair.row.Id)
            .Take(limit)
            .Select(pair => new { pair.use, pair.row.ContentType, pair.row.Name, pair.row.Section, pair.row.Owner })
            .ToListAsync(cancellationToken);
        return [.. uses.Select(found => new ItemUse(
            ContentItemId.Parse(found.use.Item), found.ContentType, found.Name ?? found.use.Item, ItemRows.IdOf(found.Section), found.Owner,
            found.use.Live == 1, IsRequired: false))];
    }

    public static async Task<MediaAtPath?> AtAsync(HubDbContext context, string path, CancellationToken cancellationToken)
    {
        var key = path.ToLowerInvariant();
        var found = await context.MediaFiles
            .Where(row => row.PathKey == key || context.MediaAddresses.Any(former => former.PathKey == key && former.FileId == row.Id))
            .OrderBy(row => row.PathKey == key ? 0 : 1)
            .Select(row => new
            {
                Row = row,
                IsUsedLive = context.References.Any(use => use.Target == row.PathKey && use.Kind == ReferenceKind.Media && use.IsLive)
                    || context.MediaAddresses.Any(former => former.FileId == row.Id
                        && context.References.Any(use => use.Target == former.PathKey && use.Kind == ReferenceKind.Media && use.IsLive)),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new MediaAtPath(FileOf(found.Row), found.Row.IsOpen || found.IsUsedLive, found.Row.PathKey != key);
    }

    private static MediaLine LineOf(Line line) => new(FileOf(line.File), line.File.IsOpen || line.IsUsedLive, line.Uses);

    private static IQueryable<MediaFileRow> Matching(HubDbContext context, MediaQuery query)
    {
        var files = context.MediaFiles;
        if (query.Reach is { } reach)
        {
            // Elsewhere only what everybody may have: a file that is live can be used by all.
            var sections = reach.Select(section => section.Value).ToArray();
            files = files.Where(row => (row.Section != null && sections.Contains(row.Section))
                || row.IsOpen
                || context.References.Any(use => use.Target == row.PathKey && use.Kind == ReferenceKind.Media && use.IsLive)
                || context.MediaAddresses.Any(former => former.FileId == row.Id
                    && context.References.Any(use => use.Target == former.PathKey && use.Kind == ReferenceKind.Media && use.IsLive)));
        }

        if (query.Section?.Value is { } only)
        {
            files = files.Where(row => row.Section == only);
        }
        else if (query.IsShared)
        {
            files = files.Where(row => row.Section == null);
        }

        files = query.Sort switch
        {
            MediaSort.Pdf => files.Where(row => row.ContentType == "application/pdf"),
            MediaSort.Picture => files.Where(row => row.ContentType.StartsWith("image/")),
            MediaSort.Document => files.Where(row => row.ContentType != "application/pdf" && !row.ContentType.StartsWith("image/")),
            _ => files,
        };
        if (query.IsUnused)
        {
            files = files.Where(row => !context.References.Any(use => use.Target == row.PathKey && use.Kind == ReferenceKind.Media)
                && !context.MediaAddresses.Any(former => former.FileId == row.Id
                    && context.References.Any(use => use.Target == former.PathKey && use.Kind == ReferenceKind.Media)));
        }

        if (query.HasNoTitle)
        {
            files = files.Where(row => row.Title == null);
        }

        return NameWords.Of(query.Words).Select(word => "-" + word).Aggregate(files, (found, begins) => found.Where(row => ("-" + row.NameKey).Contains(begins)));
    }

    // The first half of the condition is what the index begins at.
    private static IQueryable<MediaFileRow> After(IQueryable<MediaFileRow> files, string? after)
    {
        var parts = (after ?? "").Split('.');
        if (parts is not [var ticks, { Length: 32 } id] || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number > Instant.MaxValue.ToUnixTimeTicks())
        {
            return files;
        }

        var at = Instant.FromUnixTimeTicks(number);
        return files.Where(row => row.AddedAt <= at && (row.AddedAt < at || string.Compare(row.Id, id) < 0));
    }

    private static string TextOf(MediaFileRow row) => $"{row.AddedAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)}.{row.Id}";

    private static string NameKeyOf(MediaFile file) => NameWords.KeyOf($"{file.Title} {file.Path}");

    internal sealed class Line
    {
        public required MediaFileRow File { get; init; }

        public required bool IsUsedLive { get; init; }

        public required int Uses { get; init; }
    }
}
