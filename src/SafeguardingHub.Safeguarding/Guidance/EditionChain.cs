using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Guidance;

/// <summary>
/// The editions of one guidance document and what replaced what. Which one is current follows from the dates and from the
/// replacements alone: neither the order of filing nor the ids matter. Whatever is held, however faulty, has an answer.
/// </summary>
/// <remarks>
/// A date known to the month or year counts from its first day: where it is open which of two editions holds, the newer is
/// shown, because an old edition that is taken for the current one does more harm than a new one read a few days early.
/// </remarks>
public sealed class EditionChain
{
    private readonly ImmutableDictionary<string, Edition> byId;
    private readonly ImmutableDictionary<string, EditionBegin> begins;

    // Along the replacements, those of a loop left out: what came after an edition, at once and in the end.
    private readonly ImmutableDictionary<string, ImmutableHashSet<string>> replacedBy;
    private readonly ImmutableDictionary<string, ImmutableHashSet<string>> allAfter;
    private readonly ImmutableArray<EditionFault> ownFaults;

    private EditionChain(string guidance, IReadOnlyCollection<Edition> held)
    {
        Guidance = guidance;
        byId = held.Where(edition => edition.Part.Guidance == guidance)
            .GroupBy(edition => edition.Id, StringComparer.Ordinal)
            .ToImmutableDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        var links = new EditionLinks(byId.Values);
        replacedBy = links.ReplacedBy;
        allAfter = links.AllAfter;
        begins = byId.Values.ToImmutableDictionary(edition => edition.Id, edition => Begin(edition, links), StringComparer.Ordinal);
        Editions = NewestFirst();
        ownFaults = [.. EditionFaults.Of(byId, links, held)];
    }

    /// <summary>The guidance: a content item id.</summary>
    public string Guidance { get; }

    /// <summary>The editions, newest first: what replaces another stands above it, and otherwise the later date does.</summary>
    public ImmutableArray<Edition> Editions { get; }

    /// <summary>The chain of one guidance.</summary>
    /// <param name="guidance">The guidance: a content item id.</param>
    /// <param name="held">All editions that the hub holds, in any order; those of other guidance matter for faults alone.</param>
    public static EditionChain Of(string guidance, IEnumerable<Edition> held) => new(guidance, [.. held]);

    /// <summary>From when on an edition of the chain counts.</summary>
    /// <exception cref="KeyNotFoundException">The edition is not of this chain.</exception>
    public EditionBegin BeginOf(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return begins[edition.Id];
    }

    /// <summary>Where every edition stands on a day, newest first.</summary>
    public ImmutableArray<EditionStanding> On(LocalDate day)
    {
        var inForce = Editions.Where(edition => StateByLinks(edition, day) == EditionState.Current).ToList();

        // Of two that nothing links, the one that surely began later is the one to use; where that is open, both are shown.
        var current = inForce.Where(edition => inForce.TrueForAll(other => !IsSurelyOlder(edition, other))).ToList();
        return [.. Editions.Select(edition => Standing(edition, day, current))];
    }

    /// <summary>The editions that are current on a day: one as a rule, none before the first, several where nothing tells them apart.</summary>
    public ImmutableArray<Edition> CurrentOn(LocalDate day) =>
        [.. On(day).Where(standing => standing.State == EditionState.Current).Select(standing => standing.Edition)];

    /// <summary>Which edition was, is or will be in force on a day.</summary>
    public InForceAnswer InForceOn(LocalDate day)
    {
        var current = CurrentOn(day);
        if (current is [var found, ..])
        {
            var begin = begins[found.Id];
            return new InForceAnswer(found, begin.Date.Precision, begin.IsAssumed, current.Length == 1 && !begin.IsAssumed && begin.Date.Latest <= day);
        }

        // None: what bounds the answer is the next to begin, or the last to be withdrawn.
        if (Editions.LastOrDefault(edition => begins[edition.Id].Date.Earliest > day) is { } next)
        {
            var begin = begins[next.Id];
            return new InForceAnswer(null, begin.Date.Precision, begin.IsAssumed, !begin.IsAssumed);
        }

        return Editions is [var last, ..]
            ? new InForceAnswer(null, last.Withdrawn.Precision, IsAssumed: false, last.Withdrawn.Latest <= day)
            : new InForceAnswer(null, DatePrecision.Unknown, IsAssumed: false, IsCertain: false);
    }

    /// <summary>The first day after <paramref name="day"/> on which some edition's state may be another; null for none known.</summary>
    public LocalDate? ChangesAfter(LocalDate day)
    {
        var days = Editions.SelectMany(edition => new[] { begins[edition.Id].Date.Earliest, edition.Withdrawn.Earliest })
            .OfType<LocalDate>().Where(change => change > day).ToList();
        return days.Count == 0 ? null : days.Min();
    }

