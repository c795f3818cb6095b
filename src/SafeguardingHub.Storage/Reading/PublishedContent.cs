using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Reads the published tables, one query a method.</summary>
internal sealed class PublishedContent(HubContexts contexts) : IPublishedContent
{
    public async Task<PublicRoute?> FindRouteAsync(ContentPath path, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = path.Key;
        var route = await context.Routes.Where(row => row.PathKey == key && (row.IsLive || row.RedirectTo != null))
            .Select(row => new { row.IsLive, row.RedirectTo, Leads = row.IsLive ? row.Owner : row.RedirectTo })
            .LeftJoin(context.Published, row => row.Leads, target => target.ItemId, (row, target) => new { row.IsLive, row.RedirectTo, Target = target })
            .FirstOrDefaultAsync(cancellationToken);
        return route switch
        {
            { IsLive: true, Target: { } live } => new PublicRoute(ContentItemId.Parse(live.ItemId), RedirectTo: null, ItemRows.ItemOf(live)),
            { RedirectTo: { } target, Target.Path: { } to } => new PublicRoute(ContentItemId.Parse(target), ContentPath.Parse(to)),
            _ => null,
        };
    }

    public async Task<PublishedItem?> FindAsync(ContentItemId id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = id.Value;
        return await context.Published.FirstOrDefaultAsync(row => row.ItemId == key, cancellationToken) is { } row ? ItemRows.ItemOf(row) : null;
    }

    public async Task<IReadOnlyList<PublishedLink>> FindLinksAsync(
        IReadOnlyCollection<ContentItemId> ids, IReadOnlyCollection<string> aliases, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var wanted = ids.Select(id => id.Value).ToArray();
        var names = aliases.Select(alias => alias.ToLowerInvariant()).ToArray();

        // A union rather than an "or": each half goes by its own index.
        var rows = await Links(context.Published.Where(row => wanted.Contains(row.ItemId)))
            .Union(Links(context.Published.Where(row => names.Contains(row.AliasKey))))
            .OrderBy(row => row.ItemId)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(LinkOf)];
    }

    public async Task<IReadOnlyList<PublishedLink>> LinksOfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var types = contentTypes.ToArray();
        var rows = await Links(context.Published.Where(row => types.Contains(row.ContentType))).OrderBy(row => row.ItemId).ToListAsync(cancellationToken);
        return [.. rows.Select(LinkOf)];
    }

    public async Task<MediaFile?> FindMediaAsync(string path, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = path.ToLowerInvariant();
        return await context.MediaFiles.Where(row => row.PathKey == key)
            .Select(row => new MediaFile(row.Path, row.Sha256, row.Length, row.ContentType)).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<MediaFile>> FindMediaAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var keys = paths.Select(path => path.ToLowerInvariant()).ToArray();
        return await context.MediaFiles.Where(row => keys.Contains(row.PathKey)).OrderBy(row => row.PathKey)
            .Select(row => new MediaFile(row.Path, row.Sha256, row.Length, row.ContentType)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<PublishedItem>> OfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var types = contentTypes.ToArray();
        var rows = await context.Published.Where(row => types.Contains(row.ContentType)).OrderBy(row => row.ItemId).ToListAsync(cancellationToken);
        return [.. rows.Select(ItemRows.ItemOf)];
    }

    private static PublishedLink LinkOf(Link row) => new(
        ContentItemId.Parse(row.ItemId), row.ContentType, row.DisplayText, ItemRows.PathOf(row.Path), row.Alias,
        row.Section is { } section ? ContentItemId.Parse(section) : null);

    private static IQueryable<Link> Links(IQueryable<PublishedRow> rows) => rows.Select(row => new Link
    {
        ItemId = row.ItemId, ContentType = row.ContentType, DisplayText = row.DisplayText, Path = row.Path, Alias = row.Alias,
        Section = row.Section,
    });

    private sealed class Link
    {
        public required string ItemId { get; init; }

        public required string ContentType { get; init; }

        public string? DisplayText { get; init; }

        public string? Path { get; init; }

        public string? Alias { get; init; }

        public string? Section { get; init; }
    }
}
