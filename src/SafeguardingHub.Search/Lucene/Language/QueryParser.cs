using System.Collections.Immutable;
using System.Globalization;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Search.Lucene.Language;

/// <summary>
/// Lucene's classic query syntax: words, "phrases", field:…, + - AND OR NOT, groups, * and ?, word~1, "phrase"~3,
/// [a TO b] {a TO b}, ^2, /regular expressions/, \ before a sign.
/// </summary>
/// <remarks>
/// Words side by side are joined by OR, as Lucene's users know it: the same text finds the same in a stored query, in the API
/// and in the search box, and what has more of the words comes first. Better than Lucene in one thing: where AND and OR stand
/// in one row, AND binds tighter. Lucene reads "a AND b OR c" as if c were of no account.
/// </remarks>
internal sealed class QueryParser
{
    private readonly QueryLexer lexer;
    private readonly bool allWords;
    private QueryToken token;
    private int clauses;
    private SearchFault? fault;

    private QueryParser(string text, bool allWords)
    {
        lexer = new QueryLexer(text);
        this.allWords = allWords;
    }

    /// <summary>Reads a query.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="allWords">Whether words side by side are joined by AND.</param>
    public static ParsedQuery Parse(string text, bool allWords = false)
    {
        var parser = new QueryParser(text, allWords);
        parser.Advance();
        var query = parser.token.Kind == TokenKind.End ? new NothingNode() : parser.Clauses(field: null, depth: 0);
        return parser.fault is null ? new ParsedQuery(query, null) : new ParsedQuery(new NothingNode(), parser.fault);
    }

    private QueryNode Clauses(string? field, int depth)
    {
        var rows = new ClauseRows(allWords);
        while (fault is null && token.Kind is not (TokenKind.End or TokenKind.Close))
        {
            var join = Joined(rows.IsEmpty);
            var occur = Modifier();
            if (fault is null)
            {
                rows.Add(join, occur, Clause(field, depth));
            }
        }

        if (fault is null && depth == 0 && token.Kind == TokenKind.Close)
        {
            Refuse(token.Column, "There is a closing bracket too many: take it out, or put a backslash before it.");
        }

        return fault is null ? rows.Query() : new NothingNode();
    }

    private TokenKind Joined(bool isFirst)
    {
        if (token.Kind is not (TokenKind.And or TokenKind.Or))
        {
            return TokenKind.End;
        }

        var join = token;
        Advance();
        if (isFirst)
        {
            Refuse(join.Column, $"{join.Text} joins two things, and there is nothing before it: write something there, or put the word in small letters to search for it.");
        }
        else if (token.Kind is TokenKind.End or TokenKind.Close or TokenKind.And or TokenKind.Or)
        {
            Refuse(join.Column, $"{join.Text} joins two things, and there is nothing after it: write something there, or put the word in small letters to search for it.");
        }

        return join.Kind;
    }

    private Occur? Modifier()
    {
        if (token.Kind is not (TokenKind.Plus or TokenKind.Minus or TokenKind.Not))
        {
            return null;
        }

        var sign = token;
        Advance();
        if (token.Kind is TokenKind.End or TokenKind.Close or TokenKind.And or TokenKind.Or or TokenKind.Plus or TokenKind.Minus or TokenKind.Not)
        {
            Refuse(sign.Column, "Nothing follows this sign: write the word straight after it, or put a backslash before the sign to search for it.");
        }

        return sign.Kind == TokenKind.Plus ? Occur.Must : Occur.MustNot;
    }

    private QueryNode Clause(string? field, int depth)
    {
        if (++clauses > QueryLimits.Clauses)
        {
            return Refuse(token.Column, QueryLimits.TooMany);
        }

        var begin = token;
        if (token.Kind == TokenKind.Word)
        {
            Advance();
            if (token.Kind != TokenKind.Colon)
            {
                return Suffixed(Word(field, begin), begin);
            }

            Advance();
            if (begin.Text == "*" && token is { Kind: TokenKind.Word, Text: "*" })
            {
                Advance();
                return Boosted(new EverythingNode());
            }

            field = QueryLexer.Unescape(begin.Text);
            begin = token;
            if (token.Kind == TokenKind.Word)
            {
                Advance();
                return token.Kind == TokenKind.Colon
                    ? Refuse(token.Column, "A second colon follows: put the words after the first in quotation marks, or a backslash before the colon.")
                    : Suffixed(Word(field, begin), begin);
            }
        }

        return Other(field, begin, depth);
    }

