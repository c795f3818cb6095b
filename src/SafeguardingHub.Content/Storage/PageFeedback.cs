using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>How far somebody is with what readers answered about a page.</summary>
public enum FeedbackState
{
    /// <summary>There are answers that nobody has looked at.</summary>
    New = 0,

    /// <summary>Somebody looks into it.</summary>
    Looking = 1,

    /// <summary>Somebody has dealt with it.</summary>
    Done = 2,
}

/// <summary>What a list of readers' answers about pages is to hold.</summary>
/// <param name="Since">The first day that counts, in London.</param>
public sealed record FeedbackQuery(LocalDate Since)
{
    /// <summary>How many a list holds where nothing else is asked for.</summary>
    public const int Most = 100;

    /// <summary>Of what content; see <see cref="Rights.ReachOf(Actor, string)"/>. Empty for nothing.</summary>
    public ImmutableArray<Reach> Reach { get; init; } = [];

    /// <summary>Whose own content reaches that are for owners mean.</summary>
    public string? Reader { get; init; }

    /// <summary>Only of this section; null for no matter which.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>Only of this page; null for all.</summary>
    public ContentItemId? Item { get; init; }

    /// <summary>Only in this state; null for all.</summary>
    public FeedbackState? State { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = Most;
}

/// <summary>What readers answered about a live page.</summary>
/// <param name="Item">The page.</param>
/// <param name="Name">Its name as the public reads it.</param>
/// <param name="Path">Its path; null where it has none.</param>
/// <param name="Section">Its section; null for none.</param>
public sealed record PageFeedback(ContentItemId Item, string Name, ContentPath? Path, ContentItemId? Section)
{
    /// <summary>How many said that it was helpful.</summary>
    public int Helpful { get; init; }

    /// <summary>How many said that it was not.</summary>
    public int Unhelpful { get; init; }

    /// <summary>How many of all that ever said so nobody has looked at.</summary>
    public int Unseen { get; init; }

    /// <summary>How far somebody is: new again once new answers come that say it was not helpful.</summary>
    public FeedbackState State { get; init; }

    /// <summary>Who looked last, when, and what they noted; null for nobody.</summary>
    public Mark? By { get; init; }
}

/// <summary>What readers answered in a section.</summary>
/// <param name="Section">The section; null for content of none.</param>
/// <param name="Helpful">How many said that a page was helpful.</param>
/// <param name="Unhelpful">How many said that one was not.</param>
/// <param name="Waiting">On how many pages there are answers that nobody has looked at.</param>
public sealed record SectionFeedback(ContentItemId? Section, int Helpful, int Unhelpful, int Waiting);

/// <summary>Reads what readers answered about pages. It checks nobody's rights.</summary>
public interface IPageFeedback
{
    /// <summary>The form on a page: its subjects are items, its choices <c>yes</c> and <c>no</c>.</summary>
    const string Form = "helpful";

    /// <summary>The second question of that form, to those whom the page did not help.</summary>
    const string WhyForm = "helpful-why";

    /// <summary>The live pages with answers, the most unhelpful first. One query.</summary>
    Task<IReadOnlyList<PageFeedback>> ListAsync(FeedbackQuery query, CancellationToken cancellationToken);

    /// <summary>The sums by section, without regard to the query's section, state and limit. One query.</summary>
    Task<IReadOnlyList<SectionFeedback>> SectionsAsync(FeedbackQuery query, CancellationToken cancellationToken);

    /// <summary>How often each reason was chosen for a page since a day, the most frequent first. One query.</summary>
    Task<IReadOnlyList<KeyValuePair<string, int>>> ReasonsAsync(ContentItemId item, LocalDate since, CancellationToken cancellationToken);
}

/// <summary>The part of a change that is about readers' answers.</summary>
public interface IFeedbackWork
{
    /// <summary>Notes how far somebody is with a page. Anything but <see cref="FeedbackState.New"/> marks all that was answered as looked at.</summary>
    /// <param name="item">The page.</param>
    /// <param name="state">How far.</param>
    /// <param name="by">Who, when, and what they noted.</param>
    /// <param name="seen">How many answers that nobody had looked at the person saw.</param>
    /// <param name="audit">What the audit keeps.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>False, with nothing noted, where there are more or fewer than that by now.</returns>
    Task<bool> SetStateAsync(ContentItemId item, FeedbackState state, Mark by, int seen, AuditEntry audit, CancellationToken cancellationToken);
}
