using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Safeguarding.Glossary;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Searching;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition.Search;

/// <summary>
/// What the search needs to know of the shared ground: words that mean the same, as editors list them and as the glossary
/// and former names give them, and where the editions of guidance stand on a day.
/// </summary>
public static class SearchGrounds
{
    private static readonly ConditionalWeakTable<PublicSnapshot, Daily> BySnapshot = [];
    private static volatile SearchGround last = SearchGround.Empty;

    /// <summary>The ground of a snapshot on a day in London: worked out once, and the same object as long as nothing of it changes.</summary>
    public static SearchGround Of(PublicSnapshot snapshot, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (BySnapshot.TryGetValue(snapshot, out var known) && known.Day == day)
        {
            return known.Ground;
        }

        // Most changes are of pages, which change nothing here: whoever keeps something by the object keeps it then.
        var ground = Compose(snapshot, day);
        ground = Same(ground, last) ? last : ground;
        last = ground;
        BySnapshot.AddOrUpdate(snapshot, new Daily(day, ground));
        return ground;
    }

    private static SearchGround Compose(PublicSnapshot snapshot, LocalDate day) => new()
    {
        Synonyms = [.. Groups(snapshot).Select(Tidy).Where(group => group.Length > 1)],
        Leads =
        [
            .. snapshot.With<SynonymsPart>().SelectMany(pair => pair.Part.Groups)
                .Select(group => new SearchLead(Tidy(group.Leading), Tidy(group.Words))).Where(lead => !lead.From.IsEmpty && !lead.To.IsEmpty),
        ],
        Wholes = snapshot.With<EditionPart>().Where(pair => snapshot.Find(pair.Part.Guidance) is not null)
            .ToImmutableDictionary(pair => pair.Item.Id, pair => snapshot.Find(pair.Part.Guidance)!.Id),
        Places =
        [
            .. snapshot.With<SectionProfilePart>().Where(pair => pair.Item is { Path.IsHome: false, DisplayText.Length: > 0 })
                .Select(pair => new SearchPlace(pair.Item.DisplayText!, pair.Item.Id)),
        ],
        States = snapshot.With<EditionPart>()
            .Select(pair => (pair.Item.Id, State: EditionStates.Of(snapshot, pair.Item.Id, day)))
            .Where(pair => pair.State is not null)
            .ToImmutableDictionary(pair => pair.Id, pair => GuidanceLines.ValueOf(pair.State!.Value)),
    };

    private static IEnumerable<IEnumerable<string?>> Groups(PublicSnapshot snapshot) =>
    [
        .. snapshot.With<SynonymsPart>().SelectMany(pair => pair.Part.Groups).Select(group => group.Words.AsEnumerable<string?>()),
        .. snapshot.With<GlossaryEntryPart>().Select(pair => new[] { pair.Item.DisplayText, pair.Part.Expansion }),
        .. snapshot.With<ServicePart>().Select(pair => pair.Part.FormerNames.Prepend(pair.Item.DisplayText)),
        .. snapshot.With<OnlineServicePart>().Select(pair => pair.Part.FormerNames.Prepend(pair.Item.DisplayText)),
        .. snapshot.With<OrganisationPart>().Select(pair => pair.Part.Names.SelectMany(name => new[] { name.Name, name.ShortName })),
    ];

    // Names that differ in case or signs alone are one.
    private static ImmutableArray<string> Tidy(IEnumerable<string?> words) =>
    [
        .. words.OfType<string>().Select(word => (Word: word.Trim(), Key: string.Join(' ', SearchPhrase.WordsOf(word))))
            .Where(word => word.Key.Length > 0).DistinctBy(word => word.Key).Select(word => word.Word),
    ];

    private static bool Same(SearchGround one, SearchGround other) =>
        one.Synonyms.Length == other.Synonyms.Length
        && one.Synonyms.Zip(other.Synonyms).All(pair => pair.First.SequenceEqual(pair.Second, StringComparer.Ordinal))
        && one.Leads.Length == other.Leads.Length
        && one.Leads.Zip(other.Leads).All(pair => pair.First.From.SequenceEqual(pair.Second.From, StringComparer.Ordinal) && pair.First.To.SequenceEqual(pair.Second.To, StringComparer.Ordinal))
        && one.Places.SequenceEqual(other.Places)
        && one.Wholes.Count == other.Wholes.Count
        && one.Wholes.All(whole => other.Wholes.TryGetValue(whole.Key, out var value) && value == whole.Value)
        && one.States.Count == other.States.Count
        && one.States.All(state => other.States.TryGetValue(state.Key, out var value) && value == state.Value);

    private sealed record Daily(LocalDate Day, SearchGround Ground);
}
