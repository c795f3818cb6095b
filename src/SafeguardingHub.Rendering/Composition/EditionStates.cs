using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Guidance;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>
/// Where the editions on the shared ground stand: for pages, and for links and lists that mark what is not the edition to
/// use.
/// </summary>
public static class EditionStates
{
    /// <summary>Where the edition of that id stands on a day in London; null where the item is no edition.</summary>
    public static EditionState? Of(PublicSnapshot snapshot, ContentItemId id, LocalDate day) =>
        ChainWith(snapshot, id)?.On(day).First(standing => standing.Edition.Id == id.Value).State;

    /// <summary>The next midnight at which the state of an edition on the shared ground may be another; null for none known.</summary>
    public static Instant? HoldsUntil(PublicSnapshot snapshot, LocalDate day) =>
        PublishedEditions.ChangesAfter(snapshot, day) is { } change ? LondonTime.Midnight(change) : null;

    /// <summary>The words that follow a link to an edition that is not the one to use: "(superseded)"; null for a current one.</summary>
    public static string? Mark(EditionState? state) => state switch
    {
        EditionState.Superseded => "(superseded)",
        EditionState.Withdrawn => "(withdrawn)",
        EditionState.NotYetInForce => "(not yet in force)",
        _ => null,
    };

    /// <summary>The edition whose page is at that path, given as <see cref="ContentPath.Key"/> has it; null where none is.</summary>
    public static ContentItemId? AtPath(PublicSnapshot snapshot, string path) => PublishedEditions.AtPath(snapshot, path);

    /// <summary>The chain of the guidance of that id; without editions where none is held.</summary>
    public static EditionChain ChainOf(PublicSnapshot snapshot, string guidance) => PublishedEditions.ChainOf(snapshot, guidance);

    /// <summary>The chain that the edition of that id belongs to; null where the item is no edition of any guidance.</summary>
    public static EditionChain? ChainWith(PublicSnapshot snapshot, ContentItemId id) => PublishedEditions.ChainWith(snapshot, id);
}
