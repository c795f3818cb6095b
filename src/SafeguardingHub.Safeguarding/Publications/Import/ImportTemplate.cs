using System.Text;
using SafeguardingHub.Content;

namespace SafeguardingHub.Safeguarding.Publications.Import;

/// <summary>The tables that people download before they import: an empty one to fill in, and one of what its cells may say.</summary>
public static class ImportTemplate
{
    /// <summary>The names of the columns, and a row for each section as an example, in UTF-8 with the mark by which Excel knows it.</summary>
    public static byte[] Table(ImportValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var topic = values.TopicNames.FirstOrDefault() ?? "";
        return Csv(
        [
            ImportValues.Columns,
            .. values.Sections.Select((section, index) => (IEnumerable<string>)
            [
                $"Example {index + 1}: write the title here and name your file", index % 2 == 0 ? "briefing" : "newsletter", section.Name, index % 2 == 0 ? "2018-01-31" : "unknown", topic, $"example-{index + 1}.pdf", section.Name,
            ]),
        ]);
    }

    /// <summary>What the cells may say, a column for each.</summary>
    public static byte[] Values(ImportValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[][] columns =
        [
            ["kind", .. ImportValues.Kinds.Select(kind => kind.Name)],
            ["publisher (or any other name)", .. values.Publishers.Select(publisher => publisher.Name)],
            ["date", "2018-01-31", "31/01/2018", "January 2018", "2018", "unknown"],
            ["topic (several with a semicolon, or none)", .. values.TopicNames],
            ["section", .. values.Sections.Select(section => section.Name)],
        ];
        return Csv(Enumerable.Range(0, columns.Max(column => column.Length)).Select(row => columns.Select(column => column.ElementAtOrDefault(row) ?? "")));
    }

    private static byte[] Csv(IEnumerable<IEnumerable<string>> rows) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(rows.Select(CsvText.Row)))];
}
