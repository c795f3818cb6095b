using System.Collections.Immutable;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Checks;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Ripple;

/// <summary>An item in which a service stands.</summary>
/// <param name="Item">The item.</param>
/// <param name="Name">Its name.</param>
/// <param name="Section">Its section; null for none.</param>
/// <param name="IsLive">Whether readers see it there; otherwise a draft alone has it.</param>
/// <param name="What">What of the service it holds, in words: a number, the name, the route through which it shows the service.</param>
public sealed record ReachedItem(ContentItemId Item, string Name, ContentItemId? Section, bool IsLive, ImmutableArray<string> What)
{
    /// <summary>Whether who asks may open it; otherwise the name is the one that readers know.</summary>
    public bool MayBeOpened { get; init; } = true;
}

/// <summary>A file whose text holds a number of a service.</summary>
/// <param name="Path">The file.</param>
/// <param name="Numbers">The numbers, as people read them.</param>
/// <param name="Items">The items that link to it.</param>
public sealed record ReachedFile(string Path, ImmutableArray<string> Numbers, ImmutableArray<ReachedItem> Items);

/// <summary>Where a service stands in the hub: what a change of its number, hours or name reaches, and what it does not.</summary>
/// <param name="Shows">Pages that show it or link to it, by themselves or through a route or shared text: they follow by themselves.</param>
/// <param name="Types">Pages that type its number or name: somebody has to edit them.</param>
/// <param name="Files">Files that hold a number: somebody has to replace them.</param>
/// <param name="Kept">Entries of the archive and superseded guidance that hold a number: they stay as they were, and say so.</param>
public sealed record ContactReach(
    ImmutableArray<ReachedItem> Shows, ImmutableArray<ReachedItem> Types, ImmutableArray<ReachedFile> Files, ImmutableArray<ReachedItem> Kept)
{
    /// <summary>Whether there is more than the lists hold.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>The names of the sections.</summary>
    public ImmutableDictionary<ContentItemId, string> Sections { get; init; } = ImmutableDictionary<ContentItemId, string>.Empty;

    /// <summary>The sections in which somebody has to edit a page or replace a file that readers see, each once.</summary>
    public IEnumerable<ContentItemId> SectionsWithWork => Types.Concat(Files.SelectMany(file => file.Items)).Where(item => item.IsLive)
        .Select(item => item.Section).OfType<ContentItemId>().Distinct();
}

/// <summary>A change of a contact that readers were told of.</summary>
/// <param name="Item">The service.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">When it became live.</param>
/// <param name="Note">What readers were told.</param>
public sealed record ContactNews(ContentItemId Item, string Name, NodaTime.Instant At, string Note);

/// <summary>Reads where a service stands, before somebody changes it.</summary>
public sealed class ReadContactReach(IEditorsContent content, IMentions mentions, ICheckGround ground)
{
    private const int MostUses = 500;
    private const int MostMentions = 2000;

    // A service stands in a route, the route in a shared text, the text on a page.
    private const int Deepest = 4;

