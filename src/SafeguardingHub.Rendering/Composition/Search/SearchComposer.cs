using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Indexes;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Searching;

namespace SafeguardingHub.Rendering.Composition.Search;

/// <summary>
/// Makes the page of the search: whom to call first where what is typed tells of need or nothing is found, then what is found.
/// Two queries at most besides the search itself: the items found, and what the page links to.
/// </summary>
public sealed class SearchComposer(ISiteSearch search, IPublishedContent published)
{
    private const int LongestInHeading = 80;
    private const int MostShortForms = 3;

    /// <summary>The page that answers a question.</summary>
    public async Task<SearchView> ComposeAsync(SearchQuestion question, PublicSnapshot snapshot, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var today = LondonTime.Day(now);
        var answer = question.Words.Length == 0
            ? null
            : await search.FindAsync(question.ToRequest(), SearchGrounds.Of(snapshot, today), cancellationToken);
        var items = await ItemsAsync(answer, snapshot, cancellationToken);
        var routes = answer is { Hits.Length: > 0, Fault: null } ? Needs.RoutesFor(snapshot, $"{question.Words} {answer.DidYouMean}") : [.. RouteViews.All(snapshot)];
        var links = new PageLinks(snapshot, now);
        RouteViews.Gather(routes, links);
        foreach (var file in answer?.Hits.Select(hit => hit.File).OfType<SearchFilePlace>() ?? [])
        {
            links.WantMedia(file.Media);
        }

        if (links.AreWanted)
        {
            links.Add(await published.FindLinksAsync(links.Ids, links.Aliases, links.Media, cancellationToken));
        }

        var site = new SiteComposer(snapshot, now);
        var labels = new SearchLabels(snapshot, new ListLabels(snapshot, site, today));
        var view = Framed(question, snapshot, site, labels) with { WhoToCall = new RouteViews(snapshot, ReadAt.Of(now, asked: null), links).WhoToCall(routes, SearchQuestion.Page) };
        if (answer is null)
        {
            return view;
        }

        return answer.Fault is { } fault
            ? view with { Title = "We cannot read this search", Fault = Fault(question, fault) }
            : Answered(view, question, answer, labels) with
            {
                ShortForms = [.. ShortForms(question, snapshot)],
                Results =
                [
                    .. from hit in answer.Hits
                       let item = items.GetValueOrDefault(hit.Id)
                       where item is { Path: not null }
                       select new SearchResults(snapshot, site, labels, links, today).View(hit, item),
                ],
            };
    }

    /// <summary>The first names that begin with what was typed so far, with what each is.</summary>
    public async Task<IReadOnlyList<(SearchSuggestion Suggestion, string? Kind)>> SuggestAsync(string typed, int limit, PublicSnapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return [.. (await search.SuggestAsync(typed, limit, cancellationToken)).Select(found => (found, Words.OrNull(snapshot.Definitions.FindType(found.ContentType)?.DisplayName)))];
    }

    // What stands on the shared ground costs no query; what was withdrawn since the index was written is no longer there.
    private async Task<Dictionary<Content.Items.ContentItemId, PublishedItem>> ItemsAsync(SearchAnswer? answer, PublicSnapshot snapshot, CancellationToken cancellationToken)
    {
        var ids = answer?.Hits.Select(hit => hit.Id).Distinct().ToList() ?? [];
        var items = ids.Select(snapshot.Find).OfType<PublishedItem>().ToList();
        if (items.Count < ids.Count)
        {
            items.AddRange(await published.FindManyAsync([.. ids.Except(items.Select(item => item.Id))], cancellationToken));
        }

        return items.ToDictionary(item => item.Id);
    }

    private static SearchView Framed(SearchQuestion question, PublicSnapshot snapshot, SiteComposer site, SearchLabels labels) => new()
    {
        Site = site.Site,
        Section = site.Section(null),
        Title = "Search this site",
        NoIndex = true,
        Breadcrumbs = [site.Home],
        Banner = site.Notices.Banner(null),

        // What somebody searches for tells as much as what they read.
        Exit = site.Exit,
        Words = question.Words,
        ShortWords = Short(question.Words),
        Hidden = question.Syntax == SearchSyntax.Lucene ? [new(SearchQuestion.SyntaxField, SearchQuestion.Lucene)] : [],
        PlainWords = question.Syntax == SearchSyntax.Lucene
            ? new LinkView("Search in plain words instead", (question with { Syntax = SearchSyntax.Words, PageNumber = 1 }).Address())
            : null,
        Chosen = [.. labels.Chosen(question)],
        IsWithSuperseded = question.WithSuperseded,
        PageNumber = question.PageNumber,
    };

