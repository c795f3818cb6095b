using System.Collections.Frozen;
using System.Collections.Immutable;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>What a query asks for, as FTS5 expressions.</summary>
/// <param name="Needed">Each word or phrase that is to be found, with what means the same.</param>
/// <param name="Wished">Words that many add and few pages have: who has them comes before who has not.</param>
/// <param name="Places">Names that say where rather than what; what belongs there comes first.</param>
/// <param name="EndsInOneWord">Whether the last of those needed is the last word of the query and that word alone.</param>
internal sealed record QueryGroups(ImmutableArray<string> Needed, ImmutableArray<string> Wished, ImmutableArray<SearchPlace> Places, bool EndsInOneWord)
{
    // More than where a word stands within a text, less than having it in the title at all.
    private const double WorthOfPlace = 1.4;

    private const double WorthOfNamedPlace = 0.4;

    private const double WorthOfWish = 0.2;

    // "Emergency number out of hours" asks for the team, and the team's page has no reason to say "number".
    private static readonly FrozenSet<string> Vague =
        "number numbers phone telephone tel contact contacts call calls ring details latest newest website site page".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Takes a query's words apart.</summary>
    /// <param name="query">The query.</param>
    /// <param name="numbers">The runs of digits in it that are looked for as telephone numbers.</param>
    /// <param name="ground">Words that mean the same, and names of places.</param>
    public static QueryGroups Of(QueryText query, ImmutableArray<TypedNumber> numbers, SearchGround ground)
    {
        var words = query.Terms.RemoveAll(term => numbers.Any(number =>
            term.Words[0].Start >= number.Start && term.Words[^1].Start < number.Start + number.Length));
        var places = ground.Places.Where(place => Find(words, place) >= 0).ToImmutableArray();
        var left = places.Aggregate(words, static (terms, place) => Find(terms, place) is >= 0 and var at ? terms.RemoveRange(at, WordsOf(place).Count) : terms);
        var synonyms = Synonyms.Of(ground);
        var groups = synonyms.Expand(left);
        var telling = groups.RemoveAll(IsVague);
        ImmutableArray<string> spelled = [.. numbers.Select(number => FtsText.Any(PhoneMatches.Spellings(query.Text.Substring(number.Start, number.Length), number.Digits))!)];
        if (!telling.IsEmpty || !spelled.IsEmpty)
        {
            return new QueryGroups(
                [.. spelled, .. telling.Select(group => group.Expression)], [.. groups.Where(IsVague).Select(group => group.Expression)], places, EndsIn(telling, query));
        }

        // Nothing but names of places and words that say little: then they are what is looked for.
        var all = synonyms.Expand(words);
        return new QueryGroups([.. all.Select(group => group.Expression)], [], [], EndsIn(all, query));
    }

    /// <summary>The documents with what is wished for counted in.</summary>
    public ScoredDocuments Weigh(IndexReading reading, ScoredDocuments found, CancellationToken cancellationToken)
    {
        if (found.Numbers.IsEmpty || (Wished.IsEmpty && Places.IsEmpty))
        {
            return found;
        }

        var (scores, connection) = (found.Scores.ToArray(), reading.Connection);
        foreach (var wish in Wished)
        {
            Add(FtsRows.Numbers(connection, wish, cancellationToken), WorthOfWish);
        }

        var memory = reading.Memory<SearchMemory>();
        foreach (var place in Places)
        {
            Add(FtsRows.Numbers(connection, FtsText.Quoted(WordsOf(place).Select(word => place.Name.Substring(word.Start, word.Length))), cancellationToken), WorthOfNamedPlace);
            var section = memory.Values.Find(new ListFilter(SearchKeys.Section, place.Section.Value));
            for (var at = 0; at < scores.Length; at++)
            {
                scores[at] += memory.Find(found.Numbers[at]) is { } entry && Array.IndexOf(entry.Facets, section) >= 0 ? WorthOfPlace : 0;
            }
        }

        return found with { Scores = [.. scores] };

        void Add(List<int> numbers, double worth)
        {
            foreach (var number in numbers)
            {
                if (found.Numbers.BinarySearch(number) is >= 0 and var at)
                {
                    scores[at] += worth;
                }
            }
        }
    }

    // Not where it is part of a phrase that means something.
    private static bool IsVague((string Expression, ImmutableArray<QueryTerm> Terms) group) =>
        group.Terms is [{ IsPhrase: false, Words: [{ } only] }] && Vague.Contains(only.Folded);

    private static bool EndsIn(ImmutableArray<(string Expression, ImmutableArray<QueryTerm> Terms)> groups, QueryText query) =>
        groups is [.., { Terms: [var last] }] && ReferenceEquals(last, query.Terms[^1]);

    private static List<TextWord> WordsOf(SearchPlace place) => TextWords.Of(place.Name);

    // Where a place's words stand one after another among single words; -1 for nowhere.
    private static int Find(ImmutableArray<QueryTerm> terms, SearchPlace place)
    {
        var words = WordsOf(place);
        for (var at = 0; words.Count > 0 && at + words.Count <= terms.Length; at++)
        {
            if (Enumerable.Range(0, words.Count).All(next => !terms[at + next].IsPhrase && terms[at + next].Words[0].Folded == words[next].Folded))
            {
                return at;
            }
        }

        return -1;
    }
}
