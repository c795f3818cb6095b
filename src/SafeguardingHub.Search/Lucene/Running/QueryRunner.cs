using System.Buffers;
using SafeguardingHub.Search.Lucene.Language;

namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>What finds the documents of a query's words and values: everything in a query but groups and boosts.</summary>
internal interface IQueryLeaves
{
    /// <summary>All documents there are.</summary>
    Found Everything();

    /// <summary>The documents that a word, value or pattern fits.</summary>
    /// <param name="leaf">Neither a group nor a boost.</param>
    /// <param name="scores">Whether scores matter; without them finding is cheaper.</param>
    /// <exception cref="Content.Searching.LuceneQueryException">It cannot be looked for.</exception>
    Found Find(QueryNode leaf, bool scores);
}

/// <summary>Runs a query's tree over what its leaves find. Memory is bounded by the number of documents, whatever the query.</summary>
internal sealed class QueryRunner(IQueryLeaves leaves, CancellationToken cancellationToken)
{
    /// <summary>The documents that a query fits.</summary>
    public Found Run(QueryNode query, bool scores)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return query switch
        {
            NothingNode => Found.None,
            EverythingNode => leaves.Everything(),
            BoostNode boost => scores ? Run(boost.Query, scores).Times(boost.Boost) : Run(boost.Query, scores),
            GroupNode group => Group(group, scores),
            _ => leaves.Find(query, scores),
        };
    }

    private Found Group(GroupNode group, bool scores)
    {
        if (group.Clauses.IsEmpty)
        {
            return Found.None;
        }

        Found? required = null;
        foreach (var clause in group.Clauses.Where(clause => clause.Occur is Occur.Must or Occur.Filter).OrderBy(clause => clause.Occur == Occur.Must))
        {
            var found = clause.Occur == Occur.Must ? Run(clause.Query, scores) : Run(clause.Query, scores: false).Unscored();
            required = required is { } before ? before.And(found) : found;
            if (required.Value.Count == 0)
            {
                return Found.None;
            }
        }

        var may = group.Clauses.Where(clause => clause.Occur == Occur.Should).ToList();
        var result = may.Count > 0 ? Counted(required, may, group.AtLeast, scores)
            : group.AtLeast > 0 ? Found.None
            // What must not fit alone leaves all the rest.
            : required ?? leaves.Everything();
        foreach (var clause in group.Clauses.Where(clause => clause.Occur == Occur.MustNot && result.Count > 0))
        {
            result = result.Without(Run(clause.Query, scores: false));
        }

        return result;
    }

    private Found Counted(Found? required, List<Clause> may, int? atLeast, bool scores)
    {
        var needed = atLeast ?? (required is null ? 1 : 0);
        if (needed > may.Count || (needed == 0 && required is not null && !scores))
        {
            return needed > may.Count ? Found.None : required!.Value;
        }

        if (may.Count == 1 && needed == 1)
        {
            var only = Run(may[0].Query, scores);
            return required is { } also ? also.And(only) : only;
        }

        var every = required ?? (needed == 0 ? leaves.Everything().Unscored() : (Found?)null);
        using var counts = new Tally();
        foreach (var clause in may)
        {
            counts.Add(Run(clause.Query, scores));
        }

        return counts.AtLeast(every, needed);
    }

    /// <summary>How many clauses each document fits, and its scores added.</summary>
    private sealed class Tally : IDisposable
    {
        private int[] hits = ArrayPool<int>.Shared.Rent(1024);
        private double[] scores = ArrayPool<double>.Shared.Rent(1024);
        private int end;

        public void Add(Found found)
        {
            if (found.Count == 0)
            {
                return;
            }

            Reach(found.Numbers[^1] + 1);
            for (var place = 0; place < found.Count; place++)
            {
                hits[found.Numbers[place]]++;
                scores[found.Numbers[place]] += found.Score(place);
            }
        }

        public Found AtLeast(Found? among, int needed)
        {
            var (numbers, sums) = (new List<int>(), new List<double>());
            if (among is { } documents)
            {
                for (var place = 0; place < documents.Count; place++)
                {
                    var number = documents.Numbers[place];
                    if ((number < end ? hits[number] : 0) >= needed)
                    {
                        numbers.Add(number);
                        sums.Add(documents.Score(place) + (number < end ? scores[number] : 0));
                    }
                }
            }
            else
            {
                for (var number = 0; number < end; number++)
                {
                    if (hits[number] >= needed)
                    {
                        numbers.Add(number);
                        sums.Add(scores[number]);
                    }
                }
            }

            return new Found([.. numbers], [.. sums]);
        }

        public void Dispose()
        {
            ArrayPool<int>.Shared.Return(hits);
            ArrayPool<double>.Shared.Return(scores);
        }

        private void Reach(int length)
        {
            if (length <= end)
            {
                return;
            }

            if (length > Math.Min(hits.Length, scores.Length))
            {
                hits = Larger(hits, length);
                scores = Larger(scores, length);
            }

            // Rented arrays hold what was in them before.
            Array.Clear(hits, end, length - end);
            Array.Clear(scores, end, length - end);
            end = length;
        }

        private T[] Larger<T>(T[] old, int length)
        {
            var larger = ArrayPool<T>.Shared.Rent(Math.Max(length, old.Length * 2));
            Array.Copy(old, larger, end);
            ArrayPool<T>.Shared.Return(old);
            return larger;
        }
    }
}
