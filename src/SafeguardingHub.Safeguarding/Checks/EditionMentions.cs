using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Guidance;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>How texts name an edition without a link: "Working Together (2013)", "the 2013 edition of Working Together".</summary>
internal static class EditionMentions
{
    private const int ShortestName = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Many items are checked on one ground.
    private static readonly ConditionalWeakTable<PublicSnapshot, ConcurrentDictionary<string, Regex>> Made = [];

    /// <summary>What finds the edition in a sentence.</summary>
    public static Regex Of(PublicSnapshot snapshot, EditionChain chain, Edition edition) =>
        Made.GetOrCreateValue(snapshot).GetOrAdd(edition.Id, _ => Make(snapshot, chain, edition));

    private static Regex Make(PublicSnapshot snapshot, EditionChain chain, Edition edition)
    {
        var labels = new[] { edition.Part.Label, edition.Published.Year?.ToString(CultureInfo.InvariantCulture) }
            .OfType<string>().Select(label => label.Trim()).Where(label => label.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

        // An edition of the same year may be meant as well: the label alone tells.
        if (edition.Part.Label is { Length: > 0 } own && chain.Editions.Any(other => other.Id != edition.Id && other.Published.Year == edition.Published.Year))
        {
            labels = [own];
        }

        var names = Names(snapshot, chain).Where(name => name.Length >= ShortestName).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Length).ToList();
        if (names.Count == 0 || labels.Count == 0)
        {
            return new Regex("(?!)", RegexOptions.CultureInvariant);
        }

        var name = string.Join('|', names.Select(Regex.Escape));
        var label = string.Join('|', labels.Select(Regex.Escape));

        // "(HM Government, 2015)" after the title, as references are written.
        const string Between = """[\s,:;()\[\]'"‘’“”–-]+""";
        var issuer = Issuer(snapshot, chain) is { Length: > 0 } known ? $"(?:{Regex.Escape(known)}{Between})?" : "";
        return new Regex(
            $"""(?<!\w)(?:(?:{name}){Between}{issuer}(?:{label})(?![\w/-]\d)|(?:{label})\s+(?:edition|version)\s+of\s+['"‘“]?(?:{name}))(?!\w)""",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    }

    private static string? Issuer(PublicSnapshot snapshot, EditionChain chain) =>
        snapshot.Find(chain.Guidance) is { } guidance ? PartJson.FindReadable<GuidancePart>(guidance.Parts)?.Issuer?.Trim() : null;

    // By the guidance's names, and by the short form that the aliases of its editions have: working-together-2013.
    private static IEnumerable<string> Names(PublicSnapshot snapshot, EditionChain chain)
    {
        if (snapshot.Find(chain.Guidance) is { } guidance)
        {
            yield return (guidance.DisplayText ?? "").Trim();
            foreach (var former in PartJson.FindReadable<GuidancePart>(guidance.Parts)?.FormerNames ?? [])
            {
                yield return (former ?? "").Trim();
            }
        }

        foreach (var edition in chain.Editions)
        {
            var end = "-" + edition.Part.Label?.Trim();
            if (end.Length > 1 && ContentItemId.TryParse(edition.Id, out var id) && snapshot.Find(id)?.Alias is { } alias && alias.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                yield return alias[..^end.Length].Replace('-', ' ');
            }
        }
    }
}
