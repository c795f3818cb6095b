using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Sections;

/// <summary>Which section is to end.</summary>
/// <param name="Section">The section.</param>
/// <param name="Successor">The section to whose front page readers of its pages are sent; shared ground is one; null for none.</param>
/// <param name="Confirmation">The section's name, typed by whoever does it.</param>
/// <param name="Reason">Why, for colleagues; null for nothing.</param>
public sealed record SectionToEnd(ContentItemId Section, ContentItemId? Successor, string? Confirmation = null, string? Reason = null);

/// <summary>What of a section outlives it, and what a new one begins with: the names of parts, which the domain gives.</summary>
/// <param name="Kept">Items with one of these stay live when their section ends: what was published on a day stays what it was.</param>
/// <param name="OnEveryFront">Blocks with one of these stay on the front page when all else leaves it.</param>
/// <param name="OnNewFront">Blocks with one of these are taken over from another section's front to that of a new one.</param>
public sealed record SectionRules(ImmutableArray<string> Kept, ImmutableArray<string> OnEveryFront, ImmutableArray<string> OnNewFront);

/// <summary>
/// Ends a section, all of it or nothing: its pages are withdrawn, and lead to another section where one takes over; its archive stays
/// where it is, under the names of its publishers; its front page says that it has ended. Nobody works in it any more. Nothing is
/// deleted. Closing a section is another thing: that only says that nobody is to rely on it.
/// </summary>
public sealed class EndSection(ContentEngine engine, SectionRules rules)
{
    private const int AtATime = 100;

    /// <summary>Ends the section. Needs ManageSettings and PublishContent everywhere, and the section's name typed.</summary>
    public async Task<Outcome<ChangedSection>> ExecuteAsync(Actor actor, SectionToEnd request, CancellationToken cancellationToken)
    {
        try
        {
            await using var unit = await engine.Store.BeginAsync(cancellationToken);
            var change = await SectionChange.InAsync(engine, unit, actor, nameof(EndSection), request.Reason, cancellationToken);
            if (!change.IsRefused)
            {
                await change.HoldAsync(request.Section, cancellationToken);
            }

            if (change.IsRefused || await change.FindAsync(request.Section, "", cancellationToken) is not var (section, front))
            {
                return Outcome<ChangedSection>.Refused(change.Work.Reasons);
            }

            var successor = await SuccessorAsync(change, section, request, cancellationToken);
            change.Confirmed(section, request.Confirmation);
            if (change.IsRefused)
            {
                return Outcome<ChangedSection>.Refused(change.Work.Reasons);
            }

            EndFront(change, section, front, successor?.Entry);
            var (items, redirects) = await WithdrawAsync(change, section, request.Successor, cancellationToken);
            change.NoteGrants(nameof(EndSection), await unit.Sections.GrantsAsync(section.Id, cancellationToken), section.Name);
            await unit.Sections.MoveGrantsAsync(section.Id, to: null, cancellationToken);
            if (successor is var (_, other))
            {
                await unit.Sections.LeadRedirectsAsync(section.Id, other.Id, AuditEntry.Of(actor, nameof(EndSection), change.Work.Now), cancellationToken);
                await change.SucceedAsync(front, other, cancellationToken);
            }

            var words = string.Create(CultureInfo.InvariantCulture, $"{section.Name}{(successor is { } next ? $", followed by {next.Entry.Name}" : "")}: {items:N0} pages withdrawn");
            change.Note(nameof(EndSection), section.Id, section.Id, string.IsNullOrWhiteSpace(request.Reason) ? words : $"{words}. {request.Reason.Trim()}");
            return await change.CompleteAsync(() => new ChangedSection(section.Id, section.Name, items, redirects), cancellationToken);
        }
        catch (WriteConflictException)
        {
            return Outcome<ChangedSection>.Refused(SectionChange.Busy);
        }
    }

