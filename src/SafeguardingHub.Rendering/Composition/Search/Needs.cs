using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Searching;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition.Search;

/// <summary>
/// Whether what somebody types tells that they may be in need, or look for whom to call: then the numbers come first. Words of
/// need, names and former names of services and portals, and the services' numbers do. Read once for each snapshot.
/// </summary>
internal sealed class Needs
{
    private const int ShortestNumber = 6;
    private static readonly ConditionalWeakTable<PublicSnapshot, Needs> BySnapshot = [];
    private readonly ImmutableArray<SearchPhrase> telling;
    private readonly ImmutableArray<(string Route, ImmutableArray<SearchPhrase> First, ImmutableArray<SearchPhrase> Alone)> about;
    private readonly ImmutableArray<string> numbers;

    private Needs(PublicSnapshot snapshot)
    {
        var lists = snapshot.With<NeedWordsPart>().Select(pair => pair.Part).ToList();
        var names = snapshot.With<ServicePart>().SelectMany(pair => pair.Part.FormerNames.Prepend(pair.Item.DisplayText ?? ""))
            .Concat(snapshot.With<OnlineServicePart>().SelectMany(pair => pair.Part.FormerNames.Prepend(pair.Item.DisplayText ?? "")));
        ImmutableArray<SearchPhrase> need = Phrases(lists.SelectMany(list => list.Words).Concat(names));

        // Whoever types another word of the same meaning, or one that leads there, is in the same need.
        telling =
        [
            .. need,
            .. snapshot.With<SynonymsPart>().SelectMany(pair => pair.Part.Groups)
                .Where(group => group.Words.Any(word => IsIn(need, SearchPhrase.WordsOf(word)))).SelectMany(group => Phrases(group.Words.Concat(group.Leading))),
        ];
        about = [.. lists.SelectMany(list => list.About).Where(list => list.Route is not null).Select(list => (list.Route!, Phrases(list.Words), Phrases(list.Alone)))];
        numbers = [.. snapshot.With<ServicePart>().SelectMany(pair => pair.Part.Numbers.Concat(pair.Part.FormerNumbers)).Select(number => number.Telephone()).OfType<TelephoneNumber>().Select(number => number.Digits)
            .Where(digits => digits.Length >= ShortestNumber)];
    }

    /// <summary>The routes to show above what a search for that text finds; empty where nothing tells of need.</summary>
    public static IReadOnlyList<PublishedItem> RoutesFor(PublicSnapshot snapshot, string text)
    {
        var needs = BySnapshot.GetValue(snapshot, static ground => new Needs(ground));
        var words = SearchPhrase.WordsOf(text);
        return IsIn(needs.telling, words) || needs.HoldsANumber(text) ? needs.RoutesOf(snapshot, words) : [];
    }

    // The words may be about who does the harm as well as who suffers it: they put a route first and hide none. Only words that
    // leave no doubt choose a route, and only where nothing speaks of another.
    private List<PublishedItem> RoutesOf(PublicSnapshot snapshot, ImmutableArray<string> words)
    {
        var all = RouteViews.All(snapshot).ToList();
        var alone = Named(about.Where(list => IsIn(list.Alone, words)).Select(list => list.Route));
        var first = Named(about.Where(list => IsIn(list.First, words)).Select(list => list.Route));
        var chosen = first.IsSubsetOf(alone) ? all.Where(route => Is(alone, route)).ToList() : [];
        return chosen.Count > 0 ? chosen : [.. all.OrderByDescending(route => Is(alone, route)).ThenByDescending(route => Is(first, route))];
    }

    private static HashSet<string> Named(IEnumerable<string> routes) => new(routes, StringComparer.OrdinalIgnoreCase);

    private static bool Is(HashSet<string> named, PublishedItem route) => route.Alias is { } alias && named.Contains(alias);

    private static bool IsIn(ImmutableArray<SearchPhrase> phrases, ImmutableArray<string> words) => phrases.Any(phrase => phrase.IsIn(words));

    private bool HoldsANumber(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));

        // The end of a number, as people write one without its area; or a whole one, with its country perhaps.
        return digits.Length >= ShortestNumber && numbers.Any(number => number.EndsWith(digits, StringComparison.Ordinal) || digits.EndsWith(number.TrimStart('0'), StringComparison.Ordinal));
    }

    private static ImmutableArray<SearchPhrase> Phrases(IEnumerable<string> texts) => [.. texts.Select(SearchPhrase.Of).OfType<SearchPhrase>()];
}
