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

    public async Task<bool> WasLiveAsync(ContentPath path, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = path.Key;
        return await context.Routes.AnyAsync(row => row.PathKey == key && !row.IsLive && (row.WasLive || row.RedirectTo != null), cancellationToken);
    }

    public async Task<PublishedItem?> FindAsync(ContentItemId id, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var key = id.Value;
        return await context.Published.FirstOrDefaultAsync(row => row.ItemId == key, cancellationToken) is { } row ? ItemRows.ItemOf(row) : null;
    }

    public async Task<IReadOnlyList<PublishedItem>> FindManyAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var wanted = ids.Select(id => id.Value).ToArray();
        var rows = await context.Published.Where(row => wanted.Contains(row.ItemId)).ToListAsync(cancellationToken);
        return [.. rows.Select(ItemRows.ItemOf)];
    }

    public async Task<LinkedContent> FindLinksAsync(
        IReadOnlyCollection<ContentItemId> ids, IReadOnlyCollection<string> aliases, IReadOnlyCollection<string> media, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var wanted = ids.Select(id => id.Value).ToArray();
        var names = aliases.Select(alias => alias.ToLowerInvariant()).ToArray();
        var paths = media.Select(path => path.ToLowerInvariant()).ToArray();

        // A union rather than an "or": each part goes by its own index. Most pages link to no file, and then do not ask for any.
        var query = Links(context.Published.Where(row => wanted.Contains(row.ItemId)))
            .Union(Links(context.Published.Where(row => names.Contains(row.AliasKey))));
        if (paths.Length > 0)
        {
            query = query.Union(context.MediaFiles.Where(row => paths.Contains(row.PathKey)).Select(row => new Link
            {
                Key = row.Path, ContentType = row.ContentType, DisplayText = row.Title, Path = null, Alias = null, Section = null, Sha256 = row.Sha256, Length = row.Length,
            }));

            // A page that knows a file by an address that it had before links to that address, which leads on.
            query = query.Union(context.MediaAddresses.Where(former => paths.Contains(former.PathKey))
                .Join(context.MediaFiles, former => former.FileId, row => row.Id, (former, row) => new Link
                {
                    Key = former.PathKey, ContentType = row.ContentType, DisplayText = row.Title, Path = null, Alias = null, Section = null, Sha256 = row.Sha256, Length = row.Length,
                }));
        }

        var rows = await query.OrderBy(row => row.Key).ToListAsync(cancellationToken);
        return new LinkedContent(
            [.. rows.Where(row => row.Sha256 is null)
                .Select(LinkOf)],
            [.. rows.Where(row => row.Sha256 is not null).Select(row => new MediaFile(row.Key, row.Sha256!, row.Length ?? 0, row.ContentType) { Title = row.DisplayText })]);
    }

    public async Task<IReadOnlyList<PublishedLink>> LinksOfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var types = contentTypes.ToArray();
        var rows = await Links(context.Published.Where(row => types.Contains(row.ContentType))).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        return [.. rows.Select(LinkOf)];
    }

    public async Task<IReadOnlyList<PublishedItem>> OfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var types = contentTypes.ToArray();
        var rows = await context.Published.Where(row => types.Contains(row.ContentType)).OrderBy(row => row.ItemId).ToListAsync(cancellationToken);
        return [.. rows.Select(ItemRows.ItemOf)];
    }

    private static PublishedLink LinkOf(Link row) => new(
        ContentItemId.Parse(row.Key), row.ContentType, row.DisplayText, ItemRows.PathOf(row.Path), row.Alias,
        row.Section is { } section ? ContentItemId.Parse(section) : null);

    private static IQueryable<Link> Links(IQueryable<PublishedRow> rows) => rows.Select(row => new Link
    {
        Key = row.ItemId, ContentType = row.ContentType, DisplayText = row.DisplayText, Path = row.Path, Alias = row.Alias, Section = row.Section, Sha256 = null, Length = null,
    });

    // An item or, where it has a hash, a media file.
    private sealed class Link
    {
        public required string Key { get; init; }

        public required string ContentType { get; init; }

        public required string? DisplayText { get; init; }

        public required string? Path { get; init; }

        public required string? Alias { get; init; }

        public required string? Section { get; init; }

        public required string? Sha256 { get; init; }

        public required long? Length { get; init; }
    }
}