    private static async Task<(SectionEntry Entry, StoredItem Item)?> SuccessorAsync(
        SectionChange change, SectionEntry section, SectionToEnd request, CancellationToken cancellationToken)
    {
        if (section.Prefix.IsHome)
        {
            change.Refuse(ReasonKind.InUse, "", "The ground that all share cannot end.");
        }

        if (change.Sections.FirstOrDefault(other => other.Prefix.IsBelow(section.Prefix) && !section.Prefix.IsHome) is { } below)
        {
            change.Refuse(ReasonKind.InUse, "", $"{below.Name} stands below {section.Name}: give it an address outside {section.Prefix.Address} first.");
        }

        if (request.Successor is not { } id || await change.FindAsync(id, "Successor", cancellationToken) is not { } successor)
        {
            return null;
        }

        if (id == section.Id || successor.Item.Live is null)
        {
            change.Refuse(
                ReasonKind.InUse, "Successor",
                id == section.Id ? "A section cannot follow itself: choose another, or none." : $"The front page of {successor.Entry.Name} is not live, so nobody could be sent there: publish it first.");
        }

        return successor;
    }

    // Before anything else, so that no live page of the section needs what is withdrawn.
    private void EndFront(SectionChange change, SectionEntry section, StoredItem front, SectionEntry? successor)
    {
        var day = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu").Format(engine.Today);
        var words = $"<p>{HtmlText.Encode(section.Name)} ended on {day}. Its pages are no longer published. What it published before can still be read in the <a href=\"{section.Prefix.Address}/archive\">archive of {HtmlText.Encode(section.Name)}</a>.</p>"
            + (successor is null ? "" : $"<p>For today’s pages, go to <a href=\"{successor.Prefix.Address}\">{HtmlText.Encode(successor.Prefix.IsHome ? "the home page" : successor.Name)}</a>.</p>");
        change.Lay(front, front.Section, item =>
        {
            var flow = PartJson.FindReadable<FlowPart>(item.Parts) ?? new FlowPart();
            var kept = flow.Widgets.Where(block => rules.OnEveryFront.Any(part => block.Parts.Find(part) is not null));
            return item
                .With(flow with { Widgets = [.. kept, Notice(words)] })
                .With(PartJson.FindReadable<SectionProfilePart>(item.Parts)! with
                {
                    EndedAt = InstantPattern.General.Format(change.Work.Now), Successor = successor?.Id.Value, Heading = null,
                });
        }, AtRest);
    }

    // What is planned would bring a page back, take the last one away, or fail, when nobody looks after it.
    private static ItemStatus AtRest(ItemStatus status) => status with { Stage = Stage.Draft, StageBy = null, TurnOf = null, PublishPlan = null, WithdrawPlan = null };

    private static NestedItem Notice(string html) => NestedItem.From(System.Text.Json.JsonSerializer.SerializeToElement(new Dictionary<string, object>
    {
        ["ContentItemId"] = ContentItemId.New().Value,
        ["ContentType"] = "Inset",
        [nameof(InsetPart)] = new Dictionary<string, string> { ["Html"] = html },
    }));

    private async Task<(int Items, int Redirects)> WithdrawAsync(SectionChange change, SectionEntry section, ContentItemId? successor, CancellationToken cancellationToken)
    {
        var (items, redirects) = (0, 0);
        for (ContentItemId? last = null; ;)
        {
            var batch = await change.Work.Unit.Sections.ItemsAsync(section.Id, last, AtATime, cancellationToken);
            if (batch.Count == 0)
            {
                return (items, redirects);
            }

            last = batch[^1];
            foreach (var stored in (await change.Work.Unit.FindAsync(batch, cancellationToken)).Values.Where(item => item.Id != section.Id && item.Latest is not null && item.Status.Binned is null))
            {
                var status = AtRest(stored.Status);
                if (stored.Live is null || rules.Kept.Any(part => stored.Live.Item.Parts.Find(part) is not null))
                {
                    if (status != stored.Status)
                    {
                        change.Work.Keep(stored, status);
                    }

                    continue;
                }

                items++;
                redirects += successor is not null && ItemState.PathOf(stored.Live.Item) is not null ? 1 : 0;
                change.Work.Put(stored, new ItemState(stored.Id, stored.Latest!.Item, Live: null)
                {
                    Section = stored.Section,
                    LeadsTo = successor,
                    Status = status with { Urgent = null, UrgentVersion = null },
                    DraftReferences = change.Work.Read(stored.Latest.Item, stored.Section).References,
                });
            }

            await change.Work.Unit.FlushAsync(cancellationToken);
        }
    }
}
