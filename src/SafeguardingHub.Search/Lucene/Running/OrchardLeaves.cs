using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Lucene.Language;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>Finds by words and values in Orchard Core's fields, among the items of some types.</summary>
internal sealed class OrchardLeaves : IQueryLeaves
{
    private readonly SqliteConnection connection;
    private readonly ImmutableArray<string> types;
    private readonly IndexNames names;
    private readonly ValueLeaves values;
    private readonly TextLeaves texts;
    private Found? everything;

    /// <summary>Leaves over a file, for one query.</summary>
    /// <param name="connection">Reads the index.</param>
    /// <param name="types">The types whose items there are; empty for all.</param>
    /// <param name="time">What "today" is.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public OrchardLeaves(SqliteConnection connection, ImmutableArray<string> types, TimeProvider time, CancellationToken cancellationToken)
    {
        (this.connection, this.types) = (connection, types);
        names = new IndexNames(connection);
        values = new ValueLeaves(connection, new IndexDates(time), cancellationToken);
        texts = new TextLeaves(connection, cancellationToken);
    }

    /// <inheritdoc />
    public Found Everything() => everything ??= types.IsEmpty ? Found.Of(All()) : names.Values(ItemFields.ContentType) is { } key ? Found.Of(values.Equal(key, types)) : Found.None;

    /// <inheritdoc />
    public Found Find(QueryNode leaf, bool scores) => leaf switch
    {
        TermNode { Field: var field, Text: var text } => Any(Match(Name(field), text, all: false, scores), Whole(Name(field), text)),
        MatchNode match => StandardWords.Sought(match.Text).Count > 0 ? Match(Name(match.Field), match.Text, match.AllWords, scores)
            : match.EverythingWithoutWords ? Everything() : Found.None,
        PhraseNode phrase => Any(In(Name(phrase.Field), sets => texts.Phrase(sets, phrase.Text, phrase.Slop, scores)), Whole(Name(phrase.Field), phrase.Text)),
        ExactNode exact => Any(In(exact.Field, sets => texts.AnyWord(sets, Words(exact), scores)), Equal(exact)),
        WildcardNode wildcard => Wildcard(Name(wildcard.Field), wildcard),
        FuzzyNode fuzzy => Any(
            In(Name(fuzzy.Field), sets => texts.Near(sets, fuzzy, scores)),
            At(Name(fuzzy.Field), key => values.Fitting(
                key, fuzzy.Text[..Math.Min(fuzzy.PrefixLength, fuzzy.Text.Length)], value => EditDistance.Between(fuzzy.Text, value, fuzzy.Edits) <= fuzzy.Edits))),
        RegexpNode regexp => Regexp(Name(regexp.Field), new RegexpPattern(regexp.Pattern)),
        RangeNode range => Range(Name(range.Field), range),
        _ => throw new LuceneQueryException($"'{leaf.GetType().Name}' cannot be looked for."),
    };

    private static string Name(string? field) => field ?? ItemFields.FullText;

    private Found Match(string field, string text, bool all, bool scores)
    {
        // Values keep their accents; of texts they were folded.
        var each = StandardWords.Of(text).Zip(StandardWords.Of(text, keepsAccents: true)).Where(word => word.First != StandardWords.Gap).ToList();
        if (!all)
        {
            return Any(
                In(field, sets => texts.AnyWord(sets, [.. each.Select(word => word.First)], scores)),
                Equal(field, each.SelectMany(word => new[] { word.First, word.Second })));
        }

        return each
            .Select(word => Any(In(field, sets => texts.AnyWord(sets, [word.First], scores)), Equal(field, [word.First, word.Second])))
            .Aggregate((one, other) => one.And(other));
    }

