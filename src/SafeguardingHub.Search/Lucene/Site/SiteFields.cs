using System.Collections.Frozen;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Search.Lucene.Site;

/// <summary>The fields that editors may name in the site's search.</summary>
internal static class SiteFields
{
    /// <summary>The day that an item is sorted by.</summary>
    public const string Date = "date";

    /// <summary>The files that belong to an item.</summary>
    public const string Files = "files";

    private static readonly FrozenDictionary<string, string> Columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = "title",
        ["name"] = "names",
        ["names"] = "names",
        ["heading"] = "headings",
        ["headings"] = "headings",
        ["summary"] = "summary",
        ["body"] = "body",
        ["text"] = "body",
        ["file"] = Files,
        ["files"] = Files,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The column of words that a field is; null for another field.</summary>
    public static string? Column(string field) => Columns.GetValueOrDefault(field);

    /// <summary>The key of values that a field is; null for another field.</summary>
    public static string? Key(string field) => SearchKeys.All.FirstOrDefault(key => string.Equals(key, field, StringComparison.OrdinalIgnoreCase));

    /// <summary>What an unknown field is told.</summary>
    public static LuceneQueryException Unknown(string field) => new(
        $"There is no field '{field}': use title, names, headings, summary, body, files, {string.Join(", ", SearchKeys.All)} or date, or put a backslash before the colon.", field);
}
