using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;

namespace SafeguardingHub.Rendering.Tests.Composition;

/// <summary>Items, a shared ground and the composer over them, without a store.</summary>
internal static class GivenPages
{
    public static PublishedItem Item(string id, string name, params ContentPart[] parts) => new()
    {
        Id = ContentItemId.Parse(id),
        VersionId = ContentItemVersionId.Parse(id + "-v1"),
        ContentType = "Thing",
        DisplayText = name,
        Path = ContentPath.Parse("things/" + id),
        Alias = id,
        PublishedAt = default,
        ModifiedAt = default,
        CreatedAt = default,
        Parts = PartMap.Of(parts.Select(part => KeyValuePair.Create(part.GetType().Name, JsonSerializer.SerializeToElement(part, part.GetType(), PartJson.Options)))),
    };

    public static PublishedItem WithBody(this PublishedItem item, params BodySegment[] segments) => item with
    {
        Parts = item.Parts.With(nameof(HtmlBodyPart), JsonElement.Parse("""{"Html":"compiled"}""")),
        Bodies = ImmutableDictionary<string, CompiledBody>.Empty.Add("HtmlBodyPart.Html", new CompiledBody([.. segments])),
    };

    public static PublicSnapshot Ground(params PublishedItem[] items) => new(1, DefinitionSet.Empty, items, new Dictionary<string, JsonElement>());

    public static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    public static Task<ComposedPage> ComposeAsync(this PublicSnapshot ground, PublishedItem item, string at, params MediaFile[] library) =>
        new PageComposer(
            new Library(library),
            new BlockComposer([new HtmlBodyDisplay(), new QuickLinksDisplay(), new GuidanceDisplay(), new EditionDisplay(), new PublicationDisplay(), new ReviewDisplay()], new FieldComposer([])))
            .ComposeAsync(item, ground, At(at), CancellationToken.None);

    /// <summary>A store that holds media files alone.</summary>
    private sealed class Library(MediaFile[] files) : IPublishedContent
    {
        public Task<LinkedContent> FindLinksAsync(
            IReadOnlyCollection<ContentItemId> ids, IReadOnlyCollection<string> aliases, IReadOnlyCollection<string> media, CancellationToken cancellationToken) =>
            Task.FromResult(new LinkedContent([], [.. files.Where(file => media.Contains(file.Path))]));

        public Task<IReadOnlyList<PublishedItem>> FindManyAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<PublicRoute?> FindRouteAsync(ContentPath path, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> WasLiveAsync(ContentPath path, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<PublishedItem?> FindAsync(ContentItemId id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<PublishedItem>> OfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<PublishedLink>> LinksOfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
