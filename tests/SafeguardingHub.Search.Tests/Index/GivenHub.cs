using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Tests.Index;

/// <summary>A hub's published content and its change log, in memory: what a test publishes is there at once.</summary>
internal sealed class GivenHub : IChangeLog, IPublishedDocuments, IPublishedContent, IIndexGround
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private readonly Lock sync = new();
    private readonly SortedDictionary<string, PublishedDocument> published = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MediaFile> media = new(StringComparer.Ordinal);
    private readonly List<Change> log = [];
    private DefinitionSet definitions = DefinitionSet.Empty;
    private Guid epoch = Guid.NewGuid();
    private long number;
    private long version;
    private PublicSnapshot? snapshot;

    /// <summary>Parts of the engine that tests use.</summary>
    public static ContentKinds Kinds { get; } = new(
        [
            new TitlePartKind(), new HtmlBodyPartKind(), new SharedTextPartKind(), new FlowPartKind(), new CareCardPartKind(), new StepsPartKind(),
            new QuickLinksPartKind(), new TablePartKind(), new FileListPartKind(), new SectionProfilePartKind(), new OrganisationPartKind(), new DetailsPartKind(),
            new TaxonomyPartKind(),
        ],
        [new TaxonomyFieldKind()]);

    /// <summary>The types that are on the shared ground.</summary>
    public HashSet<string> GroundTypes { get; } = ["Text", "Section", "Organisation"];

    /// <summary>Where not null, what reading waits for: a hub that is slow, or a database that is away.</summary>
    public Func<Task>? BeforeReading { get; set; }

    /// <summary>The number of the newest row.</summary>
    public long Head => number;

    /// <summary>Publishes an item: its parts as JSON, its bodies compiled from what they say.</summary>
    public void Publish(string id, string title, string parts = "{}", string type = "Page", string? alias = null, string? section = null, params (string Place, string Html)[] bodies)
    {
        lock (sync)
        {
            var key = ContentItemId.Parse(id);
            var item = new PublishedItem
            {
                Id = key,
                VersionId = ContentItemVersionId.Parse($"v{++version}"),
                ContentType = type,
                DisplayText = title,
                Alias = alias,
                Section = section is null ? null : ContentItemId.Parse(section),
                Path = ContentPath.Parse($"pages/{id}"),
                PublishedAt = Start,
                ModifiedAt = Start,
                CreatedAt = Start,
                Parts = ContentItemJson.ReadParts(parts),
                Bodies = bodies.ToImmutableDictionary(body => body.Place, body => BodyCompiler.Compile(body.Html, ShortcodeCatalogue.Default).Body),
            };
            published[id] = new PublishedDocument(item, [new ProjectedValue("type", type)]);
            Add(ChangeKind.Published, key);
        }
    }

    /// <summary>Publishes a page of prose.</summary>
    public void PublishProse(string id, string title, string html, string? alias = null, string? section = null) =>
        Publish(id, title, """{"HtmlBodyPart":{}}""", alias: alias, section: section, bodies: ("HtmlBodyPart.Html", html));

    /// <summary>Publishes a text that pages embed.</summary>
    public void PublishText(string id, string html, string? alias) =>
        Publish(id, "For editors " + id, """{"SharedTextPart":{}}""", "Text", alias, section: null, ("SharedTextPart.Html", html));

    public void Withdraw(string id)
    {
        lock (sync)
        {
            published.Remove(id);
            Add(ChangeKind.Withdrawn, ContentItemId.Parse(id));
        }
    }

    public void PutMedia(MediaFile file)
    {
        lock (sync)
        {
            media[file.Path.ToLowerInvariant()] = file;
            Add(ChangeKind.Media, null);
        }
    }

    /// <summary>Says that a part of that name is of that kind.</summary>
    public void Define(string type, string name, string partName)
    {
        lock (sync)
        {
            definitions = new DefinitionSet([new ContentTypeDefinition(type, type, SettingsBag.Empty, [new TypePartDefinition(partName, name, SettingsBag.Empty)])], []);
            Add(ChangeKind.Definitions, null);
        }
    }

    /// <summary>Says that a type has a field of that kind.</summary>
    public void DefineField(string type, string name, string kind)
    {
        lock (sync)
        {
            definitions = new DefinitionSet(
                [new ContentTypeDefinition(type, type, SettingsBag.Empty, [new TypePartDefinition(type, type, SettingsBag.Empty)])],
                [new ContentPartDefinition(type, SettingsBag.Empty, [new PartFieldDefinition(kind, name, SettingsBag.Empty)])]);
            Add(ChangeKind.Definitions, null);
        }
    }

    /// <summary>Saves a draft: nothing that the public sees.</summary>
    public void SaveDraft(string id)
    {
        lock (sync)
        {
            Add(ChangeKind.Draft, ContentItemId.Parse(id));
        }
    }

    /// <summary>Goes back to what a backup held: another epoch, fewer changes.</summary>
    public void Restore(bool withNewEpoch, long to)
    {
        lock (sync)
        {
            epoch = withNewEpoch ? Guid.NewGuid() : epoch;
            log.RemoveAll(row => row.Number > to);
            number = to;
            snapshot = null;
        }
    }

    /// <summary>Forgets old rows of the log.</summary>
    public void Trim(long upTo)
    {
        lock (sync)
        {
            log.RemoveAll(row => row.Number <= upTo);
        }
    }

    public async Task<ChangeHead> HeadAsync(CancellationToken cancellationToken)
    {
        await ReadAsync();
        lock (sync)
        {
            return new ChangeHead(epoch, number);
        }
    }

    public Task<IReadOnlyList<Change>> AfterAsync(long number, int limit, CancellationToken cancellationToken)
    {
        lock (sync)
        {
            return Task.FromResult<IReadOnlyList<Change>>([.. log.Where(row => row.Number > number).Take(limit)]);
        }
    }

    public Task<Instant?> NextDueAsync(CancellationToken cancellationToken) => Task.FromResult<Instant?>(null);

    public Task<long> LastPublicAsync(CancellationToken cancellationToken) => Task.FromResult(LastPublic());

    public Task<IReadOnlyList<PublishedDocument>> FindAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken)
    {
        lock (sync)
        {
            return Task.FromResult<IReadOnlyList<PublishedDocument>>([.. published.Values.Where(document => ids.Contains(document.Item.Id))]);
        }
    }

    public async Task<IReadOnlyList<PublishedDocument>> AfterAsync(ContentItemId? after, int limit, CancellationToken cancellationToken)
    {
        await ReadAsync();
        lock (sync)
        {
            return [.. published.Values.Where(document => string.CompareOrdinal(document.Item.Id.Value, after?.Value ?? "") > 0).Take(limit)];
        }
    }

    public Task<int> CountAsync(CancellationToken cancellationToken)
    {
        lock (sync)
        {
            return Task.FromResult(published.Count);
        }
    }

    public Task<PublicSnapshot> AtLeastAsync(Guid epoch, long generation, CancellationToken cancellationToken)
    {
        lock (sync)
        {
            return Task.FromResult(snapshot ??= new PublicSnapshot(
                LastPublic(), definitions, published.Values.Select(document => document.Item).Where(item => GroundTypes.Contains(item.ContentType)),
                new Dictionary<string, System.Text.Json.JsonElement>()));
        }
    }

    public Task<LinkedContent> FindLinksAsync(
        IReadOnlyCollection<ContentItemId> ids, IReadOnlyCollection<string> aliases, IReadOnlyCollection<string> media, CancellationToken cancellationToken)
    {
        lock (sync)
        {
            return Task.FromResult(new LinkedContent(
                [.. published.Values.Select(document => document.Item)
                    .Where(item => ids.Contains(item.Id) || (item.Alias is { } alias && aliases.Contains(alias, StringComparer.OrdinalIgnoreCase)))
                    .Select(item => new PublishedLink(item.Id, item.ContentType, item.DisplayText, item.Path, item.Alias, item.Section))],
                [.. media.Select(path => this.media.GetValueOrDefault(path.ToLowerInvariant())).OfType<MediaFile>()]));
        }
    }

    public Task<IReadOnlyList<PublishedItem>> FindManyAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken)
    {
        lock (sync)
        {
            return Task.FromResult<IReadOnlyList<PublishedItem>>([.. published.Values.Select(document => document.Item).Where(item => ids.Contains(item.Id))]);
        }
    }

    Task<PublicRoute?> IPublishedContent.FindRouteAsync(ContentPath path, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<bool> IPublishedContent.WasLiveAsync(ContentPath path, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<PublishedItem?> IPublishedContent.FindAsync(ContentItemId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<PublishedItem>> IPublishedContent.OfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<IReadOnlyList<PublishedLink>> IPublishedContent.LinksOfTypesAsync(IReadOnlyCollection<string> contentTypes, CancellationToken cancellationToken) => throw new NotSupportedException();

    private Task ReadAsync() => BeforeReading?.Invoke() ?? Task.CompletedTask;

    private long LastPublic() => log.LastOrDefault(row => row.IsPublic)?.Number ?? 0;

    private void Add(ChangeKind kind, ContentItemId? item)
    {
        log.Add(new Change(++number, kind, item));
        snapshot = kind == ChangeKind.Draft ? snapshot : null;
    }
}
