using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks.Links;

/// <summary>What a person says of an address.</summary>
/// <param name="Key">The address's key.</param>
/// <param name="State">It works, or needs signing in; null for not chosen.</param>
public sealed record LinkWordRequest(string Key, OutsideState? State)
{
    /// <summary>How they know, for colleagues.</summary>
    public string? Reason { get; init; }

    /// <summary>The last day in London on which it counts.</summary>
    public LocalDate? Until { get; init; }
}

/// <summary>
/// Says of an address what no robot can see: that it works, or that people sign in there. It counts until a day. Needs
/// PublishContent for a page that has it: whoever says so answers for what the public is sent to.
/// </summary>
public sealed class MarkLink(ContentEngine engine, IOutsideLinks links, RunChecks run)
{
    private const int LongestDays = 365;
    private static readonly LocalDatePattern InFull = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    /// <summary>Keeps it, and checks the pages that have the address again.</summary>
    public async Task<Outcome<LinkWord>> ExecuteAsync(Actor actor, LinkWordRequest request, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(MarkLink), request.Reason, cancellationToken);
        if (await LinkRights.FindAsync(work, links, request.Key, cancellationToken) is not { } found)
        {
            return Outcome<LinkWord>.Refused(work.Reasons);
        }

        if (request.State is not (OutsideState.Works or OutsideState.NeedsSignIn))
        {
            work.Reasons.Add(Reason.Invalid(nameof(LinkWordRequest.State), "Choose what you found when you followed the link."));
        }

        FourEyes.Said(work, nameof(LinkWordRequest.Reason), request.Reason, "Say how you know, for example that you followed the link.");
        var today = engine.Today;
        if (request.Until is not { } until || until <= today || until > today.PlusDays(LongestDays))
        {
            work.Reasons.Add(Reason.Invalid(
                nameof(LinkWordRequest.Until), $"Choose a day on which somebody looks again: after today, and not later than {InFull.Format(today.PlusDays(LongestDays))}."));
            return Outcome<LinkWord>.Refused(work.Reasons);
        }

        if (work.Reasons.Count > 0)
        {
            return Outcome<LinkWord>.Refused(work.Reasons);
        }

        var word = new LinkWord(request.State!.Value, until, work.Mark(request.Reason));
        var audit = AuditEntry.Of(actor, nameof(MarkLink), work.Now, $"{found.Link.Address}: {(word.State == OutsideState.Works ? "works" : "needs signing in")} ({word.By.Note})");
        await unit.Links.SayAsync(request.Key, word, found.About, audit, cancellationToken);
        var outcome = await work.CompleteAsync(() => word, cancellationToken);
        await LinkRights.CheckAgainAsync(links, run, outcome, request.Key, cancellationToken);
        return outcome;
    }
}

/// <summary>Forgets what a person has said of an address. Needs PublishContent for a page that has it.</summary>
public sealed class TakeBackLinkMark(ContentEngine engine, IOutsideLinks links, RunChecks run)
{
    /// <summary>Forgets it; refused where nobody has said anything.</summary>
    public async Task<Outcome<LinkWord>> ExecuteAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(TakeBackLinkMark), note: null, cancellationToken);
        if (await LinkRights.FindAsync(work, links, key, cancellationToken) is not { } found)
        {
            return Outcome<LinkWord>.Refused(work.Reasons);
        }

        if (found.Link.Word is not { } word)
        {
            return Outcome<LinkWord>.Refused(new Reason(ReasonKind.NotFound, "", "Nobody has said anything of this address, or it was taken back a moment ago."));
        }

        await unit.Links.SayAsync(key, word: null, found.About, AuditEntry.Of(actor, nameof(TakeBackLinkMark), work.Now, found.Link.Address), cancellationToken);
        var outcome = await work.CompleteAsync(() => word, cancellationToken);
        await LinkRights.CheckAgainAsync(links, run, outcome, key, cancellationToken);
        return outcome;
    }
}

/// <summary>Has an address asked for now, as far as politeness to its site allows. Needs PublishContent for a page that has it.</summary>
public sealed class AskLinkAgain(ContentEngine engine, IOutsideLinks links)
{
    /// <summary>Puts the address at the head of the queue.</summary>
    public async Task<Outcome<KnownLink>> ExecuteAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await ContentWork.InAsync(engine, unit, actor, nameof(AskLinkAgain), note: null, cancellationToken);
        if (await LinkRights.FindAsync(work, links, key, cancellationToken) is not { } found)
        {
            return Outcome<KnownLink>.Refused(work.Reasons);
        }

        await unit.Links.AskAsync(key, work.Now, found.About, AuditEntry.Of(actor, nameof(AskLinkAgain), work.Now, found.Link.Address), cancellationToken);
        return await work.CompleteAsync(() => found.Link with { NextAt = work.Now }, cancellationToken);
    }
}

/// <summary>What the changes share.</summary>
internal static class LinkRights
{
    /// <summary>The address and the item by which the actor may answer for it; null, and the reason, where there is none.</summary>
    public static async Task<(KnownLink Link, AuditSubject About)?> FindAsync(ContentWork work, IOutsideLinks links, string key, CancellationToken cancellationToken)
    {
        var link = await links.FindAsync(key, cancellationToken);
        var held = link is null ? [] : (await work.Unit.FindAsync([.. await links.HoldersAsync(key, cancellationToken)], cancellationToken)).Values
            .Where(item => item.Latest is not null && item.Status.Binned is null).ToList();
        if (held.FirstOrDefault(item => ReadDrafts.May(work.Actor, item, Permission.PublishContent)) is { } own)
        {
            return (link!, new AuditSubject { Item = own.Id, Section = own.Section });
        }

        work.Reasons.Add(held.Any(item => ReadDrafts.May(work.Actor, item, Permission.PreviewContent))
            ? new Reason(ReasonKind.NotPermitted, "", "You may see this address, but not answer for it: that needs the right to publish a page that has it.")
            : new Reason(ReasonKind.NotFound, "", "There is no such address."));
        return null;
    }

    public static async Task CheckAgainAsync(IOutsideLinks links, RunChecks run, Outcome<LinkWord> outcome, string key, CancellationToken cancellationToken)
    {
        if (outcome.Succeeded)
        {
            await run.OfItemsAsync([.. await links.HoldersAsync(key, cancellationToken)], cancellationToken);
        }
    }
}
