using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace SafeguardingHub.Search.Querying;

/// <summary>
/// The documents that have most of the words, for questions as people ask them. A rare word counts more than one that is
/// everywhere, a word in title, names, headings or summary more than one in running text, and one in title or names most.
/// </summary>
internal static class AnyWords
{
    // The rarest words tell most; each of the others costs a reading of its documents.
    private const int MostGroups = 12;

    // How often a word occurs in a document tells little of a word that so many documents have, and costs most to find out.
    private const int MostScored = 5000;

    // What has less than this share of what the best has is no answer to the question.
    private const double LeastShare = 0.5;

    private const string Prominent = "title names headings summary";

    private const double ProminentWorth = 0.8;

    private const string Naming = "title names";

    private const double NamingWorth = 0.5;

    // Below the documents that have all words by so much.
    private const double AllWorth = 3;

    /// <summary>
    /// The documents that have most of the groups of words, and those that have all on top; what was found so far where time is up.
    /// </summary>
    public static (ScoredDocuments Found, bool IsCut) Find(
        SqliteConnection connection, ImmutableArray<string> groups, ScoredDocuments all, int documents, CancellationToken cancellationToken)
    {
        var sums = new Dictionary<int, double>();
        var (isCut, whole) = (false, 0.0);
        try
        {
            foreach (var (expression, numbers) in Rarest(connection, groups, cancellationToken))
            {
                var weight = Math.Max(0.2, Math.Log((1.0 + documents) / (1 + numbers.Count)));
                whole += weight;
                var scores = numbers.Count <= MostScored ? FtsRows.Read(connection, expression, cancellationToken).Scores : null;
                var best = Math.Max(scores?.Max() ?? 1, double.Epsilon);
                var prominent = FtsRows.Numbers(connection, FtsText.In(Prominent, expression), cancellationToken).ToHashSet();
                var naming = FtsRows.Numbers(connection, FtsText.In(Naming, expression), cancellationToken).ToHashSet();
                for (var place = 0; place < numbers.Count; place++)
                {
                    var worth = 1 + (0.4 * (scores?[place] ?? 0) / best) + (prominent.Contains(numbers[place]) ? ProminentWorth : 0) + (naming.Contains(numbers[place]) ? NamingWorth : 0);
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, numbers[place], out _) += weight * worth;
                }
            }
        }
        catch (Exception exception) when (Deadline.IsUp(exception))
        {
            isCut = true;
        }

        foreach (var number in sums.Keys)
        {
            sums[number] /= whole;
        }

        var least = LeastShare * sums.Values.DefaultIfEmpty(0).Max();
        var kept = new SortedDictionary<int, double>(sums.Where(sum => sum.Value >= least).ToDictionary(sum => sum.Key, sum => sum.Value));
        for (var place = 0; place < all.Numbers.Length; place++)
        {
            kept[all.Numbers[place]] = AllWorth + all.Scores[place];
        }

        return (new ScoredDocuments([.. kept.Keys], [.. kept.Values]), isCut);
    }

    // Each group of words with the documents that have it, the rarest first.
    private static List<(string Expression, List<int> Numbers)> Rarest(
        SqliteConnection connection, ImmutableArray<string> groups, CancellationToken cancellationToken) =>
        [.. groups.Select(group => (Group: group, Numbers: FtsRows.Numbers(connection, group, cancellationToken)))
            .Where(group => group.Numbers.Count > 0).OrderBy(group => group.Numbers.Count).Take(MostGroups)];
}
