using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>The editions of one guidance in words, on a day.</summary>
internal sealed class EditionWords(EditionChain chain, PublicSnapshot snapshot, LocalDate today)
{
    private const string NotKnown = "Not known";
    private readonly IReadOnlyList<EditionStanding> standings = chain.On(today);

    private IEnumerable<EditionStanding> Current => standings.Where(standing => standing.State == EditionState.Current);

    // With a newer one at hand that is not yet in force, the current one is not the latest.
    private string LatestHeld =>
        standings.Any(standing => standing.State == EditionState.NotYetInForce) ? "Latest edition in force held here" : "Latest edition held here";

    /// <summary>All editions, and a sentence on the one to use.</summary>
    public EditionsBlock Block()
    {
        var notes = standings.Where(standing => !string.IsNullOrWhiteSpace(standing.Edition.Part.DatesNote))
            .Select(standing => $"{standing.Edition.Label}: {standing.Edition.Part.DatesNote}").ToList();
        return new EditionsBlock(
            $"Editions of {snapshot.Find(chain.Guidance)?.DisplayText ?? "this guidance"}",
            Sentence,
            [.. standings.Select(standing => new EditionView(
                Link(standing.Edition), StateOf(standing), standing.State == EditionState.Current,
                Known(standing.Edition.Published), Known(standing.Edition.InForce)))],
            notes.Count == 0 ? null : string.Join(" ", notes));
    }

    /// <summary>That an edition's page is not the one to rely on; null for a current edition.</summary>
    public PageStateView? PageState(string edition)
    {
        var standing = standings.First(found => found.Edition.Id == edition);
        return standing.State switch
        {
            EditionState.Superseded => new PageStateView("Superseded", Superseded(standing), Link(standing.ReplacedBy[^1])),
            EditionState.Withdrawn => new PageStateView("Withdrawn", $"Withdrawn {standing.Edition.Withdrawn.Phrase}.", InsteadOfNothing()),
            EditionState.NotYetInForce => new PageStateView("Not yet in force", NotYet(standing), InsteadOfNothing()),
            _ => null,
        };
    }

    /// <summary>A date, or that it is not known.</summary>
    public static string Known(UncertainDate date) => date.IsKnown ? date.Words : NotKnown;

    /// <summary>Which edition is the one to use, and how far that is known, in a sentence or two.</summary>
    public string Sentence => Current.ToList() switch
    {
        [] when standings.Any(standing => standing.State == EditionState.NotYetInForce) => "No edition held here is in force yet." + Coming(),
        [] => "No edition held here is in force.",
        [var only] => Only(only.Edition) + Coming(),
        var several => $"Several editions held here may be current ({string.Join(", ", several.Select(standing => standing.Edition.Label))}): "
            + "nothing held here tells which of them replaces which." + Coming(),
    };

    private string Only(Edition edition) => edition.Part.Confirmation?.Day() is { } day
        ? $"Current edition{InBrackets(edition)}, checked on {UncertainDate.OfDay(day).Words}."
        : $"{LatestHeld}{InBrackets(edition)}; it may have been replaced.";

    private static string InBrackets(Edition edition) => string.IsNullOrWhiteSpace(edition.Part.Label) ? "" : $" ({edition.Part.Label})";

    // The next to come into force: the last of those that have not.
    private string Coming() => standings.LastOrDefault(standing => standing.State == EditionState.NotYetInForce) is { } next
        ? $" {next.Edition.Name} {ComesIntoForce(next.Begin)}."
        : "";

    private string StateOf(EditionStanding standing) => standing.State switch
    {
        EditionState.Superseded => "Superseded",
        EditionState.NotYetInForce => "Not yet in force",
        EditionState.Withdrawn => "Withdrawn",
        _ => standing.Edition.Part.Confirmation?.Day() is null ? LatestHeld : "Current edition",
    };

    private string Superseded(EditionStanding standing)
    {
        var last = standing.ReplacedBy[^1];
        var steps = string.Join(", and that by ", standing.ReplacedBy.Select(edition => edition.Name));
        var begin = last.InForce.IsKnown ? $", in force since {last.InForce.Words}." : "; its date in force is not given.";
        var end = standings.First(found => found.Edition.Id == last.Id);
        var ended = end.State == EditionState.Withdrawn ? $" That edition was withdrawn {last.Withdrawn.Phrase}." : "";
        return (standing.ByDatesAlone ? $"There is a newer edition: {steps}" : $"Replaced by {steps}") + begin + ended;
    }

    private string NotYet(EditionStanding standing)
    {
        var comes = ComesIntoForce(standing.Begin);
        var until = Current.FirstOrDefault() is { } current ? $"; until then {current.Edition.Name} applies." : ".";
        return char.ToUpperInvariant(comes[0]) + comes[1..] + until;
    }

    private static string ComesIntoForce(EditionBegin begin) =>
        begin.IsAssumed ? $"is not expected to be in force before {begin.Date.Words}" : $"comes into force {begin.Date.Phrase}";

    private LinkView? InsteadOfNothing() => Current.FirstOrDefault() is { } current ? Link(current.Edition) : null;

    // Every edition has a page of its own; one that for once has none is found on the page of its guidance.
    private LinkView Link(Edition edition) =>
        new(edition.Name, (snapshot.Find(edition.Id)?.Path ?? snapshot.Find(chain.Guidance)?.Path)?.Address ?? "/guidance");
}
