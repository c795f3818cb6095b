using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Rendering.Composition.Lists;

/// <summary>
/// Guidance as a list: each edition is an entry that says where it stands, and guidance of which no edition is held is one by
/// itself. All of it is in memory, so filters are applied here.
/// </summary>
internal sealed class GuidanceLines(PublicSnapshot snapshot, SiteComposer site, LocalDate today)
{
    private static readonly ImmutableDictionary<EditionState, (string Value, string Words)> States = new Dictionary<EditionState, (string, string)>
    {
        [EditionState.Current] = (SearchStates.Current, "Current"),
        [EditionState.NotYetInForce] = (SearchStates.NotYetInForce, "Not yet in force"),
        [EditionState.Superseded] = (SearchStates.Superseded, "Superseded"),
        [EditionState.Withdrawn] = (SearchStates.Withdrawn, "Withdrawn"),
    }.ToImmutableDictionary();

    /// <summary>The words of a state as filters hold it; null for none.</summary>
    public static string? LabelOf(string state) => States.Values.Where(known => known.Value == state).Select(known => known.Words).FirstOrDefault();

    /// <summary>A state as filters hold it.</summary>
    public static string ValueOf(EditionState state) => States[state].Value;

    /// <summary>A state in words: of the current edition, whether anybody has found that it is.</summary>
    public static string WordsOf(EditionState state, EditionPart? edition) =>
        state == EditionState.Current && edition?.Confirmation?.Day() is null ? "Latest edition held here" : States[state].Words;

    /// <summary>What an edition is where it is not the one to use: "Superseded"; null for a current edition and for any other item.</summary>
    public static string? StateOf(PublicSnapshot snapshot, ContentItemId item, Instant now) =>
        EditionStates.Of(snapshot, item, LondonTime.Day(now)) is { } state and not EditionState.Current ? States[state].Words : null;

    /// <summary>The entries as feeds have them: what became live last comes first.</summary>
    public static IEnumerable<PublishedItem> Newest(PublicSnapshot snapshot, ContentItemId? section, int limit) =>
        Held(snapshot).Where(held => section is null || held.Item.Section == section).Select(held => held.Item)
            .OrderByDescending(item => item.PublishedAt).ThenByDescending(item => item.Id.Value, StringComparer.Ordinal).Take(limit);

    /// <summary>The entries and the counts that a reader asks for.</summary>
    public ListPart Read(ListRequest request, int limit)
    {
        var words = NameWords.Of(request.Words).ToList();
        var all = Held(snapshot)
            .Where(held => request.Section is null || held.Item.Section == request.Section)
            .Where(held => words.TrueForAll(word => NameWords.KeyOf(held.Item.DisplayText).Contains(word, StringComparison.Ordinal)))
            .Select(held => Line(held, request))
            .ToList();
        var matching = all.Where(line => request.Filters.All(filter => Has(line, filter)))
            .OrderBy(line => line.Line.Position.SortOn is null).ThenByDescending(line => line.Line.Position.SortOn)
            .ThenByDescending(line => line.Line.Position.Item.Value, StringComparer.Ordinal).ToList();

        // What else of the same key could be chosen instead is counted too, as in the lists of the database.
        var counts =
            from line in all
            from value in line.Values
            where request.Filters.All(filter => filter.Key == value.Key || Has(line, filter))
            group value by value into same
            select (same.Key, Count: same.Count());
        return new ListPart(
            [.. matching.Where(line => IsAfter(line.Line.Position, request.After)).Take(limit).Select(line => line.Line)],
            new ListCounts(matching.Count, counts.ToImmutableDictionary(count => count.Key, count => count.Count)));
    }

    /// <summary>The next midnight at which some edition's state may be another; null for none known.</summary>
    public Instant? HoldsUntil() => EditionStates.HoldsUntil(snapshot, today);

    private (ListLine Line, ImmutableArray<ListFilter> Values) Line((PublishedItem Item, EditionPart? Edition, GuidancePart? Guidance) held, ListRequest request)
    {
        var (item, edition, guidance) = held;
        var date = UncertainDate.Of(edition?.Published);
        var state = EditionStates.Of(snapshot, item.Id, today);
        var section = item.Section is { } id ? site.Section(id) : null;
        var view = new ListItemView
        {
            Link = new LinkView(string.IsNullOrWhiteSpace(item.DisplayText) ? item.Path!.Value.Address : item.DisplayText, item.Path!.Value.Address),
            Kind = guidance?.IsStatutory == true ? "Statutory guidance" : "Guidance",
            Date = edition is null ? "No edition held here" : date.Words,
            Publisher = Words.OrNull(guidance?.Issuer),
            States =
            [
                .. state is { } known ? [WordsOf(known, edition)] : Array.Empty<string>(),
                .. PublicationLines.NotInUse(site, request, item.Section),
            ],
            Summary = edition is null && !string.IsNullOrWhiteSpace(guidance?.Summary) ? guidance.Summary : null,
            Section = request.Section is null && section is { IsShared: false } ? section.Name : null,
        };
        var values = ImmutableArray.CreateBuilder<ListFilter>();
        values.Add(new ListFilter(ListFilters.Year, date.Year?.ToString(CultureInfo.InvariantCulture) ?? PublicationPartKind.UnknownYear));
        if (item.Section is { } of)
        {
            values.Add(new ListFilter(ListFilters.Section, of.Value));
        }

        if (view.Publisher is { } issuer)
        {
            values.Add(new ListFilter(ListFilters.Publisher, PublicationPartKind.NamePrefix + issuer));
        }

        if (state is { } standing)
        {
            values.Add(new ListFilter(ListFilters.State, States[standing].Value));
        }

        return (new ListLine(view, new ListPosition(date.SortOn, item.Id)), values.ToImmutable());
    }

    private static bool Has((ListLine Line, ImmutableArray<ListFilter> Values) line, ListFilter filter) => line.Values.Contains(filter);

    private static bool IsAfter(ListPosition position, ListPosition? after) =>
        after is null
        || (position.SortOn, after.SortOn) switch
        {
            (null, { }) => true,
            ({ }, null) => false,
            ({ } own, { } other) when own != other => own < other,
            _ => string.CompareOrdinal(position.Item.Value, after.Item.Value) < 0,
        };

    private static IEnumerable<(PublishedItem Item, EditionPart? Edition, GuidancePart? Guidance)> Held(PublicSnapshot snapshot)
    {
        var guidance = snapshot.With<GuidancePart>().ToDictionary(pair => pair.Item.Id.Value, StringComparer.Ordinal);
        var editions = snapshot.With<EditionPart>().ToList();
        var withEditions = editions.Select(pair => pair.Part.Guidance).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (item, part) in editions.Where(pair => pair.Item.Path is not null))
        {
            yield return (item, part, guidance.TryGetValue(part.Guidance ?? "", out var of) ? of.Part : null);
        }

        foreach (var (item, part) in guidance.Values.Where(pair => pair.Item.Path is not null && !withEditions.Contains(pair.Item.Id.Value)))
        {
            yield return (item, null, part);
        }
    }
}
