using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SafeguardingHub.Benchmarks;

/// <summary>
/// Recipes of made-up archive entries of about 300 words, the same bytes each time, spread over the hub's own sections, types,
/// topics, audiences, publishers and years. Some words occur in them and nowhere else, in a known share of them.
/// </summary>
internal sealed class ArchiveEntries
{
    /// <summary>A word in one entry of 10,000, in one of 100 and in one of 10.</summary>
    public static readonly (string Word, int OneIn)[] Planted = [("quillwort", 10_000), ("harbourmaster", 100), ("marigold", 10)];

    private const int Words = 300;
    private static readonly (string Id, string Path)[] Sections =
        [("4hubsectionsouthworcs00000", "south-worcestershire/"), ("4hubsectionwyreforest00000", "wyre-forest/"), ("4hubsectionworcestershire0", "")];

    private static readonly (string Type, string Kind, string List)[] Types =
        [("Briefing", "briefing", "briefings"), ("Newsletter", "newsletter", "newsletters"), ("Policy", "policy", "policies"), ("Publication", "leaflet", "publications"), ("Publication", "report", "publications")];

    private static readonly string[] Topics =
        "children000000000 adults00000000000 cse00000000000000 trafficking000000 domestic000000000 learning000000000 thresholds0000000 agencies000000000 procedures0000000".Split(' ');

    private static readonly string[] Audiences = "leads000000000 practices00000 professionals0 public00000000 schools0000000".Split(' ');
    private static readonly string[] Organisations = "countycouncil000000 southworcsccg000000 wsab000000000000000 wscb000000000000000 wyreforestccg000000".Split(' ');

    private readonly Vocabulary vocabulary = new();

    /// <summary>The id of an entry, from 1.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"4bmentry0000000000{number:00000000}");

    /// <summary>The id of a topic's term.</summary>
    public static string Topic(int number) => "4hubtopic" + Topics[number];

    /// <summary>Writes a recipe of so many entries, beginning with that number.</summary>
    public async Task WriteAsync(string file, int first, int count, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        await using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("name", "Benchmark");
        json.WriteStartArray("steps");
        json.WriteStartObject();
        json.WriteString("name", "content");
        json.WriteStartArray("data");
        for (var number = first; number < first + count; number++)
        {
            Entry(json, number);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private void Entry(Utf8JsonWriter json, int number)
    {
        var chance = new Chance((ulong)number);
        var (section, path) = Sections[chance.Next(Sections.Length)];
        var (type, kind, list) = Types[chance.Next(Types.Length)];
        var title = Title(chance, number);
        json.WriteStartObject();
        json.WriteString("ContentItemId", Id(number));
        json.WriteString("ContentType", type);
        json.WriteString("DisplayText", title);
        json.WriteBoolean("Latest", true);
        json.WriteBoolean("Published", true);
        Part(json, "TitlePart", ("Title", title));
        Part(json, "AutoroutePart", ("Path", string.Create(CultureInfo.InvariantCulture, $"{path}{list}/entry-{number:000000}")));
        Part(json, "SectionPart", ("Section", section));

        var year = 2018 - (int)(chance.Next() * chance.Next() * 18);
        var hasOrganisation = chance.Next(3) > 0;
        Part(json, "PublicationPart",
            ("Kind", kind),
            ("Summary", Capital(Text(chance, 12)) + "."),
            hasOrganisation ? ("Publisher", "4huborg" + Organisations[chance.Next(Organisations.Length)]) : ("PublisherName", "Publisher " + vocabulary[100 + chance.Next(30)]),
            ("Date", chance.Next(10) == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{year}-{1 + chance.Next(12):00}-{1 + chance.Next(28):00}")));
        json.WriteStartObject(type);
        Terms(json, "Topic", "4hubtaxonomytopic000000000", [.. Enumerable.Range(0, 1 + chance.Next(2)).Select(_ => Topic((int)(chance.Next() * chance.Next() * Topics.Length))).Distinct()]);
        Terms(json, "Audience", "4hubtaxonomyaudience000000", ["4hubaudience" + Audiences[chance.Next(Audiences.Length)]]);
        json.WriteEndObject();
        Part(json, "HtmlBodyPart", ("Html", Html(chance, number)));
        json.WriteEndObject();
    }

    // One in five of those that hold a planted word has it in its title too.
    private string Title(Chance chance, int number)
    {
        var planted = Planted.FirstOrDefault(word => number % (word.OneIn * 5) == 1 % word.OneIn).Word;
        return Capital(string.Create(CultureInfo.InvariantCulture, $"{(planted is null ? "" : planted + " ")}{Text(chance, 3 + chance.Next(4))} {number}"));
    }

    private string Html(Chance chance, int number)
    {
        var words = Enumerable.Range(0, Words).Select(_ => vocabulary.Next(chance)).ToArray();
        foreach (var (word, _) in Planted.Where(planted => number % planted.OneIn == 1 % planted.OneIn))
        {
            for (var times = 1 + chance.Next(3); times > 0; times--)
            {
                words[chance.Next(Words)] = word;
            }
        }

        var html = new StringBuilder();
        for (var start = 0; start < Words;)
        {
            var length = Math.Min(Words - start, 25 + chance.Next(30));
            if (start > 0 && chance.Next(3) == 0)
            {
                html.Append("<h2>").Append(Capital(Text(chance, 3))).Append("</h2>");
            }

            html.Append("<p>").Append(Capital(string.Join(' ', words.AsSpan(start, length).ToArray()))).Append(".</p>");
            start += length;
        }

        return html.ToString();
    }

    private string Text(Chance chance, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => vocabulary.Next(chance)));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static void Part(Utf8JsonWriter json, string part, params (string Name, string Value)[] values)
    {
        json.WriteStartObject(part);
        foreach (var (name, value) in values.Where(value => value.Value.Length > 0))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void Terms(Utf8JsonWriter json, string field, string taxonomy, string[] terms)
    {
        json.WriteStartObject(field);
        json.WriteString("TaxonomyContentItemId", taxonomy);
        json.WriteStartArray("TermContentItemIds");
        Array.ForEach(terms, json.WriteStringValue);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