    private Found Wildcard(string field, WildcardNode wildcard)
    {
        var pattern = new WildcardPattern(wildcard.Pattern, wildcard.IsVerbatim ? StandardWords.FoldAccents : StandardWords.Fold);
        var verbatim = new WildcardPattern(wildcard.Pattern);
        if (pattern.IsEverything)
        {
            return field == ItemFields.FullText ? Everything() : Any(In(field, texts.Any), At(field, values.Any));
        }

        // FTS5 looks beginnings up by itself where they are such that a word can begin so, and it knows small letters only.
        var isPlain = pattern.IsPrefix && pattern.Prefix.All(char.IsLetterOrDigit) && pattern.Prefix == StandardWords.Fold(pattern.Prefix);
        var found = Any(
            In(field, sets => isPlain ? texts.Beginning(sets, pattern.Prefix) : texts.Fitting(sets, pattern.Prefix, word => pattern.Fits(word))),
            At(field, key => values.Fitting(key, verbatim.Prefix, value => verbatim.Fits(value))));
        return wildcard.IsVerbatim || pattern.Prefix == verbatim.Prefix ? found : Any(found, At(field, key => values.Fitting(key, pattern.Prefix, value => pattern.Fits(value))));
    }

    private Found Regexp(string field, RegexpPattern pattern) =>
        Any(In(field, sets => texts.Fitting(sets, "", pattern.Fits)), At(field, key => values.Fitting(key, "", pattern.Fits)));

    private Found Range(string field, RangeNode range)
    {
        var byValue = At(field, key => values.Between(key, range.Lower, range.Upper));
        if (range is { Lower: null, Upper: null })
        {
            return field == ItemFields.FullText ? Everything() : Any(In(field, texts.Any), byValue);
        }

        return range.Lower is { IsNumber: true } || range.Upper is { IsNumber: true } ? byValue : Any(byValue, In(field, sets => texts.Fitting(sets, "", range.Holds)));
    }

    // A word of a text is in small letters and one word alone; anything else is in none.
    private static List<string> Words(ExactNode exact) =>
        [.. exact.Values.Select(value => StandardWords.FoldAccents(value.Text)).Where(word => StandardWords.Of(word).SequenceEqual([word], StringComparer.Ordinal))];

    private Found Equal(ExactNode exact) => exact.Field is ItemFields.Published or ItemFields.Latest
        // Nothing else is in the index.
        ? exact.Values.Any(value => value.Text == "true") ? Everything() : Found.None
        : At(exact.Field, key => values.Equal(key, exact.Values.SelectMany(value => value.Number is { } number ? new object[] { number, value.Text } : [value.Text])), scored: true);

    private Found Equal(string field, IEnumerable<string> sought) => field is ItemFields.Published or ItemFields.Latest
        ? Equal(new ExactNode(field, [.. sought.Select(word => new ExactValue(word))]))
        : At(field, key => values.Equal(key, sought), scored: true);

    // What a query string says of a value as a whole: Orchard Core finds such values only where they are one word in small letters.
    private Found Whole(string field, string text) => Equal(field, [text]);

    private Found In(string field, Func<IReadOnlySet<long>, Found> find) => names.Texts(field) is { } sets ? find(sets) : Found.None;

    private Found At(string field, Func<long, List<int>> find, bool scored = false)
    {
        if (names.Values(field) is not { } key)
        {
            return Found.None;
        }

        var found = Found.Of(find(key));
        return scored && found.Count > 0 ? found.Times(Math.Log(1 + ((double)Everything().Count / found.Count))) : found;
    }

    // The better of two ways to fit, not both: a value that is found as a word and as a whole is found once.
    private static Found Any(Found one, Found other)
    {
        if (one.Count == 0 || other.Count == 0)
        {
            return one.Count == 0 ? other : one;
        }

        var rest = other.Without(one);
        return Found.Of([.. Pairs(one), .. Pairs(rest)]);
    }

    private static IEnumerable<(int, double)> Pairs(Found found) => Enumerable.Range(0, found.Count).Select(place => (found.Numbers[place], found.Score(place)));

    private List<int> All()
    {
        // Each document has a row among the items too, but a large one.
        var numbers = new List<int>();
        using var rows = CachedCommands.Of(connection, "SELECT number FROM document").ExecuteReader();
        while (rows.Read())
        {
            numbers.Add(rows.GetInt32(0));
        }

        return numbers;
    }
}
