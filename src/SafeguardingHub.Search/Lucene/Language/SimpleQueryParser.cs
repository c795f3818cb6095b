using System.Globalization;
using System.Text;

namespace SafeguardingHub.Search.Lucene.Language;

/// <summary>
/// Lucene's simple query string: + for and, | for or, - for not, "phrases" with ~3, word*, word~1, brackets. Never a fault: a sign
/// that makes no sense is passed over, and one that opens what is never closed is no sign.
/// </summary>
/// <remarks>
/// A row is read from the left, and where the sign between clauses changes, all before it becomes one clause. A clause with a minus
/// finds all that it does not fit, so that beside an or it adds rather than takes away; that is how Lucene reads it, and clients
/// that write this form count on it.
/// </remarks>
internal sealed class SimpleQueryParser
{
    private readonly string text;
    private readonly bool allWords;
    private int clauses;

    private SimpleQueryParser(string text, bool allWords)
    {
        this.text = text;
        this.allWords = allWords;
    }

    /// <summary>Reads a query.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="allWords">Whether words side by side are joined by and.</param>
    public static QueryNode Parse(string text, bool allWords = false) => new SimpleQueryParser(text, allWords).Row(0, text.Length, 0) ?? new NothingNode();

    private QueryNode? Row(int begin, int end, int depth)
    {
        var row = new RowState();
        var (at, minuses) = (begin, 0);
        while (at < end && clauses <= QueryLimits.Clauses)
        {
            switch (text[at])
            {
                case '-':
                    at++;
                    minuses++;
                    continue;
                case '+':
                    row.Sign(Occur.Must);
                    at++;
                    break;
                case '|':
                    row.Sign(Occur.Should);
                    at++;
                    break;
                case '(' when depth < QueryLimits.Depth && Closing(at, end) is var closing and >= 0:
                    Add(row, closing == at + 1 ? null : Row(at + 1, closing, depth + 1), minuses);
                    at = closing + 1;
                    break;
                case '"' when Quotation(at, end) is { } quotation:
                    Add(row, quotation.Query, minuses);
                    at = quotation.Next;
                    break;
                case var character when character is '(' or ')' or '"' || char.IsWhiteSpace(character):
                    at++;
                    break;
                default:
                    at = Word(row, at, end, minuses);
                    break;
            }

            minuses = 0;
        }

        return row.Query;
    }

    private void Add(RowState row, QueryNode? query, int minuses)
    {
        clauses++;
        row.Add(query is not null && minuses % 2 == 1 ? new GroupNode([new(Occur.MustNot, query), new(Occur.Should, new EverythingNode())]) : query, allWords);
    }

    private int Word(RowState row, int begin, int end, int minuses)
    {
        var word = new StringBuilder();
        var (at, isPrefix, isFuzzy) = (begin, false, false);
        for (; at < end && !EndsWord(text[at]); at++)
        {
            if (text[at] == '~' && word.Length > 0)
            {
                isFuzzy = true;
                break;
            }

            var isEscaped = text[at] == '\\';
            at += isEscaped && at + 1 < end ? 1 : 0;
            isPrefix = !isEscaped && text[at] == '*' && word.Length > 0;
            word.Append(text[at]);
        }

        var edits = isFuzzy ? Number(ref at, end) : 0;
        if (word.Length > 0)
        {
            Add(row, Clause(word.ToString(), isPrefix && !isFuzzy, Math.Min(edits, FuzzyNode.MostEdits)), minuses);
        }

        return Math.Max(at, begin + 1);
    }

    private QueryNode Clause(string word, bool isPrefix, int edits) =>
        edits > 0 ? new FuzzyNode(null, word, edits)
        : isPrefix ? new WildcardNode(null, WildcardPattern.Beginning(word[..^1]))
        : new MatchNode(null, word, allWords);

    private (QueryNode? Query, int Next)? Quotation(int begin, int end)
    {
        var phrase = new StringBuilder();
        var at = begin + 1;
        for (; at < end && text[at] != '"'; at++)
        {
            at += text[at] == '\\' && at + 1 < end ? 1 : 0;
            phrase.Append(text[at]);
        }

        if (at >= end)
        {
            return null;
        }

        at++;
        var slop = at < end && text[at] == '~' ? Number(ref at, end) : 0;
        return (phrase.Length == 0 ? null : new PhraseNode(null, phrase.ToString(), Math.Min(slop, 1000)), at);
    }

    // The number after a tilde; what is none counts as 0.
    private int Number(ref int at, int end)
    {
        var begin = ++at;
        while (at < end && !EndsWord(text[at]))
        {
            at++;
        }

        return int.TryParse(text.AsSpan(begin, at - begin), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private int Closing(int open, int end)
    {
        var depth = 0;
        for (var at = open; at < end; at++)
        {
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    return at;
            }
        }

        return -1;
    }

    private static bool EndsWord(char character) => character is '"' or '|' or '+' or '(' or ')' || char.IsWhiteSpace(character);

    /// <summary>What has been read of a row.</summary>
    private sealed class RowState
    {
        private Occur? sign;
        private Occur? last;

        public QueryNode? Query { get; private set; }

        // Of several signs in a row the first counts, and none before the first clause.
        public void Sign(Occur occur) => sign ??= Query is null ? null : occur;

        public void Add(QueryNode? query, bool allWords)
        {
            if (query is not null)
            {
                Query = Query is null ? query : Joined(Query, sign ?? (allWords ? Occur.Must : Occur.Should), query);
            }

            sign = null;
        }

        private GroupNode Joined(QueryNode before, Occur occur, QueryNode query)
        {
            var group = last == occur && before is GroupNode open ? open : new GroupNode([new Clause(occur, before)]);
            last = occur;
            return group with { Clauses = group.Clauses.Add(new Clause(occur, query)) };
        }
    }
}
