using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Guidance;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>
/// Where the editions on the shared ground stand: for pages, and for links and lists that mark what is not the edition to
/// use. The chains are worked out once for each snapshot.
/// </summary>
public static class EditionStates
{
    private static readonly ConditionalWeakTable<PublicSnapshot, Chains> BySnapshot = [];

    /// <summary>Where the edition of that id stands on a day in London; null where the item is no edition.</summary>
    public static EditionState? Of(PublicSnapshot snapshot, ContentItemId id, LocalDate day) =>
        ChainWith(snapshot, id)?.On(day).First(standing => standing.Edition.Id == id.Value).State;

    /// <summary>The next midnight at which the state of an edition on the shared ground may be another; null for none known.</summary>
    public static Instant? HoldsUntil(PublicSnapshot snapshot, LocalDate day) =>
        Of(snapshot).ByGuidance.Values.Select(chain => chain.ChangesAfter(day)).Min() is { } change ? LondonTime.Midnight(change) : null;

    /// <summary>The words that follow a link to an edition that is not the one to use: "(superseded)"; null for a current one.</summary>
    public static string? Mark(EditionState? state) => state switch
    {
        EditionState.Superseded => "(superseded)",
        EditionState.Withdrawn => "(withdrawn)",
        EditionState.NotYetInForce => "(not yet in force)",
        _ => null,
    };

    /// <summary>The chain of the guidance of that id; without editions where none is held.</summary>
    public static EditionChain ChainOf(PublicSnapshot snapshot, string guidance) =>
        Of(snapshot).ByGuidance.GetValueOrDefault(guidance) ?? EditionChain.Of(guidance, []);

    /// <summary>The chain that the edition of that id belongs to; null where the item is no edition of any guidance.</summary>
    public static EditionChain? ChainWith(PublicSnapshot snapshot, ContentItemId id) => Of(snapshot).ByEdition.GetValueOrDefault(id.Value);

    private static Chains Of(PublicSnapshot snapshot) => BySnapshot.GetValue(snapshot, Read);

    private static Chains Read(PublicSnapshot snapshot)
    {
        List<Edition> held = [.. snapshot.With<EditionPart>().Select(pair => new Edition(pair.Item.Id.Value, Name(pair.Item.DisplayText, pair.Part), pair.Part))];
        var byGuidance = held.Select(edition => edition.Part.Guidance).OfType<string>().Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(guidance => guidance, guidance => EditionChain.Of(guidance, held), StringComparer.Ordinal);
        var byEdition = byGuidance.Values.SelectMany(chain => chain.Editions.Select(edition => (edition.Id, chain)))
            .ToImmutableDictionary(pair => pair.Id, pair => pair.chain, StringComparer.Ordinal);
        return new Chains(byGuidance, byEdition);
    }

    private static string Name(string? displayText, EditionPart part) =>
        !string.IsNullOrWhiteSpace(displayText) ? displayText : !string.IsNullOrWhiteSpace(part.Label) ? part.Label : "Edition without a name";

    private sealed record Chains(ImmutableDictionary<string, EditionChain> ByGuidance, ImmutableDictionary<string, EditionChain> ByEdition);
}
