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

    /// <summary>Who writes to people when something becomes live; null for nobody.</summary>
    public IPublishLetters? Letters { get; init; }

    /// <summary>The time now.</summary>
    public Instant Now => Time.Now();

    /// <summary>The day in London.</summary>
    public LocalDate Today => Now.InZone(London).Date;

    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
}

/// <summary>Letters to people at work about what becomes live.</summary>
public interface IPublishLetters
{
    /// <summary>
    /// The letters that go out with the change, in its transaction: to people who have something to do because of it. None where
    /// there is nothing to do, or no mail server.
    /// </summary>
    /// <param name="before">The item before the change.</param>
    /// <param name="published">The version that becomes live.</param>
    /// <param name="by">Who publishes it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IReadOnlyList<OutgoingMail>> OnPublishAsync(StoredItem before, Items.ContentItem published, Access.Actor by, CancellationToken cancellationToken);
}

/// <summary>What a change that saved or published an item hands back.</summary>
/// <param name="Item">The newest version as stored; after a removal, the version that was removed.</param>
/// <param name="Revision">The item's revision after the change: what the next save must have seen.</param>
public sealed record SavedContent(Items.ContentItem Item, long Revision);
