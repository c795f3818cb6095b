using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Delivery;

/// <summary>The settings section that puts all items of a type on the shared ground, which every page may use without a query.</summary>
public sealed record DeliverySettings
{
    /// <summary>Whether the type's items are few and used by many pages: sections, organisations, services, shared texts.</summary>
    public bool SharedGround { get; init; }

    /// <summary>
    /// Whether the type's items are pages to find one's way by: their names and paths are held in memory for "in this section"
    /// and the A to Z. For pages that editors write, not for what piles up in an archive.
    /// </summary>
    public bool InNavigation { get; init; }
}

/// <summary>
/// The small shared ground of the public site as it stood at one generation: immutable, held in memory, the same object
/// for every page of that generation.
/// </summary>
public sealed class PublicSnapshot
{
    private readonly ImmutableDictionary<ContentItemId, PublishedItem> byId;
    private readonly ImmutableDictionary<string, PublishedItem> byAlias;
    private readonly ConcurrentDictionary<Type, object> partsByType = new();
    private readonly ImmutableDictionary<ContentItemId, PublishedLink> pageById;
    private readonly ImmutableDictionary<string, PublishedLink> pageByAlias;
    private readonly Lazy<ImmutableDictionary<string, string>> termNames;
    private readonly Lazy<ImmutableArray<(PublishedItem Item, ImmutableArray<MenuEntry> Entries)>> menus;

    /// <summary>A snapshot of these items and settings.</summary>
    public PublicSnapshot(
        long generation, DefinitionSet definitions, IEnumerable<PublishedItem> items, IReadOnlyDictionary<string, JsonElement> settings,
        IEnumerable<PublishedLink>? pages = null, Actor? reader = null)
    {
        Generation = generation;
        Definitions = definitions;
        Reader = reader ?? Actor.Anonymous;
        Items = [.. items];
        Pages = [.. (pages ?? []).Where(page => page.Path is not null).OrderBy(page => page.DisplayText, StringComparer.OrdinalIgnoreCase)];
        pageById = Pages.ToImmutableDictionary(page => page.Id);
        pageByAlias = Pages.Where(page => page.Alias is not null).ToImmutableDictionary(page => page.Alias!.ToLowerInvariant(), StringComparer.Ordinal);
        Settings = settings.ToImmutableDictionary(StringComparer.Ordinal);
        termNames = new Lazy<ImmutableDictionary<string, string>>(ReadTermNames);
        menus = new(() => [.. With<MenuItemsListPart>().Select(menu => (menu.Item, menu.Part.Entries()))]);
        byId = Items.ToImmutableDictionary(item => item.Id);
        byAlias = Items.Where(item => item.Alias is not null)
            .ToImmutableDictionary(item => item.Alias!.ToLowerInvariant(), StringComparer.Ordinal);
    }

    /// <summary>The number of the last change that the public saw when the snapshot was begun; part of every cache key.</summary>
    public long Generation { get; }

    /// <summary>The public, with what its role grants: what somebody may do who has not signed in.</summary>
    public Actor Reader { get; }

    /// <summary>The definitions.</summary>
    public DefinitionSet Definitions { get; }

    /// <summary>
    /// The items that are kept as they were and hold telephone numbers that are no longer right, with the digits of these: readers
    /// are told so on their pages. See <see cref="IMentions.OutOfDateAsync"/>.
    /// </summary>
    public ImmutableDictionary<ContentItemId, ImmutableArray<string>> OldNumbers { get; init; } = ImmutableDictionary<ContentItemId, ImmutableArray<string>>.Empty;

    /// <summary>The menus, each with its entries as they are stored: what an entry leads to may not be live.</summary>
    public ImmutableArray<(PublishedItem Item, ImmutableArray<MenuEntry> Entries)> Menus => menus.Value;

    /// <summary>The names and paths of what menus lead to beside the shared ground and the pages to find one's way by.</summary>
    public ImmutableArray<PublishedLink> MenuTargets { get; init; } = [];

    /// <summary>All items of the shared ground, in order of id.</summary>
    public ImmutableArray<PublishedItem> Items { get; }

    /// <summary>The pages to find one's way by, in order of name; each has a path.</summary>
    public ImmutableArray<PublishedLink> Pages { get; }

    /// <summary>The site settings by section.</summary>
    public ImmutableDictionary<string, JsonElement> Settings { get; }

    /// <summary>The item of that id, or null.</summary>
    public PublishedItem? Find(ContentItemId id) => byId.GetValueOrDefault(id);

    /// <summary>The item of that id as text, or null.</summary>
    public PublishedItem? Find(string? id) => ContentItemId.TryParse(id, out var parsed) ? Find(parsed) : null;

    /// <summary>The item of that alias, or null.</summary>
    public PublishedItem? FindByAlias(string alias) => byAlias.GetValueOrDefault(alias.ToLowerInvariant());

