using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Safeguarding.Searching;

/// <summary>The kind of <see cref="NeedWordsPart"/>.</summary>
public sealed class NeedWordsPartKind : PartKind<NeedWordsPart>
{
    /// <inheritdoc />
    protected override NeedWordsPart Normalise(NeedWordsPart part) => part with
    {
        Words = SearchWordLists.Normalise(part.Words),
        About = [.. part.About.Select(about => about with { Route = about.Route?.Trim(), Words = SearchWordLists.Normalise(about.Words), Alone = SearchWordLists.Normalise(about.Alone) })],
    };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(NeedWordsPart part, PartContext context)
    {
        foreach (var fault in SearchWordLists.Faults(part.Words, context.Place + ".Words", mayHaveBeginnings: true))
        {
            yield return fault;
        }

        for (var index = 0; index < part.About.Length; index++)
        {
            var place = $"{context.Place}.About[{index}]";
            if (string.IsNullOrEmpty(part.About[index].Route))
            {
                yield return Reason.Invalid(place + ".Route", "Choose the route that these words are about.");
            }

            foreach (var fault in SearchWordLists.Faults(part.About[index].Words, place + ".Words", mayHaveBeginnings: true)
                .Concat(SearchWordLists.Faults(part.About[index].Alone, place + ".Alone", mayHaveBeginnings: true)))
            {
                yield return fault;
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(NeedWordsPart part) =>
        part.About.Select((about, index) => (about.Route, index)).Where(pair => !string.IsNullOrEmpty(pair.Route))
            .Select(pair => new ContentReference(ReferenceKind.Alias, pair.Route!, $"About[{pair.index}].Route", IsRequired: false));
}

/// <summary>The kind of <see cref="SynonymsPart"/>.</summary>
public sealed class SynonymsPartKind : PartKind<SynonymsPart>
{
    /// <inheritdoc />
    protected override SynonymsPart Normalise(SynonymsPart part) =>
        part with { Groups = [.. part.Groups.Select(group => group with { Words = SearchWordLists.Normalise(group.Words), Leading = SearchWordLists.Normalise(group.Leading) })] };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(SynonymsPart part, PartContext context)
    {
        for (var index = 0; index < part.Groups.Length; index++)
        {
            var (group, place) = (part.Groups[index], $"{context.Place}.Groups[{index}]");
            if (group.Words.Length < (group.Leading.IsEmpty ? 2 : 1))
            {
                yield return Reason.Invalid(place + ".Words", group.Leading.IsEmpty
                    ? "Write at least two words or phrases that mean the same, or take the group out."
                    : "Write the word or phrase that the others lead to, or take the group out.");
            }

            foreach (var fault in SearchWordLists.Faults(group.Words, place + ".Words", mayHaveBeginnings: false)
                .Concat(SearchWordLists.Faults(group.Leading, place + ".Leading", mayHaveBeginnings: false, others: group.Words)))
            {
                yield return fault;
            }
        }
    }
}

/// <summary>What lists of words and phrases have in common.</summary>
internal static partial class SearchWordLists
{
    public static ImmutableArray<string> Normalise(ImmutableArray<string> words) => [.. words.Select(word => Blanks().Replace(PlainText.Normalise(word) ?? "", " ").Trim())];

    public static IEnumerable<Reason> Faults(ImmutableArray<string> words, string place, bool mayHaveBeginnings, params ImmutableArray<string> others)
    {
        var seen = others.Select(SearchPhrase.Of).OfType<SearchPhrase>().Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < words.Length; index++)
        {
            if (SearchPhrase.Fault(words[index], mayHaveBeginnings) is { } fault)
            {
                yield return Reason.Invalid($"{place}[{index}]", fault);
            }
            else if (!seen.Add(KeyOf(SearchPhrase.Of(words[index])!)))
            {
                yield return Reason.Invalid($"{place}[{index}]", $"'{words[index]}' is in the list twice: take one line out.");
            }
        }
    }

    private static string KeyOf(SearchPhrase phrase) => string.Join(' ', phrase.Words.Select(word => word.IsBeginning ? word.Word + "*" : word.Word));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
