using System.Collections.Immutable;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Calls;
using SafeguardingHub.Admin.Opening;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Calls;
using SafeguardingHub.Safeguarding.Feedback;
using SafeguardingHub.Safeguarding.Reviews;

namespace SafeguardingHub.Admin.Pages;

/// <summary>Where an editor begins: what waits for them, what is theirs, what is to come and what was changed last. Six queries, and five more for those who publish and keep contacts.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class IndexModel(ReadDrafts drafts, ReadFindings read, ReadContacts contacts, ReadReviews reviews, ReadFeedback feedback, OpeningDesk opening) : AdminPage
{
    internal const int Shown = 8;

    /// <inheritdoc />
    public override string Title => "Dashboard";

    /// <summary>Submitted by others, for those who may publish.</summary>
    public ImmutableArray<EditorsLine> ToApprove { get; private set; } = [];

    /// <summary>Published without a second person, for those who may publish.</summary>
    public ImmutableArray<EditorsLine> Urgent { get; private set; } = [];

    /// <summary>Sent back to the reader.</summary>
    public ImmutableArray<EditorsLine> SentBack { get; private set; } = [];

    /// <summary>What the reader owns.</summary>
    public ImmutableArray<EditorsLine> Mine { get; private set; } = [];

    /// <summary>What checks have found and nobody has accepted, by kind, the heaviest first.</summary>
    public ImmutableArray<FindingCount> Findings { get; private set; } = [];

    /// <summary>The name of a kind of finding.</summary>
    public string NameOf(FindingCount count) => read.Find(count.Code)?.Name ?? count.Code;

    /// <summary>The contacts that the reader keeps; null where they keep none.</summary>
    public ImmutableArray<ContactLine>? Contacts { get; private set; }

    /// <summary>How many reviews are overdue or soon due; null for who reviews nothing.</summary>
    public IReadOnlyList<ReviewCount>? Reviews { get; private set; }

    /// <summary>The sections that readers are not to rely on yet, and that the reader may open.</summary>
    public ImmutableArray<SectionState> NotOpen { get; private set; } = [];

    /// <summary>Readers' answers by section, of the last month; null for who publishes nothing.</summary>
    public IReadOnlyList<SectionFeedback>? Feedback { get; private set; }

    /// <summary>What is planned.</summary>
    public ImmutableArray<EditorsLine> Planned { get; private set; } = [];

    /// <summary>What was changed last.</summary>
    public ImmutableArray<EditorsLine> Recent { get; private set; } = [];

    /// <summary>Whether nothing waits for the reader.</summary>
    public bool IsNothingWaiting => ToApprove.IsEmpty && Urgent.IsEmpty && SentBack.IsEmpty;

    /// <summary>Reads everything.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var query = new EditorsQuery { Limit = Shown };
        var waiting = await drafts.ListAsync(Actor, query with { Filter = StandingFilter.ToLookAt, Limit = 2 * Shown }, Permission.PublishContent, cancellationToken);
        ToApprove = [.. waiting.Lines.Where(line => line.Standing == ItemStanding.Submitted)];
        Urgent = [.. waiting.Lines.Where(line => line.IsUrgent)];
        SentBack = (await drafts.ListAsync(Actor, query with { Filter = StandingFilter.SentBack, TurnOf = Actor.Id }, cancellationToken)).Lines;
        Mine = (await drafts.ListAsync(Actor, query with { Owner = Actor.Id }, cancellationToken)).Lines;
        Planned = (await drafts.ListAsync(Actor, query with { Filter = StandingFilter.Scheduled }, cancellationToken)).Lines;
        Findings = [.. await read.CountAsync(Actor, new FindingsQuery { Today = read.Today, AtLeast = Severity.Warning }, cancellationToken)];
        Contacts = Rights.HoldsSomewhere(Actor, new Demand(Permission.PublishContent, ContactPages.ServiceType)) ? await contacts.ListAsync(Actor, cancellationToken) : null;
        Reviews = Rights.HoldsSomewhere(Actor, new Demand(Permission.PublishContent)) ? await reviews.CountAsync(Actor, null, cancellationToken) : null;
        Feedback = Reviews is null ? null : await feedback.SectionsAsync(Actor, 1, cancellationToken);
        NotOpen = Reviews is null ? [] : [.. (await opening.OfAsync(Actor, cancellationToken)).Where(state => state.OpenedAt is null)];
        Recent = (await drafts.ListAsync(Actor, query, cancellationToken)).Lines;
    }
}