    /// <summary>
    /// Where a service that the actor may see stands: in what is live, and in drafts that they may see. A query for each item through
    /// which it is shown, and two more.
    /// </summary>
    public async Task<ContactReach> ReadAsync(Actor actor, StoredItem service, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        var now = await ground.NowAsync(cancellationToken);
        var (shows, isCut) = await ShowsAsync(actor, service, now.Snapshot, cancellationToken);
        var found = await mentions.FindAsync(Digits(service), service.Id, MostMentions, cancellationToken);
        var seen = found.Select(mention => mention.SeenBy(actor)).OfType<ItemMention>().ToLookup(mention => mention.Mention.File is not null);
        var kept = seen[false].Concat(seen[true]).Where(mention => IsKept(now, mention)).ToList();
        return new ContactReach(
            shows,
            Items(seen[false].Except(kept)),
            [
                .. seen[true].Except(kept).GroupBy(mention => mention.Mention.File!, StringComparer.OrdinalIgnoreCase).OrderBy(same => same.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(same => new ReachedFile(same.Key, [.. same.Select(mention => Words(mention.Mention)).Distinct(StringComparer.Ordinal)], Items(same))),
            ],
            Items(kept.Where(mention => mention.Mention.Kind == MentionKind.Number)))
        {
            IsCutShort = isCut || found.Count == MostMentions,
            Sections = (await content.SectionsAsync(cancellationToken)).ToImmutableDictionary(section => section.Id, section => section.Name),
        };
    }

    /// <summary>
    /// What readers were told of the contacts that a page shows, the newest first: the page was another from that moment although
    /// nobody edited it. A query for each step from page to route to service.
    /// </summary>
    public async Task<IReadOnlyList<ContactNews>> OfPageAsync(StoredItem page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        var snapshot = (await ground.NowAsync(cancellationToken)).Snapshot;
        var services = new Dictionary<ContentItemId, PublishedItem>();
        var visited = new HashSet<ContentItemId> { page.Id };
        List<ContentItemId> open = page.Live is null ? [] : [page.Id];
        for (var depth = 0; depth < Deepest && open.Count > 0; depth++)
        {
            var targets = await mentions.PointsToAsync(open, cancellationToken);
            open = [];
            foreach (var item in targets.Select(target => snapshot.Find(target) ?? snapshot.FindByAlias(target)).OfType<PublishedItem>().Where(item => visited.Add(item.Id)))
            {
                if (PartJson.FindReadable<ServicePart>(item.Parts) is not null)
                {
                    services[item.Id] = item;
                }
                else if (!IsPage(snapshot.Definitions, item.ContentType))
                {
                    open.Add(item.Id);
                }
            }
        }

        return
        [
            .. services.Values.SelectMany(item => (PartJson.FindReadable<ChangesPart>(item.Parts)?.Changes ?? []).Select(change => (item, change, At: change.Moment())))
                .Where(news => news.At is not null && news.change.Note is not null).OrderByDescending(news => news.At)
                .Select(news => new ContactNews(news.item.Id, news.item.DisplayText ?? news.item.Id.Value, news.At!.Value, news.change.Note!)),
        ];
    }

    // Those of today and of the draft, and those that it had: whoever typed an old one has to mend that too.
    private static List<string> Digits(StoredItem service) =>
    [
        .. new[] { service.Live, service.Latest }.Select(version => version is null ? null : PartJson.FindReadable<ServicePart>(version.Item.Parts)).OfType<ServicePart>()
            .SelectMany(part => part.Numbers.Concat(part.FormerNumbers)).Select(number => number.Telephone()?.Digits).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    private async Task<(ImmutableArray<ReachedItem> Shows, bool IsCut)> ShowsAsync(
        Actor actor, StoredItem service, PublicSnapshot snapshot, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ContentItemId, ReachedItem>();
        var visited = new HashSet<ContentItemId> { service.Id };
        var isCut = false;
        List<(ContentItemId Id, ImmutableArray<string> Aliases, string? Through, int Depth)> open =
            [(service.Id, Aliases(AliasOf(service.Live), AliasOf(service.Latest)), null, 1)];
        for (var at = 0; at < open.Count; at++)
        {
            var (id, aliases, through, depth) = open[at];
            var uses = await content.UsesAsync(id, aliases, MostUses, cancellationToken);
            isCut |= uses.Count == MostUses;
            foreach (var use in uses.Select(use => use.SeenBy(actor)).OfType<ItemUse>())
            {
                if (IsPage(snapshot.Definitions, use.ContentType) || depth == Deepest)
                {
                    var before = found.GetValueOrDefault(use.Id);
                    found[use.Id] = new ReachedItem(
                        use.Id, use.Name, use.Section, use.IsLive || before?.IsLive == true,
                        [.. (before?.What ?? []).Append(through is null ? "" : "through " + through).Where(words => words.Length > 0).Distinct(StringComparer.Ordinal)]) { MayBeOpened = use.MayBeOpened };
                }
                else if (visited.Add(use.Id))
                {
                    open.Add((use.Id, Aliases(snapshot.Find(use.Id)?.Alias), use.Name, depth + 1));
                }
            }
        }

        return ([.. found.Values.OrderBy(item => item.Name, StringComparer.OrdinalIgnoreCase)], isCut);
    }

    private static ImmutableArray<string> Aliases(params ReadOnlySpan<string?> aliases) => [.. aliases.ToArray().Where(alias => alias?.Length > 0).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string? AliasOf(StoredVersion? version) => version is null ? null : PartJson.FindReadable<AliasPart>(version.Item.Parts)?.Alias;

    private static bool IsPage(DefinitionSet definitions, string type) => definitions.FindType(type)?.FindPart(nameof(AutoroutePart)) is not null;

    // As Archived tells it of a version, told of what is stored.
    private static bool IsKept(CheckGround now, ItemMention mention) =>
        now.Snapshot.Definitions.FindType(mention.ContentType)?.FindPart(nameof(PublicationPart)) is not null || Archived.IsOldEdition(now, mention.Item);

    private static ImmutableArray<ReachedItem> Items(IEnumerable<ItemMention> mentions) =>
    [
        .. mentions.GroupBy(mention => mention.Item).Select(same => new ReachedItem(
            same.Key, same.First().Name, same.First().Section, same.Any(mention => mention.IsLive),
            [.. same.Select(mention => Words(mention.Mention)).Distinct(StringComparer.Ordinal)]) { MayBeOpened = same.First().MayBeOpened })
            .OrderBy(item => item.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static string Words(Mention mention) => mention.Kind == MentionKind.Name ? "the name"
        : TelephoneNumber.TryParse(mention.Key, out var number, out _) ? number.Display : mention.Key;
}
