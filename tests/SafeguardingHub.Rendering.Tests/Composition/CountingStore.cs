using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Rendering.Tests.Composition;

/// <summary>Published items besides those of the shared ground; counts what is asked.</summary>
internal sealed class CountingStore(params PublishedItem[] items) : IPublishedContent
{
    public int Queries { get; private set; }

    public IReadOnlyList<MediaFile> Files { get; init; } = [];

    public Task<IReadOnlyList<PublishedItem>> FindManyAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken)
    {
        Queries++;
        return Task.FromResult<IReadOnlyList<PublishedItem>>([.. items.Where(item => ids.Contains(item.Id))]);
    }

    public Task<LinkedContent> FindLinksAsync(
        IReadOnlyCollection<ContentItemId> ids, IReadOnlyCollection<string> aliases, IReadOnlyCollection<string> media, CancellationToken cancellationToken)
    {
        Queries++;
        return Task.FromResult(new LinkedContent([], [.. Files.Where(file => media.Contains(file.Path))]));
    }

    public Task<PublicRoute?> FindRouteAsync(ContentPath path, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> WasLiveAsync(ContentPath path, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PublishedItem?> FindAsync(ContentItemId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PublishedItem>> OfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PublishedLink>> LinksOfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken) => throw new NotSupportedException();
}
