using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>A matched document on its way into the answer.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Score">How well it fits.</param>
internal readonly record struct Candidate(int Number, double Score);

/// <summary>Puts what is left of the matched documents in order.</summary>
internal static class Ranking
{
    // How many of the best are compared with what was typed, name by name.
    private const int Compared = 64;

    // What two documents may differ by that have the same words in the same places: how long they are, and their states.
    private const double Alike = 1.5;

    private const double WorthOfAllWords = 3;

    // Only who has all words in title or names can have what was typed as a name; see AllWords.
    private const double LeastCompared = 2;

    /// <summary>The best so many in order.</summary>
    /// <param name="connection">Reads the names.</param>
    /// <param name="standing">The documents and their states.</param>
    /// <param name="wholes">Items that come after another where both fit alike; see <see cref="SearchGround.Wholes"/>.</param>
    /// <param name="found">What matched.</param>
    /// <param name="passing">The places in it of what the filters leave.</param>
    /// <param name="order">The order.</param>
    /// <param name="typed">What was typed, compared with names; null where it is not plain words.</param>
    /// <param name="count">How many are wanted.</param>
    public static List<Candidate> Best(
        SqliteConnection connection, Standing standing, ImmutableDictionary<ContentItemId, ContentItemId> wholes, ScoredDocuments found, List<int> passing, SearchOrder order, QueryText? typed, int count)
    {
        if (order != SearchOrder.Relevance)
        {
            return Top(passing.Select(place => (new Candidate(found.Numbers[place], found.Scores[place]), DayOf(standing, found.Numbers[place], order))), count);
        }

        var best = Top(passing.Select(place => Placed(standing, found.Numbers[place], found.Scores[place])), Math.Max(count, Compared));
        if (typed is not null)
        {
            var compared = Math.Min(Compared, best.Count);
            var named = best.Take(compared).Select(candidate =>
                candidate.Score < LeastCompared ? candidate : candidate with { Score = candidate.Score + WorthOfNames(connection, candidate.Number, typed) });
            best = [.. named.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Number), .. best.Skip(compared)];
        }

        if (!wholes.IsEmpty)
        {
            PutWholesFirst(best, standing.Memory, wholes);
        }

        return best.Count > count ? best[..count] : best;
    }

    // What is alike takes the place of its part, and the part the next one; everything between moves down by one.
    private static void PutWholesFirst(List<Candidate> best, SearchMemory memory, ImmutableDictionary<ContentItemId, ContentItemId> wholes)
    {
        // Among as many whatever page is asked for, so that pages follow each other.
        var compared = Math.Min(Compared, best.Count);
        for (var part = 0; part < compared; part++)
        {
            if (wholes.TryGetValue(memory.Find(best[part].Number)!.Id, out var id)
                && best.FindIndex(part + 1, compared - part - 1, candidate => memory.Find(candidate.Number)!.Id == id) is > 0 and var whole
                && best[part].Score - best[whole].Score <= Alike)
            {
                best.Insert(part, best[whole] with { Score = best[part].Score });
                best.RemoveAt(whole + 1);
            }
        }
    }

    private static (Candidate Candidate, double Order) Placed(Standing standing, int number, double score)
    {
        var entry = standing.Memory.Find(number)!;

        // Small beside what words decide: services and what is in force come first among equals.
        var worth = score + (entry.IsService ? 0.4 : 0) + standing.StateOf(number, entry) switch
        {
            SearchStates.Current => 0.3,
            SearchStates.Superseded or SearchStates.Withdrawn => -0.6,
            SearchStates.NotYetInForce or SearchStates.Archived => -0.2,
            _ => 0,
        };
        return (new Candidate(number, worth), worth);
    }

    private static double DayOf(Standing standing, int number, SearchOrder order) =>
        standing.Memory.Find(number)!.SortDay is { } day ? order == SearchOrder.Newest ? day : -day : double.NegativeInfinity;

    // A heap of the best, the worst of them on top; of equals the one with the lower number is the better.
    private static List<Candidate> Top(IEnumerable<(Candidate Candidate, double Order)> all, int count)
    {
        var heap = new PriorityQueue<Candidate, (double, int)>(count + 1);
        foreach (var (candidate, order) in all)
        {
            if (heap.Count < count)
            {
                heap.Enqueue(candidate, (order, -candidate.Number));
            }
            else if (count > 0)
            {
                heap.EnqueueDequeue(candidate, (order, -candidate.Number));
            }
        }

        var best = new List<Candidate>(heap.Count);
        while (heap.TryDequeue(out var candidate, out _))
        {
            best.Add(candidate);
        }

        best.Reverse();
        return best;
    }

    private static double WorthOfNames(SqliteConnection connection, int number, QueryText typed)
    {
        using var row = CachedCommands.Of(connection, "SELECT title, names FROM entry WHERE number = $1", number).ExecuteReader();
        if (!row.Read())
        {
            return 0;
        }

        var title = WorthOfName(TextWords.KeyOf(row.GetString(0)), typed);
        var names = row.IsDBNull(1) ? [] : JsonSerializer.Deserialize<string[]>(row.GetString(1)) ?? [];
        return Math.Max(title, names.Select(name => WorthOfName(TextWords.KeyOf(name), typed) - 1).DefaultIfEmpty(0).Max());
    }

    private static double WorthOfName(string name, QueryText query)
    {
        var typed = query.Key;
        if (name == typed)
        {
            return 6;
        }

        var share = (double)typed.Length / Math.Max(1, name.Length);
        return name.StartsWith(typed + " ", StringComparison.Ordinal) ? 1.5 + share
            : $" {name} ".Contains($" {typed} ", StringComparison.Ordinal) ? 1 + share
            : WorthOfWords(name, query);
    }

    // A name of which every word that says something was typed, in whatever order: the more of what was typed it is, the better.
    private static double WorthOfWords(string name, QueryText query)
    {
        var telling = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !StopWords.Contains(word)).Select(TextWords.Single).ToHashSet(StringComparer.Ordinal);
        return telling.Count > 0 && query.Singles.IsSupersetOf(telling) ? WorthOfAllWords * telling.Count / query.Singles.Count : 0;
    }
}
