using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Rendering.Composition.Search;

/// <summary>What the filters of the search and their values are called; the lists' own words where lists have them.</summary>
internal sealed class SearchLabels(PublicSnapshot snapshot, ListLabels lists)
{
    /// <summary>The filter's name as readers see it.</summary>
    public static string LabelOf(string key) => key switch
    {
        SearchKeys.Type => "Kind of page",
        SearchKeys.Audience => "For whom",
        _ => ListFilters.LabelOf(key),
    };

    /// <summary>The name of a value; null where nothing of that name is known.</summary>
    public string? Of(string key, string value) => key switch
    {
        SearchKeys.Type => TypeOf(value),
        SearchKeys.Audience => snapshot.TermName(value),
        SearchKeys.State => value switch
        {
            SearchStates.Confirmed => "Confirmed",
            SearchStates.Unconfirmed => "Not confirmed",
            SearchStates.Archived => "In the archive",
            _ => GuidanceLines.LabelOf(value),
        },
        _ => lists.Of(key, value),
    };

    /// <summary>A content type in words; null for none of that name.</summary>
    public string? TypeOf(string contentType) => Words.OrNull(snapshot.Definitions.FindType(contentType)?.DisplayName);

    /// <summary>The filters with what each choice would leave.</summary>
    public IEnumerable<FilterView> Filters(SearchQuestion question, SearchAnswer answer) =>
        from key in SearchKeys.All
        let chosen = question.Chosen(key)
        let choices =
            from count in answer.Facets
            where count.Key.Key == key
            let label = Of(key, count.Key.Value)
            where label is not null
            select (count.Key.Value, Label: label, Count: count.Value)
        select new FilterView(
            key, LabelOf(key), [.. Ordered(key, choices).Select(choice => new FilterChoiceView(choice.Value, $"{choice.Label} ({Numbers.Of(choice.Count)})", choice.Value == chosen))]);

    /// <summary>The filters that are on, and the address without each.</summary>
    public IEnumerable<ChosenFilterView> Chosen(SearchQuestion question)
    {
        var first = question with { PageNumber = 1 };
        foreach (var filter in question.Filters)
        {
            // A value that nobody knows is shown as it was typed, so that it can be taken off.
            yield return new ChosenFilterView($"{LabelOf(filter.Key)}: {Of(filter.Key, filter.Value) ?? filter.Value}", (first with { Filters = question.Filters.Remove(filter) }).Address());
        }

        if (question.WithSuperseded)
        {
            yield return new ChosenFilterView("With superseded and withdrawn editions", (first with { WithSuperseded = false }).Address());
        }
    }

    // Years run backwards, the unknown one last; everything else goes by name.
    private static IEnumerable<(string Value, string Label, int Count)> Ordered(string key, IEnumerable<(string Value, string Label, int Count)> choices) =>
        key == SearchKeys.Year
            ? choices.OrderBy(choice => choice.Value == PublicationPartKind.UnknownYear).ThenByDescending(choice => choice.Value, StringComparer.Ordinal)
            : choices.OrderBy(choice => choice.Label, StringComparer.OrdinalIgnoreCase).ThenBy(choice => choice.Value, StringComparer.Ordinal);
}