    /// <summary>What is wrong with the chain, as it stands on a day.</summary>
    public ImmutableArray<EditionFault> Faults(LocalDate day)
    {
        var inForce = Editions.Where(edition => StateByLinks(edition, day) == EditionState.Current).ToList();
        return inForce.Count < 2
            ? ownFaults
            : ownFaults.Add(new EditionFault(
                EditionFaultKind.TwoCurrent,
                inForce[0].Id,
                $"'{inForce[0].Name}' and '{inForce[1].Name}' are both in force and neither replaces the other: say in the newer one that it replaces the older, or give the day on which one was withdrawn."));
    }

    private EditionState StateByLinks(Edition edition, LocalDate day) =>
        allAfter[edition.Id].Any(later => HasBegun(later, day)) ? EditionState.Superseded
        : edition.Withdrawn.Earliest <= day ? EditionState.Withdrawn
        : HasBegun(edition.Id, day) ? EditionState.Current
        : EditionState.NotYetInForce;

    private bool HasBegun(string id, LocalDate day) => begins[id].Date.Earliest is not { } first || first <= day;

    private bool IsSurelyOlder(Edition edition, Edition other) => begins[edition.Id].Date.OrderTo(begins[other.Id].Date) == DateOrder.Before;

    private EditionStanding Standing(Edition edition, LocalDate day, List<Edition> current)
    {
        var byLinks = StateByLinks(edition, day);
        var begin = begins[edition.Id];
        if (byLinks == EditionState.Superseded)
        {
            return new EditionStanding(edition, begin, byLinks, Path(edition, day, current), ByDatesAlone: false);
        }

        return byLinks == EditionState.Current && !current.Contains(edition)
            ? new EditionStanding(edition, begin, EditionState.Superseded, [current.First(other => IsSurelyOlder(edition, other))], ByDatesAlone: true)
            : new EditionStanding(edition, begin, byLinks, [], ByDatesAlone: false);
    }

    // From an edition along what has replaced it to the one that nothing has replaced. An edition that is not yet in force
    // is passed over; where an edition was split into several, the way leads by one that ends at a current edition.
    private List<Edition> Path(Edition from, LocalDate day, List<Edition> current)
    {
        var path = new List<Edition>();
        var at = from;
        while (true)
        {
            var reachable = Editions.Where(edition => allAfter[at.Id].Contains(edition.Id) && HasBegun(edition.Id, day)).ToList();
            if (reachable.Count == 0)
            {
                return path;
            }

            var direct = reachable.Where(edition => replacedBy[at.Id].Contains(edition.Id)).ToList();
            var steps = direct.Count > 0 ? direct : reachable;
            at = steps.Find(step => current.Exists(end => end == step || allAfter[step.Id].Contains(end.Id))) ?? steps[0];
            path.Add(at);
        }
    }

    private static EditionBegin Begin(Edition edition, EditionLinks links)
    {
        if (edition.InForce.IsKnown)
        {
            return new EditionBegin(edition.InForce, IsAssumed: false);
        }

        if (edition.Published.IsKnown)
        {
            return new EditionBegin(edition.Published, IsAssumed: true);
        }

        var latest = links.AllBefore(edition.Id)
            .Select(before => before.InForce.IsKnown ? before.InForce : before.Published)
            .Where(date => date.IsKnown)
            .MaxBy(date => date.Earliest);
        return new EditionBegin(latest ?? UncertainDate.Unknown, IsAssumed: true);
    }

    private ImmutableArray<Edition> NewestFirst()
    {
        // The id comes last and only so that two editions of which everything else is the same keep one order.
        var waiting = byId.Values
            .OrderByDescending(edition => begins[edition.Id].Date.Earliest ?? LocalDate.MinIsoValue)
            .ThenByDescending(edition => edition.Published.Earliest ?? LocalDate.MinIsoValue)
            .ThenByDescending(edition => edition.Label, StringComparer.Ordinal)
            .ThenBy(edition => edition.Id, StringComparer.Ordinal)
            .ToList();
        var placed = new HashSet<string>(StringComparer.Ordinal);
        var ordered = ImmutableArray.CreateBuilder<Edition>(waiting.Count);
        while (waiting.Count > 0)
        {
            var next = waiting.First(edition => replacedBy[edition.Id].All(placed.Contains));
            waiting.Remove(next);
            placed.Add(next.Id);
            ordered.Add(next);
        }

        return ordered.MoveToImmutable();
    }
}
