using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Lucene.Language;
using SafeguardingHub.Search.Lucene.Running;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Site;

/// <summary>Finds pages of the site by words and by what they are filtered by.</summary>
internal sealed class SiteLeaves(SqliteConnection connection, Standing standing, TimeProvider time, CancellationToken cancellationToken) : IQueryLeaves
{
    // Beside words a value is a nudge: what is dated or typed so comes before what is alike but for that.
    private const double ValueScore = 0.5;

    private readonly SiteWords words = new(connection, cancellationToken);
    private readonly SiteValues values = new(connection, standing, new IndexDates(time));
    private Found? everything;

    /// <summary>What results mark; null for nothing.</summary>
    public string? Marking => words.Marking;

    /// <inheritdoc />
    public Found Everything() => everything ??= values.Everything().Times(0);

    /// <inheritdoc />
    public Found Find(QueryNode leaf, bool scores)
    {
        var field = leaf switch
        {
            TermNode term => term.Field,
            PhraseNode phrase => phrase.Field,
            WildcardNode wildcard => wildcard.Field,
            FuzzyNode fuzzy => fuzzy.Field,
            RegexpNode regexp => regexp.Field,
            RangeNode range => range.Field,
            _ => null,
        };
        return field is null ? InWords(null, leaf, scores)
            : SiteFields.Column(field) is { } column ? InWords(column, leaf, scores)
            : SiteFields.Key(field) is { } key ? ByValue(key, leaf).Times(ValueScore)
            : string.Equals(field, SiteFields.Date, StringComparison.OrdinalIgnoreCase) ? Dated(leaf).Times(ValueScore)
            : throw SiteFields.Unknown(field);
    }

    private Found InWords(string? column, QueryNode leaf, bool scores)
    {
        switch (leaf)
        {
            case TermNode term:
                return words.Phrase(column, term.Text, 0, scores);
            case PhraseNode phrase:
                return words.Phrase(column, phrase.Text, phrase.Slop, scores);
            case FuzzyNode fuzzy:
                return words.Near(column, fuzzy, scores);
            case RegexpNode regexp:
                return words.Fitting(column, "", new RegexpPattern(regexp.Pattern).Fits, scores);
            case WildcardNode wildcard when new WildcardPattern(wildcard.Pattern, StandardWords.Fold) is var pattern:
                return !pattern.IsEverything ? words.Wildcard(column, pattern, scores) : column == SiteFields.Files ? WithFiles() : Everything();
            case RangeNode { Lower: null, Upper: null }:
                return Everything();
            case RangeNode range:
                return words.Fitting(column, "", range.Holds, scores);
            default:
                return Found.None;
        }
    }

    private Found ByValue(string key, QueryNode leaf) => leaf switch
    {
        TermNode term => values.Called(key, term.Text),
        PhraseNode phrase => values.Called(key, phrase.Text),
        FuzzyNode fuzzy => values.Fitting(key, name => EditDistance.Between(fuzzy.Text, name, fuzzy.Edits) <= fuzzy.Edits),
        RegexpNode regexp when new RegexpPattern(regexp.Pattern) is var pattern => values.Fitting(key, pattern.Fits),
        WildcardNode wildcard when new WildcardPattern(wildcard.Pattern) is var pattern => values.Fitting(key, name => pattern.Fits(name)),
        RangeNode range => values.Between(key, range),
        _ => Found.None,
    };

    private Found Dated(QueryNode leaf) => leaf switch
    {
        TermNode { Text: var text } => values.Dated(new RangeEnd(text, true), new RangeEnd(text, true)),
        PhraseNode { Text: var text } => values.Dated(new RangeEnd(text, true), new RangeEnd(text, true)),
        RangeNode range => values.Dated(range.Lower, range.Upper),
        WildcardNode { Pattern: "*" } => values.Dated(null, null),
        _ => throw new LuceneQueryException("A date is a day, a month, a year or a range: date:2018-03, date:[2013 TO 2018].", SiteFields.Date),
    };

    private Found WithFiles()
    {
        var numbers = new List<int>();
        using var rows = CachedCommands.Of(connection, "SELECT number FROM entry WHERE files IS NOT NULL AND path IS NOT NULL").ExecuteReader();
        while (rows.Read())
        {
            numbers.Add(rows.GetInt32(0));
        }

        return Found.Of(numbers);
    }
}
