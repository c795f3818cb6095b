using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Redirects;

/// <summary>
/// All that decides whether redirects may stand and where they lead, read at once for as many as are asked for: a table of
/// thousands costs as many questions as a form.
/// </summary>
internal sealed class RedirectGround
{
    private const string MediaRoot = "media/";
    private readonly ReservedPaths reserved;
    private readonly IReadOnlyDictionary<string, RouteEntry> routes;
    private readonly IReadOnlyDictionary<ContentItemId, ContentPath> places;
    private readonly IReadOnlyDictionary<string, MediaLine> files;
    private readonly ILookup<string, Redirect> stored;
    private readonly IReadOnlySet<string> hosts;
    private readonly string siteHost;

    private RedirectGround(
        Actor actor, SectionMap sections, ReservedPaths reserved, string siteHost, IReadOnlyDictionary<string, RouteEntry> routes,
        IReadOnlyDictionary<ContentItemId, ContentPath> places, IReadOnlyDictionary<string, MediaLine> files, ILookup<string, Redirect> stored, IReadOnlySet<string> hosts)
    {
        Actor = actor;
        Sections = sections;
        this.reserved = reserved;
        this.siteHost = siteHost;
        this.routes = routes;
        this.places = places;
        this.files = files;
        this.stored = stored;
        this.hosts = hosts;
    }

    public Actor Actor { get; }

    public SectionMap Sections { get; }