    private QueryNode Other(string? field, QueryToken begin, int depth)
    {
        switch (begin.Kind)
        {
            case TokenKind.Quoted:
                Advance();
                return Suffixed(new PhraseNode(field, QueryLexer.Unescape(begin.Text), Slop: 0), begin);
            case TokenKind.Regexp:
                Advance();
                return begin.Text.Length is > 0 and <= QueryLimits.RegexpLength
                    ? Suffixed(new RegexpNode(field, begin.Text.Replace("\\/", "/", StringComparison.Ordinal)), begin)
                    : Refuse(begin.Column, $"A regular expression between slashes has 1 to {QueryLimits.RegexpLength} characters: put an address or a path in quotation marks.");
            case TokenKind.Range:
                Advance();
                return Boosted(new RangeNode(field, begin.Range!.Lower, begin.Range.Upper));
            case TokenKind.Open:
                return Group(field, begin, depth + 1);
            case TokenKind.End:
                return Refuse(begin.Column, field is null ? "Something is missing at the end." : $"Nothing follows '{field}:': write what to look for there, or put a backslash before the colon.");
            case TokenKind.Colon:
                return Refuse(begin.Column, "There is no field before this colon: write one, such as title:, or put a backslash before it.");
            default:
                return Refuse(begin.Column, field is null
                    ? "This sign has nothing before it: write a word there, or put a backslash before the sign to search for it."
                    : $"'{field}:' must be followed by a word, a \"phrase\", a [range TO range] or a (group).");
        }
    }

    private QueryNode Group(string? field, QueryToken open, int depth)
    {
        if (depth > QueryLimits.Depth)
        {
            return Refuse(open.Column, QueryLimits.TooDeep);
        }

        Advance();
        if (token.Kind == TokenKind.Close)
        {
            return Refuse(open.Column, "Nothing stands between these brackets: write something there, or take them out.");
        }

        var group = Clauses(field, depth);
        if (fault is null && token.Kind != TokenKind.Close)
        {
            return Refuse(open.Column, "The bracket that opens here is never closed: put a closing one after the group.");
        }

        Advance();
        return Boosted(group);
    }

    private static QueryNode Word(string? field, QueryToken word)
    {
        var text = QueryLexer.ResolveUnicode(word.Text);
        return WildcardPattern.HasWildcard(text) ? new WildcardNode(field, WildcardPattern.Tidy(text)) : new TermNode(field, QueryLexer.Unescape(text));
    }

    // A tilde, a boost, or both in either order.
    private QueryNode Suffixed(QueryNode query, QueryToken begin)
    {
        if (token.Kind == TokenKind.Tilde)
        {
            query = Loosened(query, begin);
            return Boosted(query);
        }

        if (token.Kind == TokenKind.Caret && Boost() is { } boost)
        {
            return new BoostNode(token.Kind == TokenKind.Tilde ? Loosened(query, begin) : query, boost);
        }

        return query;
    }

    private QueryNode Loosened(QueryNode query, QueryToken begin)
    {
        var tilde = token;
        Advance();
        var number = 2.0;
        if (tilde.Text.Length > 0 && !double.TryParse(tilde.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number))
        {
            return Refuse(tilde.Column, $"'{tilde.Text}' is no number: write ~1 or ~2 after a word, and ~3 or the like after a phrase.");
        }

        switch (query)
        {
            case PhraseNode phrase when number == Math.Floor(number) && number <= 1000:
                return phrase with { Slop = tilde.Text.Length == 0 ? 0 : (int)number };
            case PhraseNode:
                return Refuse(tilde.Column, "After a phrase stands how far its words may be apart: a whole number up to 1000.");
            case TermNode term when number < 1 || number == Math.Floor(number):
                return new FuzzyNode(term.Field, term.Text, Edits(number, term.Text.Length));
            case TermNode:
                return Refuse(tilde.Column, "After a word stands how many letters may differ: ~1 or ~2.");
            default:
                return Refuse(begin.Column, "A tilde can follow a word or a phrase, not a pattern: leave out the one or the other.");
        }
    }

    // Lucene's older spelling gives the likeness between 0 and 1, of which 0 has come to mean none but the word itself.
    private static int Edits(double number, int length) =>
        number is > 0 and < 1 ? Math.Min((int)((1 - number) * length), FuzzyNode.MostEdits) : (int)Math.Min(number, FuzzyNode.MostEdits);

    private QueryNode Boosted(QueryNode query) => token.Kind == TokenKind.Caret && Boost() is { } boost ? new BoostNode(query, boost) : query;

    private double? Boost()
    {
        var caret = token;
        Advance();
        if (double.TryParse(caret.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var boost) && boost <= 1_000_000)
        {
            return boost;
        }

        Refuse(caret.Column, "After ^ stands how much more it counts: a number such as ^2 or ^0.5.");
        return null;
    }

    private void Advance()
    {
        token = lexer.Next();
        if (token.Kind == TokenKind.Fault)
        {
            Refuse(token.Column, token.Text);
        }
    }

    // The first fault is the one that is told: what follows is often only its consequence.
    private NothingNode Refuse(int column, string message)
    {
        fault ??= new SearchFault(column, message);
        return new NothingNode();
    }
}
