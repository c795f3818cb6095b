using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Checking;

/// <summary>
/// What checks stand on: the shared ground that this process has in memory where it serves the site, otherwise one that is read
/// again whenever the public's changes.
/// </summary>
internal sealed class HubCheckGround(
    SnapshotReader snapshots, IChangeLog log, IHubStore store, IPublishedContent published, IMediaLibrary media, IFileFacts facts, IOutsideLinks links, ChangeSignal signal, TimeProvider time, IServiceProvider services) : ICheckGround
{
    private const string MediaRoot = "/media/";

    // Of this program: another build may check otherwise, and what an earlier one found is then looked at again.
    private static readonly string Program = string.Join(
        '-', new[] { typeof(Check), typeof(LondonTime) }.Select(type => type.Module.ModuleVersionId.ToString("N")));

    private volatile CheckGround? last;

    public async ValueTask<CheckGround> NowAsync(CancellationToken cancellationToken)
    {
        var today = time.Now().InZone(LondonTime.Zone).Date;
        var served = services.GetService<PublicGround>();
        if (served is { IsReady: true })
        {
            // What was published a moment ago counts.
            await signal.CaughtUpAsync(cancellationToken);
            return Of(served.Current, today);
        }

        var known = last;
        return known is not null && known.Snapshot.Generation == await log.LastPublicAsync(cancellationToken)
            ? Of(known.Snapshot, today)
            : Of(await snapshots.ReadAsync(cancellationToken), today);
    }

    public async Task<LinkTargets> TargetsAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken)
    {
        var targets = ImmutableDictionary.CreateBuilder<string, LinkTarget>(StringComparer.Ordinal);
        var paths = new Dictionary<string, ContentPath>(StringComparer.Ordinal);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var outside = new Dictionary<string, string>(StringComparer.Ordinal);
        var items = new HashSet<ContentItemId>();
        foreach (var address in addresses)
        {
            if (address.StartsWith(LinkTargets.ItemMark, StringComparison.Ordinal))
            {
                if (ContentItemId.TryParse(address[LinkTargets.ItemMark.Length..], out var id))
                {
                    items.Add(id);
                }
            }
            else if (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            {
                targets[address] = new LinkTarget(TargetKind.Outside) { Outside = new OutsideLink(OutsideState.Unknown) };
                if (OutsideAddress.Of(address) is { } known)
                {
                    outside[address] = known.Key;
                }
            }
            else if (address.StartsWith(MediaRoot, StringComparison.OrdinalIgnoreCase))
            {
                files[address] = LinkAddress.PathOf(address)[MediaRoot.Length..];
            }
            else if (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
            {
                if (LinkAddress.PlaceOf(address) is { } path)
                {
                    paths[address] = path;
                }
                else
                {
                    // Feeds and other addresses with a dot are the application's.
                    targets[address] = new LinkTarget(TargetKind.Application);
                }
            }
        }

        await AddPagesAsync(paths, targets, cancellationToken);
        await AddItemsAsync(items, targets, cancellationToken);
        await AddFilesAsync(files, targets, cancellationToken);
        await AddOutsideAsync(outside, targets, cancellationToken);
        return new LinkTargets(targets.ToImmutable());
    }

    private async Task AddPagesAsync(Dictionary<string, ContentPath> paths, ImmutableDictionary<string, LinkTarget>.Builder targets, CancellationToken cancellationToken)
    {
        if (paths.Count == 0)
        {
            return;
        }

        await using var unit = await store.BeginReadingAsync(cancellationToken);
        var sections = new SectionMap(await unit.SectionsAsync(cancellationToken));
        var routes = await unit.FindRoutesAsync([.. paths.Values.Distinct()], cancellationToken);
        var redirects = await RedirectsAsync(unit, [.. paths.Values.Where(path => routes.GetValueOrDefault(path.Key) is not ({ IsLive: true } or { RedirectTo: not null })).Distinct()], cancellationToken);
        var moved = routes.Values.Where(route => !route.IsLive).Select(route => route.RedirectTo).Concat(redirects.Values.Select(target => target.Item))
            .OfType<ContentItemId>().Distinct().ToList();
        var places = moved.Count == 0 ? [] : (await published.FindLinksAsync(moved, [], [], cancellationToken)).Items.ToDictionary(link => link.Id, link => link.Path?.Address);
        foreach (var (address, path) in paths)
        {
            targets[address] = routes.GetValueOrDefault(path.Key) switch
            {
                { IsLive: true } route => new LinkTarget(TargetKind.Page) { Item = route.Owner },
                { RedirectTo: { } item } => new LinkTarget(TargetKind.Moved) { Item = item, Outside = new OutsideLink(OutsideState.Moved, LeadsTo: places.GetValueOrDefault(item)) },
                _ when redirects.GetValueOrDefault(path.Key) is { } to && (to.Address ?? places.GetValueOrDefault(to.Item!.Value)) is { } leadsTo =>
                    new LinkTarget(TargetKind.Moved) { Item = to.Item, Outside = new OutsideLink(OutsideState.Moved, LeadsTo: leadsTo) },
                { IsDraft: true } route => new LinkTarget(TargetKind.Draft) { Item = route.Owner },
                _ => new LinkTarget(path.IsHome || HubComposition.Reserved.Contains(path, sections) ? TargetKind.Application : TargetKind.Missing),
            };
        }
    }

    // Where sections send the readers of these addresses, whatever the site is called that was asked; by the path's key.
    private static async Task<Dictionary<string, RedirectTarget>> RedirectsAsync(IUnitOfWork unit, IReadOnlyCollection<ContentPath> paths, CancellationToken cancellationToken)
    {
        var asked = paths.Select(path => (path.Key, Path: RedirectSource.PathOf(path.Address))).Where(pair => pair.Path is not null).ToList();
        var found = new Dictionary<string, RedirectTarget>(StringComparer.Ordinal);
        if (asked.Count == 0)
        {
            return found;
        }

        var redirects = (await unit.Redirects.AtAsync([.. asked.SelectMany(pair => RedirectSource.Candidates(pair.Path!)).Distinct(StringComparer.Ordinal)], cancellationToken))
            .Where(redirect => redirect.Source.Host.Length == 0).ToList();
        foreach (var (key, path) in asked)
        {
            if (RedirectSource.Best(redirects, redirect => redirect.Source, host: "", path!) is { } best)
            {
                found[key] = best.Target;
            }
        }

        return found;
    }

    private async Task AddItemsAsync(HashSet<ContentItemId> items, ImmutableDictionary<string, LinkTarget>.Builder targets, CancellationToken cancellationToken)
    {
        var live = items.Count == 0 ? [] : (await published.FindLinksAsync(items, [], [], cancellationToken)).Items.Where(link => link.Path is not null).Select(link => link.Id).ToHashSet();
        foreach (var item in items)
        {
            targets[LinkTargets.ItemMark + item.Value] = new LinkTarget(live.Contains(item) ? TargetKind.Page : TargetKind.Draft) { Item = item };
        }
    }

    private async Task AddOutsideAsync(Dictionary<string, string> outside, ImmutableDictionary<string, LinkTarget>.Builder targets, CancellationToken cancellationToken)
    {
        var states = await links.StatesAsync([.. outside.Values.Distinct(StringComparer.Ordinal)], time.Now().InZone(LondonTime.Zone).Date, cancellationToken);
        foreach (var (address, key) in outside)
        {
            if (states.GetValueOrDefault(key) is { } known)
            {
                // The place on the page is asked for nowhere, and goes with the page.
                var place = address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at && known.LeadsTo?.Contains('#', StringComparison.Ordinal) == false ? address[at..] : "";
                targets[address] = new LinkTarget(TargetKind.Outside) { Outside = known.LeadsTo is null ? known : known with { LeadsTo = known.LeadsTo + place } };
            }
        }
    }

    private async Task AddFilesAsync(Dictionary<string, string> files, ImmutableDictionary<string, LinkTarget>.Builder targets, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            return;
        }

        var found = await media.FindByPathsAsync([.. files.Values.Distinct(StringComparer.OrdinalIgnoreCase)], cancellationToken);
        foreach (var (address, path) in files)
        {
            targets[address] = found.GetValueOrDefault(path.ToLowerInvariant()) is { File: { } file }
                ? new LinkTarget(TargetKind.File) { File = new CheckedFile(file, await facts.FindAsync(file, cancellationToken), await facts.TextAsync(file, cancellationToken)) }
                : new LinkTarget(TargetKind.Missing);
        }
    }

    private CheckGround Of(PublicSnapshot snapshot, LocalDate today)
    {
        var known = last;
        if (known is not null && ReferenceEquals(known.Snapshot, snapshot) && known.Today == today)
        {
            return known;
        }

        return last = new CheckGround(snapshot, today, Mark(snapshot, today));
    }

    // By what the checks look at: an ordinary page that is published changes nothing for others.
    private static string Mark(PublicSnapshot snapshot, LocalDate today)
    {
        var text = new StringBuilder().Append(Program).Append(today.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        if (snapshot.Settings.TryGetValue(CheckSettings.Section, out var decided))
        {
            text.Append(decided.GetRawText());
        }

        foreach (var item in snapshot.Items)
        {
            text.Append(item.VersionId.Value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