    /// <summary>
    /// The items that have the part <typeparamref name="T"/>, those whose part cannot be read left out. The JSON is read once:
    /// parts never change, and every page of the generation asks for the same ones.
    /// </summary>
    public IReadOnlyList<(PublishedItem Item, T Part)> With<T>() where T : ContentPart =>
        (IReadOnlyList<(PublishedItem Item, T Part)>)partsByType.GetOrAdd(typeof(T), static (_, items) => Read<T>(items), Items);

    /// <summary>The page to find one's way by of that id, or null.</summary>
    public PublishedLink? FindPage(ContentItemId id) => pageById.GetValueOrDefault(id);

    /// <summary>The page to find one's way by of that alias, or null.</summary>
    public PublishedLink? FindPageByAlias(string alias) => pageByAlias.GetValueOrDefault(alias.ToLowerInvariant());

    /// <summary>The name of a taxonomy's term, or null where no taxonomy on the shared ground has it.</summary>
    public string? TermName(string termId) => termNames.Value.GetValueOrDefault(termId);

    private static ImmutableArray<(PublishedItem Item, T Part)> Read<T>(ImmutableArray<PublishedItem> items) where T : ContentPart =>
        [.. items.Select(item => (Item: item, Part: PartJson.FindReadable<T>(item.Parts))).Where(pair => pair.Part is not null).Select(pair => (pair.Item, pair.Part!))];

    private ImmutableDictionary<string, string> ReadTermNames()
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (_, taxonomy) in With<TaxonomyPart>())
        {
            foreach (var term in taxonomy.Terms)
            {
                if (term.Id is { } id && (PartJson.FindReadable<TitlePart>(term.Parts)?.Title ?? term.DisplayText) is { Length: > 0 } name)
                {
                    names[id.Value] = name;
                }
            }
        }

        return names.ToImmutable();
    }
}

/// <summary>Reads the shared ground of the public site.</summary>
public sealed class SnapshotReader(IPublishedContent published, IHubReader hub, IChangeLog log, IMentions mentions)
{
    /// <summary>
    /// The shared ground now. The generation is read first, so what the snapshot holds is at least as new as its number:
    /// a page made from it may be newer than its cache key says, never older.
    /// </summary>
    public async Task<PublicSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        var generation = await log.LastPublicAsync(cancellationToken);
        var definitions = await hub.DefinitionsAsync(cancellationToken);
        var types = TypesWith(definitions, settings => settings.SharedGround);
        var items = types.Count == 0 ? [] : await published.OfTypesAsync(types, cancellationToken);
        var navigable = TypesWith(definitions, settings => settings.InNavigation);
        var pages = navigable.Count == 0 ? [] : await published.LinksOfTypesAsync(navigable, cancellationToken);
        return new PublicSnapshot(generation, definitions, items, await hub.SettingsAsync(cancellationToken), pages, await ReaderAsync(cancellationToken))
        {
            OldNumbers = await mentions.OutOfDateAsync(cancellationToken),
            MenuTargets = await MenuTargetsAsync(items, pages, cancellationToken),
        };
    }

    // Menus stand on every page: what they lead to is looked up once for all of them.
    private async Task<ImmutableArray<PublishedLink>> MenuTargetsAsync(IReadOnlyList<PublishedItem> items, IReadOnlyList<PublishedLink> pages, CancellationToken cancellationToken)
    {
        var known = items.Select(item => item.Id).Concat(pages.Select(page => page.Id)).ToHashSet();
        var wanted = items.Select(item => PartJson.FindReadable<MenuItemsListPart>(item.Parts)).OfType<MenuItemsListPart>()
            .SelectMany(menu => menu.Entries()).SelectMany(entry => entry.Targets())
            .Select(id => ContentItemId.TryParse(id, out var parsed) ? parsed : (ContentItemId?)null).OfType<ContentItemId>()
            .Where(id => !known.Contains(id)).ToHashSet();
        return wanted.Count == 0 ? [] : [.. (await published.FindLinksAsync(wanted, [], [], cancellationToken)).Items];
    }

    private async Task<Actor> ReaderAsync(CancellationToken cancellationToken)
    {
        var role = (await hub.RolesAsync(cancellationToken)).FirstOrDefault(role => string.Equals(role.Name, Role.Anonymous, StringComparison.OrdinalIgnoreCase));
        return role is null
            ? Actor.Anonymous
            : Actor.Anonymous with { Grants = [new Grant(role.Name, [.. role.Permissions], Section: null)] };
    }

    private static List<string> TypesWith(DefinitionSet definitions, Func<DeliverySettings, bool> chosen) =>
        [.. definitions.Types.Where(type => chosen(type.Settings.Get<DeliverySettings>())).Select(type => type.Name)];
}
