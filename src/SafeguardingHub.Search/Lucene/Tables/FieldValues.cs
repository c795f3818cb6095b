using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Fields;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>What Orchard Core indexes of each kind of field, by the shape of the field.</summary>
internal static class FieldValues
{
    // What is longer is not kept as one value besides its words.
    private const int LongestTwin = 256;

    private static readonly LocalDateTimePattern Moments = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMddHHmmss");

    /// <summary>What a field gives; a field that the item lacks is known as missing.</summary>
    /// <param name="names">The field's names.</param>
    /// <param name="field">The field; null where the item does not have it, or where it cannot be read.</param>
    /// <param name="kind">The kind of field.</param>
    /// <param name="settings">How it is indexed.</param>
    /// <param name="inherited">The terms above a term of a taxonomy, itself first.</param>
    /// <param name="files">The text of a media file; null for none.</param>
    public static IEnumerable<IndexField> Of(
        ImmutableArray<string> names, ContentField? field, string kind, LuceneContentIndexSettings settings,
        Func<string?, string, IEnumerable<string>> inherited, Func<string, string?> files) => (kind, field) switch
    {
        (nameof(TextField), _) => Text(names, (field as TextField)?.Text, settings),
        (nameof(HtmlField), _) => Text(names, BodyText.Of((field as HtmlField)?.Html), settings, (field as HtmlField)?.Html),
        (nameof(MarkdownField), _) => Text(names, (field as MarkdownField)?.Markdown, settings),
        (nameof(BooleanField), _) => Value(names, field is BooleanField { Value: true } ? "true" : "false", settings.Stored),
        (nameof(NumericField), NumericField { Value: { } number }) => Number(names, number, settings.Stored),
        (nameof(DateField), DateField date) when date.Day() is { } day => Value(names, Moment(day.AtMidnight()), settings.Stored),
        (nameof(DateTimeField), DateTimeField at) when at.Moment() is { } moment => Value(names, Moment(moment), settings.Stored),
        (nameof(TimeField), TimeField clock) when clock.Time() is { } time => Value(names, Moment(new LocalDate(1, 1, 1).At(time)), settings.Stored),
        (nameof(NumericField) or nameof(DateField) or nameof(DateTimeField) or nameof(TimeField), _) => Value(names, ItemFields.Missing, settings.Stored),
        (nameof(MultiTextField), MultiTextField { Values: { } values }) => Values(names, values),
        (nameof(ContentPickerField), _) => Values(names, (field as ContentPickerField)?.ContentItemIds is { IsEmpty: false } ids ? ids : [ItemFields.Missing]),
        (nameof(LinkField), LinkField link) => Filled(link.Url, link.Text).SelectMany(text => Text(names, text, settings)),
        (nameof(TaxonomyField), TaxonomyField taxonomy) => Taxonomy(names, taxonomy, inherited),
        (nameof(MediaField), MediaField media) => Media(names, media, settings, files),
        _ => [],
    };

    /// <summary>A text as words or as one value.</summary>
    /// <param name="names">The names.</param>
    /// <param name="text">The words; blank for a text that is missing.</param>
    /// <param name="settings">How it is indexed.</param>
    /// <param name="given">What is given back, where that is not the words.</param>
    public static IEnumerable<IndexField> Text(ImmutableArray<string> names, string? text, LuceneContentIndexSettings settings, string? given = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Value(names, ItemFields.Missing, settings.Stored);
        }

        if (settings.Keyword)
        {
            return Value(names, text, settings.Stored);
        }

        IEnumerable<IndexField> words = [new TextOf(names, text)];
        return settings.Stored ? words.Append(new StoredOf(names, given ?? text))
            : text.Length <= LongestTwin ? words.Append(new ValueOf([.. names.Select(name => name + ItemFields.Keyword)], text))
            : words;
    }

    /// <summary>A value that is compared as it is.</summary>
    public static IEnumerable<IndexField> Value(ImmutableArray<string> names, string value, bool isStored = true) =>
        isStored ? [new ValueOf(names, value), new StoredOf(names, value)] : [new ValueOf(names, value)];

    /// <summary>A moment as the index writes it, in UTC: <c>20240814093000</c>.</summary>
    public static string Moment(Instant moment) => Moment(moment.InUtc().LocalDateTime);

    /// <summary>A moment of a day as the index writes it.</summary>
    public static string Moment(LocalDate day, LocalTime at) => Moment(day + at);

    private static string Moment(LocalDateTime moment) => Moments.Format(moment);

    private static IEnumerable<IndexField> Number(ImmutableArray<string> names, decimal number, bool isStored)
    {
        object value = number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue ? (long)number : (double)number;
        IEnumerable<IndexField> indexed = [new ValueOf(names, value)];
        return isStored ? indexed.Append(new StoredOf(names, Convert.ToString(value, CultureInfo.InvariantCulture)!)) : indexed;
    }

    private static IEnumerable<IndexField> Values(ImmutableArray<string> names, IEnumerable<string?> values) =>
        Filled([.. values]).SelectMany(value => Value(names, value));

    private static IEnumerable<string> Filled(params string?[] texts) => texts.OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text));

    private static IEnumerable<IndexField> Taxonomy(ImmutableArray<string> names, TaxonomyField field, Func<string?, string, IEnumerable<string>> inherited)
    {
        var terms = Filled([.. field.TermContentItemIds ?? []]).ToList();
        var above = terms.SelectMany(term => inherited(field.TaxonomyContentItemId, term)).Distinct(StringComparer.Ordinal);
        return Values(Below(names, ".Ids"), terms).Concat(Values(Below(names, ".Inherited"), above));
    }

    private static IEnumerable<IndexField> Media(ImmutableArray<string> names, MediaField field, LuceneContentIndexSettings settings, Func<string, string?> files)
    {
        var texts = Filled([.. field.MediaTexts ?? []]).SelectMany(text => Text(Below(names, ".MediaText"), text, settings));
        return texts.Concat(Filled([.. field.Paths ?? []]).Select(files).OfType<string>().Select(text => new TextOf(Below(names, ".FileText"), text)));
    }

    private static ImmutableArray<string> Below(ImmutableArray<string> names, string ending) => [.. names.Select(name => name + ending)];
}
