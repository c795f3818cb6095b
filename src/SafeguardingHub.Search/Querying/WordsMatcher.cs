using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Querying;

/// <summary>
/// Matches plain words. First what has all of them; where nothing has, all of them with unknown words put right, then with the
/// last word as a beginning; and where still next to nothing is found, what has most of them, as with questions in full sentences.
/// </summary>
internal static class WordsMatcher
{
    // With fewer hits than these for many words, what has most of the words is shown below.
    private const int FewHits = 3;

    private const int ManyWords = 3;

    private const int ShortestBeginning = 3;

    // A number that was typed is what was meant, whatever else matches.
    private const double NumberScore = 20;

    /// <summary>What a text matches.</summary>
    public static WordMatches Match(IndexReading reading, string typed, SearchGround ground, CancellationToken cancellationToken)
    {
        var (connection, query) = (reading.Connection, QueryText.Of(typed));
        var phones = PhoneMatches.Find(connection, query);
        var numbers = NumbersIn(query, phones.Count > 0);
        var asked = QueryGroups.Of(query, numbers, ground);
        if (asked.Needed.IsEmpty)
        {
            return new WordMatches(query, new Matches(WithNumbers(reading, ScoredDocuments.None, phones), null), OldOf(phones));
        }

        var marking = FtsText.All(asked.Needed)!;
        var found = AllWords.Find(connection, marking, cancellationToken);
        string? meant = null;
        if (found.Numbers.IsEmpty && phones.Count == 0 && Spelling.Correct(connection, query, ground) is { } better)
        {
            meant = better;
            query = QueryText.Of(better);
            asked = QueryGroups.Of(query, numbers: [], ground);
            marking = FtsText.All(asked.Needed)!;
            found = AllWords.Find(connection, marking, cancellationToken);
        }

        var groups = asked.Needed;
        if (found.Numbers.IsEmpty && phones.Count == 0 && asked.EndsInOneWord && Beginning(query) is { } beginning)
        {
            var begun = FtsText.All(groups.SetItem(groups.Length - 1, beginning))!;
            found = AllWords.Find(connection, begun, cancellationToken);
            marking = found.Numbers.IsEmpty ? marking : begun;
        }

        var isCut = false;
        if (groups.Length > 1 && found.Numbers.Length < (found.Numbers.IsEmpty ? 1 : groups.Length >= ManyWords ? FewHits : 0) && !numbers.Any())
        {
            (found, isCut) = AnyWords.Find(connection, groups, found, reading.Generation.Documents, cancellationToken);
            marking = FtsText.Any(groups)!;
        }

        (found, isCut) = isCut ? (found, true) : Weighed(asked, reading, found, cancellationToken);
        return new WordMatches(query, new Matches(WithNumbers(reading, found, phones), marking), OldOf(phones), meant, isCut);
    }

    // Nothing more is asked of the index when time is up: what was found so far is better than nothing.
    private static (ScoredDocuments Found, bool IsCut) Weighed(QueryGroups asked, IndexReading reading, ScoredDocuments found, CancellationToken cancellationToken)
    {
        try
        {
            return (asked.Weigh(reading, found, cancellationToken), false);
        }
        catch (Exception exception) when (Deadline.IsUp(exception))
        {
            return (found, true);
        }
    }

    // The numbers that are looked for as such; other runs of digits are words, such as two years.
    private static ImmutableArray<Text.TypedNumber> NumbersIn(QueryText query, bool isKnown) =>
        [.. query.Numbers.Where(number => isKnown || number.Digits.StartsWith('0'))];

    // The last word as the beginning of one, where it is the last thing that was typed and no phrase.
    private static string? Beginning(QueryText query) =>
        query.Terms is [.., { IsPhrase: false, Words: [{ } last] }] && last.Folded.Length >= ShortestBeginning && last.Start + last.Length == query.Text.TrimEnd().Length
            ? FtsText.Beginning(last.Typed)
            : null;

    private static ScoredDocuments WithNumbers(IndexReading reading, ScoredDocuments found, SortedDictionary<int, string?> phones)
    {
        if (phones.Count == 0)
        {
            return found;
        }

        var merged = new SortedDictionary<int, double>();
        for (var place = 0; place < found.Numbers.Length; place++)
        {
            merged[found.Numbers[place]] = found.Scores[place];
        }

        // Whose number it is comes before the pages that show it.
        var memory = reading.Memory<SearchMemory>();
        foreach (var number in phones.Keys)
        {
            merged[number] = merged.GetValueOrDefault(number) + (memory.Find(number) is { IsService: true } ? 2 * NumberScore : NumberScore);
        }

        return new ScoredDocuments([.. merged.Keys], [.. merged.Values]);
    }

    private static ImmutableDictionary<int, string> OldOf(SortedDictionary<int, string?> phones) =>
        phones.Where(phone => phone.Value is not null).ToImmutableDictionary(phone => phone.Key, phone => phone.Value!);
}
