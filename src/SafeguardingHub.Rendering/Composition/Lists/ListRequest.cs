using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Composition.Lists;

/// <summary>What a reader asks of a list, in one form however it was typed.</summary>
public sealed record ListRequest
{
    /// <summary>The longest value that is read, in characters.</summary>
    public const int LongestValue = 2000;

    /// <summary>The field of the words that names are searched for.</summary>
    public const string WordsField = "q";

    private const string AfterField = "after";
    private const string PageField = "page";

    /// <summary>The list.</summary>
    public required SiteList List { get; init; }

    /// <summary>The section whose entries are asked for; null for all.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>The list's path.</summary>
    public required string Address { get; init; }

    /// <summary>The words that are searched for in names, as typed; empty for none.</summary>
    public string Words { get; init; } = "";

    /// <summary>The filters that are on, each once, in the order in which the list shows them.</summary>
    public ImmutableArray<ListFilter> Filters { get; init; } = [];

    /// <summary>After which entry the page begins; null for the first page.</summary>
    public ListPosition? After { get; init; }

    /// <summary>Which page it is, from 1; what readers' addresses say, as entries are counted from a place and not from the top.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether entries may be left out.</summary>
    public bool IsFiltered => Words.Length > 0 || Filters.Length > 0;

    /// <summary>The names of the fields that a list reads from an address; all others are of no account.</summary>
    public static IEnumerable<string> Fields(SiteList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return [WordsField, .. list.Filters, AfterField, PageField];
    }

    /// <summary>Reads an address.</summary>
    /// <param name="list">The list.</param>
    /// <param name="section">The section, where the address is below one's.</param>
    /// <param name="address">The list's path.</param>
    /// <param name="value">The first value of a field of the address; null where it has none.</param>
    /// <param name="fault">What is wrong and how to put it right, where the answer is null.</param>
    public static ListRequest? Read(SiteList list, ContentItemId? section, string address, Func<string, string?> value, out string fault)
    {
        ArgumentNullException.ThrowIfNull(list);
        fault = "";
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Fields(list))
        {
            var text = value(name) ?? "";
            if (text.Length > LongestValue)
            {
                fault = $"What the address says for '{name}' is longer than 2,000 characters. Shorten it, or begin with the whole list.";
                return null;
            }

            if (text.Any(char.IsControl))
            {
                fault = $"What the address says for '{name}' holds characters that no name has. Take them out, or begin with the whole list.";
                return null;
            }

            values[name] = text.Trim();
        }

        var after = ListPosition.Parse(values[AfterField]);
        if (after is null && values[AfterField].Length > 0)
        {
            fault = "The address does not say from which entry on to show the list. Begin with the whole list.";
            return null;
        }

        return new ListRequest
        {
            List = list,
            Section = section,
            Address = address,
            Words = values[WordsField],
            // A section's own list is filtered by its section already.
            Filters = [.. list.Filters.Where(name => values[name].Length > 0 && !(section is not null && name == ListFilters.Section)).Select(name => new ListFilter(name, values[name]))],
            After = after,
            Page = after is not null && int.TryParse(values[PageField], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page : after is null ? 1 : 2,
        };
    }

    /// <summary>The entries that are asked for, of a list that is in the database.</summary>
    public ListQuery ToQuery()
    {
        var filters = Section is { } section ? Filters.Add(new ListFilter(ListFilters.Section, section.Value)) : Filters;
        return List.Query! with { Filters = filters, Words = [.. NameWords.Of(Words)] };
    }

    /// <summary>The value that a filter has, or null.</summary>
    public string? Chosen(string filter) => Filters.Where(chosen => chosen.Key == filter).Select(chosen => chosen.Value).FirstOrDefault();

    /// <summary>The address of the first page.</summary>
    public string FirstAddress() => Compose(Words, Filters, after: null, 1);

    /// <summary>The address of the page after an entry.</summary>
    public string NextAddress(ListPosition after) => Compose(Words, Filters, after, Page + 1);

    /// <summary>The address without one filter.</summary>
    public string Without(ListFilter filter) => Compose(Words, Filters.Remove(filter), after: null, 1);

    /// <summary>The address without the words.</summary>
    public string WithoutWords() => Compose("", Filters, after: null, 1);

    private string Compose(string words, ImmutableArray<ListFilter> filters, ListPosition? after, int page)
    {
        var address = new StringBuilder(Address);
        var mark = '?';
        void Add(string name, string text)
        {
            address.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(text));
            mark = '&';
        }

        if (words.Length > 0)
        {
            Add(WordsField, words);
        }

        foreach (var filter in filters)
        {
            Add(filter.Key, filter.Value);
        }

        if (after is not null)
        {
            Add(AfterField, after.ToText());
            Add(PageField, page.ToString(CultureInfo.InvariantCulture));
        }

        return address.ToString();
    }
}
