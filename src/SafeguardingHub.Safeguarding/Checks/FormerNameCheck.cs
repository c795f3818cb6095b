using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>Notes where a text uses a name that a service, form, body or guidance no longer has, or not quite as it is written.</summary>
public sealed partial class FormerNameCheck : Check
{
    private const int ShortestName = 4;

    private static readonly CheckCode FormerName = new(
        "former-name", "Name that is no longer used", Severity.Note,
        "Several names for one thing make people ask whether there are several things. Use the name of today; the search finds the page by the old one all the same.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [FormerName];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        // What is kept as it was keeps the names of its day.
        if (Archived.Is(context) || context.Reading.Parts.Any(found => found.Part is EditionPart))
        {
            return [];
        }

        var names = Names(context.Ground.Snapshot, context);
        var written = names.Select(name => name.Current).Distinct(StringComparer.Ordinal).Where(name => name.Contains(' ', StringComparison.Ordinal)).ToList();
        return (from found in Wording.Of(context.Texts).Sentences()
                let sentence = Plain(found.Sentence.Text)
                let former = SaysSo().IsMatch(sentence) ? [] : Used(sentence, names).Where(name => name.Former != name.Current).Select(name => $"“{name.Former}” is listed as another name of “{name.Current}”: use that.")
                let said = former.Concat(Miswritten(sentence, written, names).Select(typed => $"“{typed.Typed}” is written “{typed.Current}”.")).ToList()
                where said.Count > 0
                select FormerName.At(found.Block.Place, found.Sentence.Subject, string.Join(" ", said))).DistinctBy(finding => finding.Key);
    }

    // A web address is no use of a name that stands in it; and an apostrophe is one whichever key it was typed with.
    private static string Plain(string sentence) => Address().Replace(sentence, Wording.Shown).Replace('’', '\'');

    // "Cause For Concern Notification": today's name in other capitals. In small letters alone it may be no name at all, and a
    // sentence that is all in capitals has no others.
    private static IEnumerable<(string Typed, string Current)> Miswritten(string sentence, List<string> written, List<OldName> names)
    {
        foreach (var current in written)
        {
            for (var at = sentence.IndexOf(current, StringComparison.OrdinalIgnoreCase); at >= 0; at = sentence.IndexOf(current, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var typed = sentence[at..(at + current.Length)];
                if (typed != current && IsWhole(sentence, at, current.Length) && typed.Count(char.IsUpper) > 1 && typed.Any(char.IsLower) && !names.Exists(name => name.Former == typed))
                {
                    yield return (typed, current);
                    break;
                }
            }
        }
    }

    private static IEnumerable<OldName> Used(string sentence, List<OldName> names)
    {
        foreach (var name in names)
        {
            for (var at = sentence.IndexOf(name.Former, StringComparison.Ordinal); at >= 0; at = sentence.IndexOf(name.Former, at + 1, StringComparison.Ordinal))
            {
                if (IsWhole(sentence, at, name.Former.Length) && !IsPartOfCurrent(sentence, at, name))
                {
                    yield return name;
                    break;
                }
            }
        }
    }

    private static bool IsWhole(string text, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + length == text.Length || !char.IsLetterOrDigit(text[at + length]));

    // "Levels of Need" within "Levels of Need (Thresholds) Guidance" is the name of today, shortened.
    private static bool IsPartOfCurrent(string sentence, int at, OldName name)
    {
        for (var from = sentence.IndexOf(name.Current, StringComparison.Ordinal); from >= 0; from = sentence.IndexOf(name.Current, from + 1, StringComparison.Ordinal))
        {
            if (from <= at && from + name.Current.Length >= at + name.Former.Length)
            {
                return true;
            }
        }

        return false;
    }

    private static List<OldName> Names(PublicSnapshot snapshot, CheckContext context) =>
    [
        .. snapshot.With<ServicePart>().SelectMany(pair => Of(pair.Item.Id, pair.Item.DisplayText, pair.Part.FormerNames))
            .Concat(snapshot.With<OnlineServicePart>().SelectMany(pair => Of(pair.Item.Id, pair.Item.DisplayText, pair.Part.FormerNames)))
            .Concat(snapshot.With<GuidancePart>().SelectMany(pair => Of(pair.Item.Id, pair.Item.DisplayText, pair.Part.FormerNames)))
            .Concat(snapshot.With<OrganisationPart>().SelectMany(pair => pair.Part.NameOn(context.Ground.Today) is { } now
                ? Of(pair.Item.Id, now.Name, [.. pair.Part.Names.Where(name => name != now).Select(name => name.Name ?? "")])
                : []))
            .Where(name => name.Item != context.Item.Id),
    ];

    // Today's name is listed beside itself: it has other capitals to be found in.
    private static IEnumerable<OldName> Of(ContentItemId item, string? current, ImmutableArray<string> former) => string.IsNullOrWhiteSpace(current)
        ? []
        : former.Append(current).Where(name => name.Length >= ShortestName && !name.StartsWith(current + ":", StringComparison.OrdinalIgnoreCase))
            .Select(name => new OldName(item, name.Replace('’', '\''), current.Replace('’', '\'')));

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    private sealed record OldName(ContentItemId Item, string Former, string Current);

    // A sentence that tells of the change must use both names.
    [GeneratedRegex(@"\b(?:former|formerly|previous|previously|old|older|earlier|was called|were called|used to be|known as|also called|renamed|replaced|replaces|replacement|took the place|takes the place|in place of|instead of|until [0-9]{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysSo();
}