    /// <summary>Reads it for these.</summary>
    /// <param name="unit">The change.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="reserved">What the application answers itself.</param>
    /// <param name="wanted">The addresses, old and new.</param>
    /// <param name="held">Items that are looked at besides.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<RedirectGround> ReadAsync(
        IUnitOfWork unit, Actor actor, ReservedPaths reserved, IReadOnlyCollection<WantedRedirect> wanted, IEnumerable<ContentItemId> held, CancellationToken cancellationToken)
    {
        var ends = wanted.Select(one => one.To).Where(to => ItemOf(to) is null).Select(to => RedirectSource.TryParse(to, out var end, out _) ? end : null).OfType<RedirectSource>().ToList();
        var sources = wanted.Select(one => RedirectSource.TryParse(one.From, out var source, out _) ? source : null).OfType<RedirectSource>().ToList();
        var paths = sources.Where(source => !source.IsTree).Concat(ends).Select(source => source.Path).Distinct(StringComparer.Ordinal)
            .Select(path => ContentPath.TryParse(path, out var known, out _) ? known : (ContentPath?)null).OfType<ContentPath>().ToList();
        var routes = await unit.FindRoutesAsync(paths, cancellationToken);
        var items = routes.Values.Select(route => route.IsLive ? route.Owner : route.RedirectTo).OfType<ContentItemId>()
            .Concat(wanted.Select(one => ItemOf(one.To)).OfType<ContentItemId>()).Concat(held).Distinct().ToList();
        var files = ends.Where(end => end.Path.StartsWith(MediaRoot, StringComparison.Ordinal)).Select(end => end.Path[MediaRoot.Length..]).Distinct(StringComparer.Ordinal).ToList();
        var there = await unit.Redirects.AtAsync(
            [.. sources.Select(source => source.Path).Concat(ends.SelectMany(end => RedirectSource.Candidates(end.Path))).Distinct(StringComparer.Ordinal)], cancellationToken);
        return new RedirectGround(
            actor, new SectionMap(await unit.SectionsAsync(cancellationToken)), reserved, SiteHost(await unit.SettingsAsync(cancellationToken)), routes,
            await unit.Redirects.LivePlacesAsync(items, cancellationToken), await unit.Redirects.FilesAsync(files, cancellationToken),
            there.ToLookup(redirect => redirect.Source.Path, StringComparer.Ordinal), await unit.Redirects.HostsAsync(cancellationToken));
    }

    /// <summary>The item whose id a new address is; null for an address.</summary>
    public static ContentItemId? ItemOf(string to) => !to.Contains('/', StringComparison.Ordinal) && ContentItemId.TryParse(to.Trim(), out var id) ? id : null;

    /// <summary>The hub's own site is whichever is asked.</summary>
    public RedirectSource Own(RedirectSource source) => siteHost.Length > 0 && source.Host == siteHost ? source with { Host = "" } : source;

    /// <summary>What stands at exactly that address.</summary>
    public Redirect? At(RedirectSource source) => stored[source.Path].FirstOrDefault(redirect => redirect.Source == source);

    /// <summary>The stored redirect that readers of that address would meet.</summary>
    public Redirect? Met(RedirectSource end) =>
        RedirectSource.Best(RedirectSource.Candidates(end.Path).SelectMany(path => stored[path]), redirect => redirect.Source, end.Host, end.Path);

    /// <summary>Whether the hub answers for that site as far as redirects know.</summary>
    public bool IsOwnHost(string host) => host == siteHost || hosts.Contains(host);

    /// <summary>Where an item stands that readers see; null for one that they do not.</summary>
    public ContentPath? PlaceOf(ContentItemId item) => places.TryGetValue(item, out var place) ? place : null;

    /// <summary>The live item at a path, or the one that the path was given up by; null for neither.</summary>
    public ContentItemId? ItemAt(string path) =>
        ContentPath.TryParse(path, out var known, out _) && routes.GetValueOrDefault(known.Key) is { } route
        && (route.IsLive ? route.Owner : route.RedirectTo) is { } item && places.ContainsKey(item) ? item : null;

    /// <summary>Whether the live item stands at the path itself.</summary>
    public bool IsLiveAt(string path) => ContentPath.TryParse(path, out var known, out _) && routes.GetValueOrDefault(known.Key)?.IsLive == true;

    /// <summary>Whether the application answers at that path, so that no redirect can.</summary>
    public bool IsReserved(RedirectSource source)
    {
        if (source.Path.Length == 0)
        {
            return false;
        }

        if (ContentPath.TryParse(source.Path.Split('/')[0], out var first, out _) && reserved.ContainsTreeOf(first))
        {
            return true;
        }

        return !source.IsTree && ContentPath.TryParse(source.Path, out var path, out _) && reserved.Contains(path, Sections);
    }

    /// <summary>The sections that have their pages at the path of a tree, or below it.</summary>
    public IEnumerable<SectionEntry> Below(RedirectSource tree) =>
        ContentPath.TryParse(tree.Path, out var path, out _) ? Sections.All.Where(section => !section.Prefix.IsHome && (section.Prefix.Equals(path) || section.Prefix.IsBelow(path))) : [];

    /// <summary>The address of a place of the hub's own, as it is spelt there.</summary>
    public string AddressAt(RedirectSource end) =>
        end.Path.StartsWith(MediaRoot, StringComparison.Ordinal) && files.TryGetValue(end.Path[MediaRoot.Length..], out var file) ? "/" + MediaRoot + file.File.Path : "/" + end.Path;

    /// <summary>Why readers cannot be sent to that address of the hub's own; null where they can.</summary>
    public string? FaultOfPlace(RedirectSource end)
    {
        var first = end.Path.Split('/')[0];
        if (first is "admin" or "api" or "preview" or "account")
        {
            return $"/{end.Path} is not for readers. Choose a page.";
        }

        if (end.Path.StartsWith(MediaRoot, StringComparison.Ordinal))
        {
            return files.TryGetValue(end.Path[MediaRoot.Length..], out var file) && MediaRights.MaySee(Actor, file.File, file.IsPublic)
                ? null : $"There is no file /{end.Path} in the media library. Copy its address from there.";
        }

        return IsReserved(end) ? null : $"There is no page, list or file at /{end.Path} that readers can see. Check the address, or publish the page first.";
    }

    private static string SiteHost(IReadOnlyDictionary<string, JsonElement> settings) =>
        settings.TryGetValue("Site", out var site) && site.ValueKind == JsonValueKind.Object && site.TryGetProperty("BaseUrl", out var value) && value.ValueKind == JsonValueKind.String
            ? RedirectSource.HostOf(RedirectSource.Divide(value.GetString() ?? "").Host) : "";
}
