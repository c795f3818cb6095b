using System.Globalization;
using System.Text;
using SafeguardingHub.Search.Lucene.Language;

namespace SafeguardingHub.Search.Tests.Lucene.Language;

/// <summary>
/// Writes a tree in Lucene's syntax, so that reading it gives the same tree and tests can say what they expect. Trees that
/// came from the syntax can be written; what JSON alone can say (filters, exact values) cannot.
/// </summary>
internal static class QueryPrinter
{
    /// <summary>The text of a tree.</summary>
    /// <exception cref="NotSupportedException">The tree says something that the syntax has no words for.</exception>
    public static string Print(QueryNode query)
    {
        var text = new StringBuilder();
        Write(text, query, isWhole: true);
        return text.ToString();
    }

    private static void Write(StringBuilder text, QueryNode query, bool isWhole)
    {
        switch (query)
        {
            case NothingNode when isWhole:
                break;
            case EverythingNode:
                text.Append("*:*");
                break;
            case TermNode term:
                Field(text, term.Field).Append(Word(term.Text));
                break;
            case PhraseNode phrase:
                Field(text, phrase.Field).Append(Quoted(phrase.Text));
                _ = phrase.Slop > 0 ? text.Append('~').Append(phrase.Slop) : text;
                break;
            case WildcardNode { IsVerbatim: false } wildcard:
                Field(text, wildcard.Field).Append(Pattern(wildcard.Pattern));
                break;
            case FuzzyNode { PrefixLength: 0 } fuzzy:
                Field(text, fuzzy.Field).Append(Word(fuzzy.Text)).Append('~').Append(fuzzy.Edits);
                break;
            case RegexpNode regexp:
                Field(text, regexp.Field).Append('/').Append(regexp.Pattern.Replace("/", "\\/", StringComparison.Ordinal)).Append('/');
                break;
            case RangeNode range:
                Range(Field(text, range.Field), range);
                break;
            case BoostNode boost:
                Boost(text, boost);
                break;
            case GroupNode { AtLeast: null } group:
                Group(text, group, isWhole);
                break;
            default:
                throw new NotSupportedException($"Lucene's syntax has no words for {query.GetType().Name}.");
        }
    }

    private static void Group(StringBuilder text, GroupNode group, bool isWhole)
    {
        text.Append(isWhole ? "" : "(");
        for (var index = 0; index < group.Clauses.Length; index++)
        {
            text.Append(index > 0 ? " " : "").Append(group.Clauses[index].Occur switch
            {
                Occur.Should => "",
                Occur.Must => "+",
                Occur.MustNot => "-",
                var other => throw new NotSupportedException($"Lucene's syntax has no sign for {other}."),
            });
            Write(text, group.Clauses[index].Query, isWhole: false);
        }

        text.Append(isWhole ? "" : ")");
    }

    private static void Boost(StringBuilder text, BoostNode boost)
    {
        var isNested = boost.Query is BoostNode;
        text.Append(isNested ? "(" : "");
        Write(text, boost.Query, isWhole: false);
        text.Append(isNested ? ")" : "").Append('^').Append(boost.Boost.ToString("0.################", CultureInfo.InvariantCulture));
    }

    private static StringBuilder Field(StringBuilder text, string? field) => field is null ? text : text.Append(Word(field)).Append(':');

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static void Range(StringBuilder text, RangeNode range) => text
        .Append(range.Lower is { IsIncluded: false } ? '{' : '[').Append(End(range.Lower)).Append(" TO ").Append(End(range.Upper))
        .Append(range.Upper is { IsIncluded: false } ? '}' : ']');

    private static string End(RangeEnd? end) => end is null ? "*" : Quoted(end.Text);

    private static string Word(string text) => text is "AND" or "OR" or "NOT" or "&&" or "||" ? "\\" + text : Escape(text, alsoWildcards: true);

    private static string Pattern(string pattern)
    {
        // What has a backslash keeps it; of the rest the wildcards keep their meaning.
        var text = new StringBuilder(pattern.Length);
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '\\' && at + 1 < pattern.Length)
            {
                text.Append('\\').Append(pattern[++at]);
            }
            else
            {
                text.Append(Escape(pattern[at].ToString(), alsoWildcards: false, isBeginning: at == 0));
            }
        }

        return text.ToString();
    }

    private static string Escape(string text, bool alsoWildcards, bool isBeginning = true)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            var hasMeaning = QueryLexer.EndsWord(character) || (isBeginning && escaped.Length == 0 && QueryLexer.BeginsOther(character)) || character == '\\' || (alsoWildcards && character is '*' or '?');
            _ = hasMeaning ? escaped.Append('\\').Append(character) : escaped.Append(character);
        }

        return escaped.ToString();
    }
}
