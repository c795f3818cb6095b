using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SafeguardingHub.Benchmarks;

/// <summary>
/// Writes recipes of made-up briefings, the same bytes each time: half with one body of HTML, half as a flow of prose
/// blocks. They need the hub's own recipe to have run before.
/// </summary>
internal sealed class Briefings
{
    private const string Section = "4hubsectionsouthworcs00000";

    private static readonly string[] Words =
        """
        safeguarding child adult concern practitioner referral threshold family carer neglect disclosure record review partner agency
        practice learning supervision escalate consent capacity advocate risk strategy meeting plan evidence voice curious question listen
        respond colleague duty designated nurse doctor midwife visitor school police social worker community team the a of to and in with for
        when that before after during from their each every who should may must can is are be has have share tell write ask keep safe early help
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // Not for secrets: the same briefings come out on every machine.
    private uint state = 20261122;

    /// <summary>The address of the large page that <see cref="WriteAsync"/> adds.</summary>
    public const string LargePage = "/south-worcestershire/a-page-of-twenty-kilobytes";

    /// <summary>The address of a briefing.</summary>
    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"/south-worcestershire/briefing-{number:00000}");

    /// <summary>Writes a recipe of that many briefings, and of one large page where asked for.</summary>
    public static async Task<string> WriteAsync(string file, int count, int largePageWords, CancellationToken cancellationToken)
    {
        var briefings = new Briefings();
        await using var stream = File.Create(file);
        await using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("name", "Benchmark");
        json.WriteStartArray("steps");
        json.WriteRawValue(Definitions);
        json.WriteStartObject();
        json.WriteString("name", "content");
        json.WriteStartArray("data");
        for (var number = 1; number <= count; number++)
        {
            // Half of them name a version, as an export does; the others are compared with the newest.
            briefings.Item(json, number, string.Create(CultureInfo.InvariantCulture, $"Briefing {number:00000}"), number % 2 == 0, number % 4 < 2, 300);
        }

        if (largePageWords > 0)
        {
            briefings.Item(json, 0, "A page of twenty kilobytes", isFlow: true, hasVersion: false, largePageWords);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        return file;
    }

    private const string Definitions =
        """
        { "name": "ContentDefinition", "ContentParts": [], "ContentTypes": [
          { "Name": "BenchmarkBriefing", "DisplayName": "Briefing",
            "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true, "Draftable": true, "Versionable": true } },
            "ContentTypePartDefinitionRecords": [
              { "PartName": "TitlePart", "Name": "TitlePart", "Settings": {} },
              { "PartName": "AutoroutePart", "Name": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "AllowCustomPath": true, "Pattern": "{{ ContentItem.DisplayText | slugify }}" } } },
              { "PartName": "SectionPart", "Name": "SectionPart", "Settings": {} },
              { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": {} } ] } ] }
        """;

    private void Item(Utf8JsonWriter json, int number, string title, bool isFlow, bool hasVersion, int words)
    {
        json.WriteStartObject();
        json.WriteString("ContentItemId", Id("briefing", number));
        if (hasVersion)
        {
            json.WriteString("ContentItemVersionId", Id("version0", number));
        }

        json.WriteString("ContentType", isFlow ? "Page" : "BenchmarkBriefing");
        json.WriteString("DisplayText", title);
        json.WriteBoolean("Latest", true);
        json.WriteBoolean("Published", true);
        Part(json, "TitlePart", "Title", title);
        Part(json, "SectionPart", "Section", Section);
        if (isFlow)
        {
            json.WriteStartObject("FlowPart");
            json.WriteStartArray("Widgets");
            for (var block = 0; block < 3; block++)
            {
                json.WriteStartObject();
                json.WriteString("ContentItemId", Id("block", (number * 3) + block));
                json.WriteString("ContentType", "Prose");
                Part(json, "HtmlBodyPart", "Html", Html(words / 3));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
        else
        {
            Part(json, "HtmlBodyPart", "Html", Html(words));
        }

        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, string part, string name, string value)
    {
        json.WriteStartObject(part);
        json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"4bm{kind}").PadRight(26 - 8, '0') + number.ToString("00000000", CultureInfo.InvariantCulture);

    // What editors write: headings, paragraphs, a list, something strong, a link.
    private string Html(int words)
    {
        var html = new StringBuilder();
        for (var paragraph = 0; words > 0; paragraph++)
        {
            var length = Math.Min(words, 25 + (int)Next(25));
            words -= length;
            _ = (paragraph % 5) switch
            {
                0 => html.Append("<h2>").Append(Text(Math.Min(4, length))).Append("</h2><p>").Append(Text(Math.Max(length - 4, 1))).Append("</p>"),
                2 => html.Append("<ul><li>").Append(Text(length / 2)).Append("</li><li>").Append(Text(length - (length / 2))).Append("</li></ul>"),
                3 => html.Append("<p><strong>").Append(Text(3)).Append("</strong> ").Append(Text(Math.Max(length - 5, 1))).Append(" <a href=\"https://www.example.org/").Append(Next(1000)).Append("\">").Append(Text(2)).Append("</a></p>"),
                _ => html.Append("<p>").Append(Text(length)).Append("</p>"),
            };
        }

        return html.ToString();
    }

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[Next((uint)Words.Length)]));

    private uint Next(uint below)
    {
        state = unchecked((state * 1664525) + 1013904223);
        return (state >> 8) % below;
    }
}
