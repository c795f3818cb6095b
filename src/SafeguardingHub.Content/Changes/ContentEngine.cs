using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Changes;

/// <summary>What every change needs: the store, the kinds, the pipeline and the clock. One for the life of the process.</summary>
/// <param name="Store">Where changes are written.</param>
/// <param name="Kinds">The kinds of parts and fields.</param>
/// <param name="Pipeline">What happens to a version on its way.</param>
/// <param name="Vocabulary">What bodies may refer to.</param>
/// <param name="Time">The clock.</param>
public sealed record ContentEngine(IHubStore Store, ContentKinds Kinds, ContentPipeline Pipeline, BodyVocabulary Vocabulary, TimeProvider Time)
{
    /// <summary>What is looked for in content.</summary>
    public ContentChecks Checks { get; init; } = ContentChecks.None;

    /// <summary>The time now.</summary>
    public Instant Now => Time.Now();

    /// <summary>The day in London.</summary>
    public LocalDate Today => Now.InZone(London).Date;

    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
}

/// <summary>What a change that saved or published an item hands back.</summary>
/// <param name="Item">The newest version as stored; after a removal, the version that was removed.</param>
/// <param name="Revision">The item's revision after the change: what the next save must have seen.</param>
public sealed record SavedContent(Items.ContentItem Item, long Revision);
