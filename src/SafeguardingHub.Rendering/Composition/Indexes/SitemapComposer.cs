using System.Buffers.Text;
using System.Text;
using System.Xml;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Feeds;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Safeguarding;

namespace SafeguardingHub.Rendering.Composition.Indexes;

/// <summary>
/// Makes the map of the site for search engines: the pages of sections that are opened and nothing else. Where there are more
/// pages than a file may name, the map is an index of files, each of which begins after an item.
/// </summary>
public sealed class SitemapComposer(IPublishedLists lists)
{
    /// <summary>How many addresses a file may name.</summary>
    public const int MostInAFile = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The map: one file, or the index of several.</summary>
    /// <param name="snapshot">The shared ground.</param>
    /// <param name="now">The moment: a section is opened from a moment on.</param>
    /// <param name="origin">Scheme and host of all addresses.</param>
    /// <param name="inAFile">How many addresses a file names at most; <see cref="MostInAFile"/> but in tests.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<byte[]> MapAsync(PublicSnapshot snapshot, Instant now, string origin, int inAFile, CancellationToken cancellationToken)
    {
        var opened = Opened.Of(snapshot, now);
        if (opened.IsNone)
        {
            return File(origin, [], []);
        }

        var own = OwnPages(snapshot, opened);
        var first = await lists.AddressesAsync(opened.Sections, opened.WithoutSection, after: null, inAFile + 1 - own.Count, cancellationToken);
        if (first.Count + own.Count <= inAFile)
        {
            return File(origin, own, first);
        }

        // Every file but the first begins after an item; the index walks them once, and is then kept in memory.
        var starts = new List<string> { FirstFile };
        var after = first[^2].Id;
        while (await lists.AddressesAsync(opened.Sections, opened.WithoutSection, after, inAFile, cancellationToken) is { Count: > 0 } file)
        {
            starts.Add(Base64Url.EncodeToString(Encoding.ASCII.GetBytes(after.Value)));
            after = file[^1].Id;
        }

        return FeedWriter.Write(xml =>
        {
            xml.WriteStartElement("sitemapindex", Namespace);
            foreach (var start in starts)
            {
                xml.WriteStartElement("sitemap", Namespace);
                xml.WriteElementString("loc", Namespace, FeedWriter.Absolute(origin, $"/sitemap/{start}.xml"));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        });
    }

    /// <summary>One file of several; null where the text names none.</summary>
    /// <param name="snapshot">The shared ground.</param>
    /// <param name="now">The moment.</param>
    /// <param name="origin">Scheme and host of all addresses.</param>
    /// <param name="start">The file's name in the index.</param>
    /// <param name="inAFile">How many addresses a file names at most.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<byte[]?> FileAsync(PublicSnapshot snapshot, Instant now, string origin, string start, int inAFile, CancellationToken cancellationToken)
    {
        var opened = Opened.Of(snapshot, now);
        if (start == FirstFile)
        {
            var own = OwnPages(snapshot, opened);
            return opened.IsNone ? null : File(origin, own, await lists.AddressesAsync(opened.Sections, opened.WithoutSection, null, inAFile - own.Count, cancellationToken));
        }

        if (start is not { Length: > 0 and <= 100 } || !Base64Url.IsValid(start) || !ContentItemId.TryParse(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(start)), out var after) || opened.IsNone)
        {
            return null;
        }

        var addresses = await lists.AddressesAsync(opened.Sections, opened.WithoutSection, after, inAFile, cancellationToken);
        return addresses.Count == 0 ? null : File(origin, [], addresses);
    }

    private const string FirstFile = "first";

    // The pages that the hub makes itself: those of the common ground once it is opened, and each opened section's lists.
    private static List<string> OwnPages(PublicSnapshot snapshot, Opened opened)
    {
        var pages = new List<string>();
        if (opened.WithoutSection)
        {
            pages.AddRange([SiteComposer.Contacts.Address, AToZComposer.Address, GlossaryComposer.Address, .. SiteList.All.Select(list => "/" + list.Name)]);
        }

        pages.AddRange(
            from section in snapshot.With<SectionProfilePart>()
            where opened.Sections.Contains(section.Item.Id) && section.Item.Path is { IsHome: false }
            from list in SiteList.All
            select $"{section.Item.Path!.Value.Address}/{list.Name}");
        return pages;
    }

    private static byte[] File(string origin, IReadOnlyList<string> own, IReadOnlyList<PublicAddress> addresses) => FeedWriter.Write(xml =>
    {
        xml.WriteStartElement("urlset", Namespace);
        foreach (var path in own)
        {
            Url(xml, FeedWriter.Absolute(origin, path), modified: null);
        }

        foreach (var address in addresses)
        {
            Url(xml, FeedWriter.Absolute(origin, address.Path.Address), LocalDatePattern.Iso.Format(LondonTime.Day(address.PublishedAt)));
        }

        xml.WriteEndElement();
    });

    private static void Url(XmlWriter xml, string address, string? modified)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, address);
        if (modified is not null)
        {
            xml.WriteElementString("lastmod", Namespace, modified);
        }

        xml.WriteEndElement();
    }

    // What belongs to no section belongs to the common ground, and is opened with it.
    private sealed record Opened(IReadOnlyList<ContentItemId> Sections, bool WithoutSection)
    {
        public bool IsNone => Sections.Count == 0 && !WithoutSection;

        public static Opened Of(PublicSnapshot snapshot, Instant now)
        {
            var open = snapshot.With<SectionProfilePart>().Where(section => section.Part.IsOpenAt(now)).Select(section => section.Item).ToList();
            return new Opened([.. open.Select(section => section.Id)], open.Exists(section => section.Path is { IsHome: true }));
        }
    }
}
