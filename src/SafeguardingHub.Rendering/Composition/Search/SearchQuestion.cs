using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Lists;

namespace SafeguardingHub.Rendering.Composition.Search;

/// <summary>What a reader asks of the search, in one form however it was typed. Each has an address, which can be kept.</summary>
public sealed record SearchQuestion
{
    /// <summary>The path of the search.</summary>
    public const string Page = "/search";

    /// <summary>The path of the suggestions.</summary>
    public const string SuggestPage = "/search/suggest";

    /// <summary>The field of the words.</summary>
    public const string WordsField = "q";

    /// <summary>How many results a page shows.</summary>
    public const int PageSize = 20;

    internal const string SortField = "sort";
    internal const string SupersededField = "superseded";
    internal const string SyntaxField = "syntax";
    internal const string Lucene = "lucene";
    internal const string Yes = "yes";
    private const string PageField = "page";

    /// <summary>The orders by the value of their field; the first is the one without a field.</summary>
    internal static ImmutableArray<(SearchOrder Order, string Value, string Words)> Orders { get; } =
        [(SearchOrder.Relevance, "relevance", "Best match first"), (SearchOrder.Newest, "newest", "Newest first"), (SearchOrder.Oldest, "oldest", "Oldest first")];

    /// <summary>What was typed, without blanks around it and without control characters; empty for nothing.</summary>
    public string Words { get; init; } = "";

    /// <summary>The filters that are on, each key once, in the order of <see cref="SearchKeys.All"/>.</summary>
    public ImmutableArray<ListFilter> Filters { get; init; } = [];

    /// <summary>The order of the results.</summary>
    public SearchOrder Order { get; init; }

    /// <summary>Whether superseded and withdrawn editions are among the results.</summary>
    public bool WithSuperseded { get; init; }

    /// <summary>How the words are read.</summary>
    public SearchSyntax Syntax { get; init; }

    /// <summary>Which page of the results, from 1.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>The address of a search for words, and for nothing else.</summary>
    public static string AddressOf(string words) => new SearchQuestion { Words = words }.Address();

    /// <summary>Reads an address; null where a filter holds what no filter can, with what is wrong and how to put it right.</summary>
    /// <param name="value">The first value of a field of the address; null where it has none.</param>
    /// <param name="fault">What is wrong, where the answer is null.</param>
    public static SearchQuestion? Read(Func<string, string?> value, out string fault)
    {
        ArgumentNullException.ThrowIfNull(value);
        fault = "";
        var filters = ImmutableArray.CreateBuilder<ListFilter>();
        foreach (var key in SearchKeys.All)
        {
            var text = value(key)?.Trim() ?? "";
            if (text.Length > ListRequest.LongestValue || text.Any(char.IsControl))
            {
                fault = $"What the address says for '{key}' is too long, or holds characters that no name has. Search again without it.";
                return null;
            }

            if (text.Length > 0)
            {
                filters.Add(new ListFilter(key, text));
            }
        }

        return new SearchQuestion
        {
            Words = Tidy(value(WordsField) ?? ""),
            Filters = filters.ToImmutable(),
            Order = Orders.FirstOrDefault(order => order.Value == value(SortField)).Order,
            WithSuperseded = value(SupersededField) == Yes,
            Syntax = value(SyntaxField) == Lucene ? SearchSyntax.Lucene : SearchSyntax.Words,
            PageNumber = int.TryParse(value(PageField), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1
                ? Math.Min(page, SearchRequest.DeepestHit / PageSize)
                : 1,
        };
    }

    /// <summary>The value that a filter has, or null.</summary>
    public string? Chosen(string key) => Filters.Where(filter => filter.Key == key).Select(filter => filter.Value).FirstOrDefault();

    /// <summary>What is asked of the search.</summary>
    public SearchRequest ToRequest() => new()
    {
        Text = Words, Syntax = Syntax, Filters = Filters, Order = Order, WithSuperseded = WithSuperseded, Facets = SearchKeys.All,
        Skip = (PageNumber - 1) * PageSize, Take = PageSize,
    };

    /// <summary>The address of this very question.</summary>
    public string Address()
    {
        var address = new StringBuilder(Page);
        var mark = '?';
        foreach (var (name, value) in Fields())
        {
            address.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }

        return address.ToString();
    }

    private IEnumerable<(string Name, string Value)> Fields()
    {
        if (Words.Length > 0)
        {
            yield return (WordsField, Words);
        }

        foreach (var filter in Filters)
        {
            yield return (filter.Key, filter.Value);
        }

        if (Order != SearchOrder.Relevance)
        {
            yield return (SortField, Orders.First(order => order.Order == Order).Value);
        }

        if (WithSuperseded)
        {
            yield return (SupersededField, Yes);
        }

        if (Syntax == SearchSyntax.Lucene)
        {
            yield return (SyntaxField, Lucene);
        }

        if (PageNumber > 1)
        {
            yield return (PageField, PageNumber.ToString(CultureInfo.InvariantCulture));
        }
    }

    // Whatever is typed is searched for: what is too long is cut, never in the middle of a character.
    private static string Tidy(string typed)
    {
        var words = string.Concat(typed.Select(character => char.IsControl(character) ? ' ' : character)).Trim();
        if (words.Length <= SearchRequest.LongestText)
        {
            return words;
        }

        var length = char.IsHighSurrogate(words[SearchRequest.LongestText - 1]) ? SearchRequest.LongestText - 1 : SearchRequest.LongestText;
        return words[..length].TrimEnd();
    }
}
