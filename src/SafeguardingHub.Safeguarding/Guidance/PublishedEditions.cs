using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Safeguarding.Guidance;

/// <summary>The chains of the editions on the shared ground, worked out once for each snapshot.</summary>
public static class PublishedEditions
{
    private static readonly ConditionalWeakTable<PublicSnapshot, Known> BySnapshot = [];

    /// <summary>The chain of the guidance of that id; without editions where none is held.</summary>
    public static EditionChain ChainOf(PublicSnapshot snapshot, string guidance) =>
        Of(snapshot).ByGuidance.GetValueOrDefault(guidance) ?? EditionChain.Of(guidance, []);

    /// <summary>The chain that the edition of that id belongs to; null where the item is no edition of any guidance.</summary>
    public static EditionChain? ChainWith(PublicSnapshot snapshot, ContentItemId id) => Of(snapshot).ByEdition.GetValueOrDefault(id.Value);

    /// <summary>The edition whose page is at that path, given as <see cref="ContentPath.Key"/> has it; null where none is.</summary>
    public static ContentItemId? AtPath(PublicSnapshot snapshot, string path) => Of(snapshot).ByPath.TryGetValue(path, out var id) ? id : null;

    /// <summary>The chains of all guidance of which editions are held, in order of the guidance's id.</summary>
    public static IEnumerable<EditionChain> Chains(PublicSnapshot snapshot) => Of(snapshot).ByGuidance.Values.OrderBy(chain => chain.Guidance, StringComparer.Ordinal);

    /// <summary>All editions, of whatever guidance.</summary>
    public static ImmutableArray<Edition> All(PublicSnapshot snapshot) => Of(snapshot).Held;

    /// <summary>The first day after <paramref name="day"/> on which some edition's state may be another; null for none known.</summary>
    public static LocalDate? ChangesAfter(PublicSnapshot snapshot, LocalDate day) => Of(snapshot).ByGuidance.Values.Select(chain => chain.ChangesAfter(day)).Min();

    private static Known Of(PublicSnapshot snapshot) => BySnapshot.GetValue(snapshot, Read);

    private static Known Read(PublicSnapshot snapshot)
    {
        List<Edition> held = [.. snapshot.With<EditionPart>().Select(pair => new Edition(pair.Item.Id.Value, Name(pair.Item.DisplayText, pair.Part), pair.Part))];
        var byGuidance = held.Select(edition => edition.Part.Guidance).OfType<string>().Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(guidance => guidance, guidance => EditionChain.Of(guidance, held), StringComparer.Ordinal);
        var byEdition = byGuidance.Values.SelectMany(chain => chain.Editions.Select(edition => (edition.Id, chain)))
            .ToImmutableDictionary(pair => pair.Id, pair => pair.chain, StringComparer.Ordinal);
        var byPath = snapshot.With<EditionPart>().Where(pair => pair.Item.Path is not null).DistinctBy(pair => pair.Item.Path!.Value.Key)
            .ToImmutableDictionary(pair => pair.Item.Path!.Value.Key, pair => pair.Item.Id, StringComparer.Ordinal);
        return new Known([.. held], byGuidance, byEdition, byPath);
    }

    private static string Name(string? displayText, EditionPart part) =>
        !string.IsNullOrWhiteSpace(displayText) ? displayText : !string.IsNullOrWhiteSpace(part.Label) ? part.Label : "Edition without a name";

    private sealed record Known(
        ImmutableArray<Edition> Held,
        ImmutableDictionary<string, EditionChain> ByGuidance,
        ImmutableDictionary<string, EditionChain> ByEdition,
        ImmutableDictionary<string, ContentItemId> ByPath);
}
