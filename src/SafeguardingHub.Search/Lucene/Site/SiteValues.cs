using Microsoft.Data.Sqlite;
using NodaTime;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Lucene.Language;
using SafeguardingHub.Search.Lucene.Running;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Lucene.Site;

/// <summary>Finds pages by what they are filtered by, under the ids of the values or under the names that readers know.</summary>
internal sealed class SiteValues(SqliteConnection connection, Standing standing, IndexDates dates)
{
    private const string NamePrefix = "name:";
    private static readonly LocalDate FirstDay = new(1970, 1, 1);
    private readonly SearchMemory memory = standing.Memory;
    private readonly Dictionary<string, List<(int Ordinal, string[] Names)>> named = new(StringComparer.Ordinal);

    /// <summary>All pages.</summary>
    public Found Everything() => Found.All([.. memory.All.Where(document => document.Entry.IsListed).Select(document => document.Number)]);

    /// <summary>Pages with a value that is called so.</summary>
    public Found Called(string key, string name)
    {
        var sought = Plain(name);
        return Having(key, names => names.Any(known => Plain(known) == sought));
    }

    /// <summary>Pages with a value whose name or slug fits.</summary>
    public Found Fitting(string key, Func<string, bool> fits) => Having(key, names => names.Any(known => fits(known) || fits(known.ToLowerInvariant()) || fits(Slug.From(known))));

    /// <summary>Pages with a value in a range.</summary>
    public Found Between(string key, RangeNode range) => Having(key, names => names.Any(known =>
        (range.Lower is null || string.Compare(known, range.Lower.Text, StringComparison.OrdinalIgnoreCase) is var low && (range.Lower.IsIncluded ? low >= 0 : low > 0))
        && (range.Upper is null || string.Compare(known, range.Upper.Text, StringComparison.OrdinalIgnoreCase) is var high && (range.Upper.IsIncluded ? high <= 0 : high < 0))));

    /// <summary>Pages that are dated within a range; a day, a month or a year is the whole of it.</summary>
    /// <exception cref="Content.Searching.LuceneQueryException">An end is no date.</exception>
    public Found Dated(RangeEnd? lower, RangeEnd? upper)
    {
        var (first, last) = (lower is null ? int.MinValue : Days(lower.Text) is var from && lower.IsIncluded ? from.First : from.Last + 1,
            upper is null ? int.MaxValue : Days(upper.Text) is var to && upper.IsIncluded ? to.Last : to.First - 1);
        return Found.All([.. memory.All.Where(document => document.Entry.IsListed && document.Entry.SortDay is { } day && day >= first && day <= last).Select(document => document.Number)]);
    }

    private Found Having(string key, Func<string[], bool> fits)
    {
        if (key == Content.Searching.SearchKeys.State)
        {
            return InState(fits);
        }

        var ordinals = Named(key).Where(value => fits(value.Names)).Select(value => value.Ordinal).ToHashSet();
        return ordinals.Count == 0 ? Found.None : Found.All([.. memory.All
            .Where(document => document.Entry.IsListed && document.Entry.Facets.Any(ordinals.Contains))
            .Select(document => document.Number)]);
    }

    // The states of now: most editions have theirs from time and from other items, and no value of their own.
    private Found InState(Func<string[], bool> fits)
    {
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        return Found.All([.. memory.All
            .Where(document => document.Entry.IsListed && standing.StateOf(document.Number, document.Entry) is { } state && IsFitting(state))
            .Select(document => document.Number)]);

        bool IsFitting(string state) => known.TryGetValue(state, out var isFitting) ? isFitting : known[state] = fits([state]);
    }

    private List<(int Ordinal, string[] Names)> Named(string key)
    {
        if (!named.TryGetValue(key, out var values))
        {
            var place = FacetValues.PlaceOf(key);
            values = [.. Enumerable.Range(0, memory.Values.Count).Where(ordinal => memory.Values.KeyOf(ordinal) == place)
                .Select(ordinal => (ordinal, Names(memory.Values[ordinal]).ToArray()))];
            named.Add(key, values);
        }

        return values;
    }

    // A value is often the id of an item or of a term: whoever types does not know it.
    private IEnumerable<string> Names(ListFilter value)
    {
        yield return value.Value;
        if (value.Value.StartsWith(NamePrefix, StringComparison.Ordinal))
        {
            yield return value.Value[NamePrefix.Length..];
        }

        using (var rows = CachedCommands.Of(connection, "SELECT title, alias FROM document WHERE item = $1", value.Value).ExecuteReader())
        {
            while (rows.Read())
            {
                yield return rows.GetString(0);
                if (!rows.IsDBNull(1))
                {
                    yield return rows.GetString(1);
                }
            }
        }

        using var terms = CachedCommands.Of(connection, "SELECT name FROM lucene_term WHERE id = $1", value.Value).ExecuteReader();
        while (terms.Read())
        {
            yield return terms.GetString(0);
        }
    }

    private (int First, int Last) Days(string text)
    {
        if (text.Length == 4 && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) && year > 0)
        {
            return (Day(new LocalDate(year, 1, 1)), Day(new LocalDate(year, 12, 31)));
        }

        return dates.Days(text) is { } found
            ? (Day(found.First), Day(found.Last))
            : throw new Content.Searching.LuceneQueryException($"'{text}' is no date: write 2018-03-14, 2018-03, 2018 or today.", text);
    }

    private static int Day(LocalDate day) => Period.DaysBetween(FirstDay, day);

    private static string Plain(string name) => Slug.From(name).Replace("-", "", StringComparison.Ordinal);
}
