using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Lucene.Language;
using SafeguardingHub.Search.Lucene.Running;
using SafeguardingHub.Search.Lucene.Site;
using SafeguardingHub.Search.Querying;

namespace SafeguardingHub.Search.Lucene;

/// <summary>Reads Lucene's syntax for the site's search: its fields are those by which pages are found and filtered.</summary>
internal sealed class LuceneMatcher(TimeProvider time) : ILuceneMatcher
{
    /// <inheritdoc />
    public Matches Match(IndexReading reading, string query, Standing standing, CancellationToken cancellationToken)
    {
        var parsed = QueryParser.Parse(query);
        if (parsed.Fault is not null)
        {
            return new Matches(ScoredDocuments.None, null, parsed.Fault);
        }

        try
        {
            var leaves = new SiteLeaves(reading.Connection, standing, time, cancellationToken);
            var found = new QueryRunner(leaves, cancellationToken).Run(parsed.Query, scores: true);
            return new Matches(new ScoredDocuments([.. found.Numbers], [.. Enumerable.Range(0, found.Count).Select(found.Score)]), leaves.Marking);
        }
        catch (LuceneQueryException fault)
        {
            // The place is the word that is at fault, as it was typed.
            var at = fault.Place is null ? -1 : query.IndexOf(fault.Place, StringComparison.Ordinal);
            return new Matches(ScoredDocuments.None, null, new SearchFault(fault.Column ?? Math.Max(at, 0) + 1, fault.Message));
        }
    }
}
