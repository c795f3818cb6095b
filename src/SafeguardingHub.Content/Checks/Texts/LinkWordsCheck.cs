using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Looks at what links say: their words must make sense alone, because many people hear them one after the other.</summary>
public sealed partial class LinkWordsCheck : Check
{
    private static readonly CheckCode SaysNothing = new(
        "link-says-nothing", "Link does not say where it goes", Severity.Error,
        "People who use a screen reader hear the links of a page by themselves. “Here” and “Download” tell them nothing: use the name of what the link leads to.");

    private static readonly CheckCode Empty = new("link-empty", "Link without words", Severity.Error, "A link without words is read out as its address, letter by letter.");

    private static readonly CheckCode Raw = new(
        "link-raw-address", "Web address in place of words", Severity.Error,
        "A screen reader spells out a web address, and nobody can tell where it leads. Link the name of the page, and the organisation that it belongs to.");

    private static readonly CheckCode Typed = new(
        "address-in-text", "Web address typed in the text", Severity.Warning, "An address in the text is hard to read and cannot be followed. Make the name of the page a link to it.");

    private static readonly CheckCode SameWords = new(
        "link-same-words", "Two links with the same words", Severity.Warning, "Two links that say the same but lead to different pages cannot be told apart.");

    private static readonly CheckCode PlainHttp = new(
        "link-not-secure", "Link to an address that is not secure", Severity.Warning,
        "Over http:// others on the way can see or change what somebody reads. Most sites answer to https:// as well: try it, and use that address if the same page opens.");

    // Words that say something of any page, so of none.
    private static readonly FrozenSet<string> Doing = new[]
    {
        "click", "here", "download", "read", "more", "this", "these", "view", "see", "link", "links", "follow", "access", "below", "above", "find", "go", "open", "get", "continue", "hyperlink", "further", "learn", "visit",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Vague = Doing.Concat(
    [
        "the", "a", "an", "on", "to", "it", "out", "now", "please", "for", "and", "at", "in", "our", "your", "us", "page", "pages", "web", "webpage", "website", "site", "info", "information", "details", "document",
        "documents", "file", "files", "pdf", "word", "guidance", "report", "leaflet", "form", "full", "article", "reading", "copy", "full", "via", "next", "latest", "online",
    ]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [SaysNothing, Empty, Raw, Typed, SameWords, PlainHttp];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context) => EachLink(context).Concat(Sames(context)).Concat(TypedAddresses(context)).Once();

    private static IEnumerable<Finding> EachLink(CheckContext context)
    {
        var bodies = new Lazy<HashSet<string>>(() => Finds.BodyPlaces(context));
        foreach (var link in Wording.Of(context.Texts).Links)
        {
            var words = link.Text.Trim();
            if (words.Length == 0)
            {
                // A shortcode and a field without words show the name of what they lead to.
                if (link.IsWritten && bodies.Value.Contains(link.Place))
                {
                    yield return Empty.At(link.Place, link.Address, $"The link to {link.Address} has no words. Write where it goes, or take it out.");
                }
            }
            else if (IsAddress(words))
            {
                yield return Raw.At(link.Place, words, $"The words of a link are the address {Finds.Quoted(words)}. Write the name of the page in its place.");
            }
            else if (SaysNothingOfTarget(words))
            {
                yield return SaysNothing.At(
                    link.Place, link.Around.Length > words.Length ? $"{words}: {link.Around}" : $"{words}: {link.Address}",
                    $"The link {Finds.Quoted(words)} does not say where it goes. Use the name of the page or document that it leads to.");
            }

            if (link.IsWritten && link.Address.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            {
                yield return PlainHttp.At(link.Place, link.Address, $"{link.Address} is not secure. Try https://{link.Address[(link.Address.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('/')} and link to that if the same page opens.");
            }
        }
    }

    private static IEnumerable<Finding> Sames(CheckContext context) =>
        from same in Wording.Of(context.Texts).Links.Where(link => link.Text.Length > 0 && !SaysNothingOfTarget(link.Text)).GroupBy(link => (link.Text.ToLowerInvariant(), link.IsWritten))
        let addresses = same.Select(link => Plain(link.Address)).Distinct(StringComparer.Ordinal).ToList()
        where addresses.Count > 1
        let last = same.Last()
        select SameWords.At(
            last.Place, last.Text,
            $"{addresses.Count} links say {Finds.Quoted(last.Text)} and lead to different pages. Give each words of its own.");

    private static IEnumerable<Finding> TypedAddresses(CheckContext context)
    {
        var linked = Wording.Of(context.Texts).Links.Select(link => link.Text).Where(IsAddress).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from found in Wording.Of(context.Texts).Sentences()
               let match = Address().Match(found.Sentence.Text)
               where match.Success && !linked.Any(link => link.Contains(match.Value.TrimEnd('.', ','), StringComparison.OrdinalIgnoreCase))
               select Typed.At(found.Block.Place, found.Sentence.Subject, $"{Finds.Quoted(match.Value.TrimEnd('.', ',', ')'))} stands in the text. Link the name of the page to it and take the address out.");
    }

    private static bool IsAddress(string words) => !words.Contains(' ', StringComparison.Ordinal) && Address().IsMatch(words) && !words.Contains('@', StringComparison.Ordinal);

    private static bool SaysNothingOfTarget(string words)
    {
        var parts = Word().Matches(words).Select(match => match.Value).ToList();
        return parts.Count > 0 && parts.TrueForAll(Vague.Contains) && parts.Exists(Doing.Contains);
    }

    private static string Plain(string address) => address.TrimEnd('/').ToLowerInvariant();

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+|^[a-z0-9.-]+\.(?:gov\.uk|nhs\.uk|org\.uk|co\.uk|com|org|net)(?:/\S*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"[\p{L}\p{N}']+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
