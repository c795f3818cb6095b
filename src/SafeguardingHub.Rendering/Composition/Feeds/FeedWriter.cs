using System.Globalization;
using System.Text;
using System.Xml;
using NodaTime;
using NodaTime.Text;

namespace SafeguardingHub.Rendering.Composition.Feeds;

/// <summary>Writes feeds: RSS 2.0 and Atom 1.0, as UTF-8.</summary>
public static class FeedWriter
{
    private const string AtomNamespace = "http://www.w3.org/2005/Atom";
    private const string Language = "en-GB";

    // A feed without entries must still say when it changed: at no time that anybody could wait for.
    private static readonly Instant Never = Instant.FromUtc(2000, 1, 1, 0, 0);
    private static readonly InstantPattern AtomTime = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'Z'");

    /// <summary>The feed as RSS 2.0.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="origin">Scheme and host of all addresses.</param>
    /// <param name="self">The feed's own path.</param>
    public static byte[] Rss(Feed feed, string origin, string self) => Write(xml =>
    {
        ArgumentNullException.ThrowIfNull(feed);
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomNamespace);
        xml.WriteAttributeString("xml", "lang", null, Language);
        xml.WriteStartElement("channel");
        Text(xml, "title", feed.Title);
        Text(xml, "link", Absolute(origin, feed.Address));
        Text(xml, "description", feed.Summary);
        Text(xml, "language", Language.ToLowerInvariant());
        Text(xml, "lastBuildDate", RssTime(feed.Updated ?? Never));
        xml.WriteStartElement("atom", "link", AtomNamespace);
        xml.WriteAttributeString("href", Absolute(origin, self));
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        foreach (var entry in feed.Entries)
        {
            xml.WriteStartElement("item");
            Text(xml, "title", entry.Title);
            Text(xml, "link", Absolute(origin, entry.Address));
            if (entry.Summary is { } summary)
            {
                Text(xml, "description", summary);
            }

            xml.WriteStartElement("guid");
            xml.WriteAttributeString("isPermaLink", "false");
            xml.WriteString(entry.Id);
            xml.WriteEndElement();
            Text(xml, "pubDate", RssTime(entry.Updated));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    /// <summary>The feed as Atom 1.0.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="origin">Scheme and host of all addresses.</param>
    /// <param name="self">The feed's own path.</param>
    public static byte[] Atom(Feed feed, string origin, string self) => Write(xml =>
    {
        ArgumentNullException.ThrowIfNull(feed);
        xml.WriteStartElement("feed", AtomNamespace);
        xml.WriteAttributeString("xml", "lang", null, Language);
        Text(xml, "id", FeedIds.OfFeed(feed.Address));
        Text(xml, "title", feed.Title);
        Text(xml, "subtitle", feed.Summary);
        Text(xml, "updated", AtomTime.Format(feed.Updated ?? Never));
        xml.WriteStartElement("author");
        Text(xml, "name", feed.Author);
        xml.WriteEndElement();
        Link(xml, "self", "application/atom+xml", Absolute(origin, self));
        Link(xml, "alternate", "text/html", Absolute(origin, feed.Address));
        foreach (var entry in feed.Entries)
        {
            xml.WriteStartElement("entry");
            Text(xml, "id", entry.Id);
            Text(xml, "title", entry.Title);
            Text(xml, "updated", AtomTime.Format(entry.Updated));
            Link(xml, "alternate", "text/html", Absolute(origin, entry.Address));
            if (entry.Summary is { } summary)
            {
                Text(xml, "summary", summary);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    internal static byte[] Write(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }

        return bytes.ToArray();
    }

    internal static string Absolute(string origin, string path) => origin + new Microsoft.AspNetCore.Http.PathString(path).ToUriComponent();

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    // The element stands in the namespace of what is around it: none in RSS, Atom's in Atom.
    private static void Text(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name, xml.LookupPrefix(AtomNamespace) is "" ? AtomNamespace : "");
        xml.WriteString(Legal(text));
        xml.WriteEndElement();
    }

    // Titles were accepted for HTML, which takes a few characters that XML does not.
    private static string Legal(string text)
    {
        if (text.All(character => XmlConvert.IsXmlChar(character)))
        {
            return text;
        }

        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                legal.Append(rune);
            }
        }

        return legal.ToString();
    }

    private static string RssTime(Instant at) => at.ToDateTimeUtc().ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}

/// <summary>What feeds and entries are called for good.</summary>
public static class FeedIds
{
    /// <summary>The id of an entry: of the item, whatever its name and place.</summary>
    public static string OfItem(Content.Items.ContentItemId item) => "urn:safeguardinghub:item:" + Uri.EscapeDataString(item.Value);

    /// <summary>The id of the feed of the page at a path.</summary>
    public static string OfFeed(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return "urn:safeguardinghub:feed:" + (path == "/" ? "all" : string.Join(':', path.Trim('/').Split('/').Select(Uri.EscapeDataString)));
    }
}