    private static SearchView Answered(SearchView view, SearchQuestion question, SearchAnswer answer, SearchLabels labels)
    {
        var first = question with { PageNumber = 1 };
        var reachable = Math.Min(answer.Total, SearchRequest.DeepestHit);
        var begin = (question.PageNumber - 1) * SearchQuestion.PageSize;
        var end = begin + answer.Hits.Length;
        return view with
        {
            Title = IsUnknown(answer) ? "We could not search everything just now" : $"{Numbers.Of(answer.Total, "result", "results")} for {(answer.Hits.IsEmpty ? view.ShortWords : Short(answer.DidYouMean ?? question.Words))}",
            Filters = [.. labels.Filters(question, answer)],
            Sort = new FilterView(SearchQuestion.SortField, "Order", [.. SearchQuestion.Orders.Select(order => new FilterChoiceView(order.Value, order.Words, order.Order == question.Order))]),
            WithoutFilters = question.Filters.IsEmpty ? null : new LinkView("Search without filters", (first with { Filters = [] }).Address()),
            DidYouMean = DidYouMean(first, answer),
            PastCall = answer.Hits.IsEmpty ? null : new LinkView("Go to the results", "#results"),
            RangeText = answer.Hits.IsEmpty ? null : $"Results {Numbers.Of(begin + 1)} to {Numbers.Of(end)} of {Numbers.Of(answer.Total)}",
            EmptyText = answer.Hits.IsEmpty ? EmptyText(question, answer) : null,
            LeftOutText = answer.LeftOut == 0 ? null
                : answer.LeftOut == 1 ? "1 superseded or withdrawn edition is left out."
                : $"{Numbers.Of(answer.LeftOut)} superseded or withdrawn editions are left out.",
            WithLeftOut = answer.LeftOut == 0 ? null : new LinkView("Show them too", (first with { WithSuperseded = true }).Address()),
            IsIncomplete = answer.IsIncomplete && !IsUnknown(answer),
            Previous = question.PageNumber == 1 ? null : new LinkView($"Previous page ({question.PageNumber - 1})", (question with { PageNumber = question.PageNumber - 1 }).Address()),
            Next = end >= reachable ? null : new LinkView($"Next page ({question.PageNumber + 1})", (question with { PageNumber = question.PageNumber + 1 }).Address()),
        };
    }

    // That nothing was found says nothing where not everything was searched.
    private static bool IsUnknown(SearchAnswer answer) => answer is { Total: 0, IsIncomplete: true };

    // What was found is found for these words already. Where nothing is, they lead further only without the filters.
    private static LinkView? DidYouMean(SearchQuestion first, SearchAnswer answer) =>
        answer.DidYouMean is not { } meant ? null
        : !answer.Hits.IsEmpty ? new LinkView(meant, (first with { Words = meant }).Address())
        : answer.Total > 0 || first.Filters.IsEmpty ? null
        : new LinkView(meant, (first with { Words = meant, Filters = [] }).Address());

    private static string EmptyText(SearchQuestion question, SearchAnswer answer) =>
        answer.Total > 0 ? "There are no further results."
        : IsUnknown(answer) ? "Nothing was found, but not everything on this site could be searched just now. Try again in a minute, or call a number at the top of this page."
        : (answer.LeftOut > 0, question.Filters.IsEmpty) switch
        {
            (true, true) => "Only superseded or withdrawn editions match what you typed.",
            (true, false) => "Only superseded or withdrawn editions match what you typed and the filters that you chose.",
            (false, true) => "Nothing on this site matches what you typed.",
            _ => "Nothing matches what you typed and the filters that you chose.",
        };

    private static SearchFaultView Fault(SearchQuestion question, SearchFault fault)
    {
        var at = Math.Clamp(fault.Column - 1, 0, question.Words.Length);
        var length = at == question.Words.Length ? 0 : char.IsHighSurrogate(question.Words[at]) && at + 1 < question.Words.Length ? 2 : 1;
        return new SearchFaultView(
            question.Words[..at], question.Words.Substring(at, length), question.Words[(at + length)..], fault.Column, fault.Message,
            new LinkView("Search in plain words instead", (question with { Syntax = SearchSyntax.Words, PageNumber = 1 }).Address()));
    }

    // A glossary entry has no page of its own: its meaning stands above the results, and leads to its place in the glossary.
    private static IEnumerable<ShortFormView> ShortForms(SearchQuestion question, PublicSnapshot snapshot)
    {
        var words = SearchPhrase.WordsOf(question.Words);
        return GlossaryComposer.Entries(snapshot)
            .Where(entry => SearchPhrase.Of(entry.Term)?.IsIn(words) == true)
            .Take(MostShortForms)
            .Select(entry => new ShortFormView(new LinkView(entry.Term, $"{GlossaryComposer.Address}#{entry.Anchor}"), Words.OrNull(entry.Part.Expansion)));
    }

    private static string Short(string words)
    {
        if (words.Length <= LongestInHeading)
        {
            return words;
        }

        var length = char.IsHighSurrogate(words[LongestInHeading - 1]) ? LongestInHeading - 1 : LongestInHeading;
        return words[..length].TrimEnd() + "…";
    }
}
