using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Sections;

/// <summary>
/// Where the addresses of a section stand once it is merged into another: below the other's prefix, under the same names. A name
/// that is taken there, or led to something there once, gets the old section's added; what stands below it goes along.
/// </summary>
internal sealed class MergedAddresses
{
    private readonly SectionEntry from;
    private readonly SectionEntry into;
    private readonly Dictionary<string, ContentPath> settled = new(StringComparer.Ordinal);

    private MergedAddresses(SectionEntry from, SectionEntry into) => (this.from, this.into) = (from, into);

    /// <summary>The addresses that get another name than they had, because it is taken.</summary>
    public List<(RouteEntry Route, ContentPath To)> Renamed { get; } = [];

    /// <summary>How many addresses that the public knows change, the front page's included.</summary>
    public int Redirects { get; private set; }

    /// <summary>The first address that would be longer than an address may be; null for none.</summary>
    public ContentPath? TooLong { get; private set; }

    /// <summary>Settles every address.</summary>
    /// <param name="from">The section that is merged.</param>
    /// <param name="into">The one that it is merged into.</param>
    /// <param name="old">Every address at and below the old prefix, in order of path, so that what stands above comes first.</param>
    /// <param name="there">Every address at and below the other prefix.</param>
    public static MergedAddresses Of(SectionEntry from, SectionEntry into, IEnumerable<RouteEntry> old, IEnumerable<RouteEntry> there)
    {
        var addresses = new MergedAddresses(from, into);
        var taken = there.ToDictionary(route => route.Path.Key, StringComparer.Ordinal);
        foreach (var route in old)
        {
            addresses.Redirects += route.IsLive ? 1 : 0;
            if (route.Owner is not { } owner || owner == from.Id)
            {
                continue;
            }

            var wanted = addresses.After(route.Path);
            var to = wanted;
            for (var number = 1; IsTaken(to, owner); number++)
            {
                to = ContentPath.Home.Child($"{wanted.Text}-{addresses.Suffix}{(number == 1 ? "" : "-" + number.ToString(System.Globalization.CultureInfo.InvariantCulture))}");
            }

            addresses.settled[route.Path.Key] = to;
            taken[to.Key] = new RouteEntry(to, owner, route.IsLive, route.IsDraft, RedirectTo: null);
            if (!to.Equals(wanted))
            {
                addresses.Renamed.Add((route, to));
            }

            if (to.Text.Length > ContentPath.MaximumLength)
            {
                addresses.TooLong ??= route.Path;
            }
        }

        return addresses;

        bool IsTaken(ContentPath path, ContentItemId owner) => path.Text.Length <= ContentPath.MaximumLength
            && taken.TryGetValue(path.Key, out var other) && (other.Owner ?? other.RedirectTo) is { } holder && holder != owner;
    }

    /// <summary>Where a path below the old prefix stands afterwards.</summary>
    public ContentPath After(ContentPath path)
    {
        for (var above = path.Text; above.Length > from.Prefix.Text.Length; above = above[..above.LastIndexOf('/')])
        {
            if (settled.TryGetValue(above.ToLowerInvariant(), out var to))
            {
                return path.Moved(ContentPath.Parse(above), to);
            }
        }

        return path.Moved(from.Prefix, into.Prefix);
    }

    private string Suffix => from.Prefix.Text[(from.Prefix.Text.LastIndexOf('/') + 1)..];
}
