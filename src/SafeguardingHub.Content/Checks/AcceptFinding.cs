using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks;

/// <summary>A finding to accept, or no longer to.</summary>
/// <param name="Item">The item.</param>
/// <param name="Key">The finding's key: see <see cref="Finding.Key"/>.</param>
public sealed record AcceptanceRequest(ContentItemId Item, string Key)
{
    /// <summary>Why it may stand as it is, for colleagues.</summary>
    public string? Reason { get; init; }

    /// <summary>The last day in London on which it counts; then somebody has to look again.</summary>
    public LocalDate? ReviewOn { get; init; }
}

/// <summary>
/// Lets a finding stand: it is right as it is, or known and not to be mended yet. It never keeps anything from being published
/// while it counts, and stays visible. Needs PublishContent: whoever lets a fault stand answers for what the public reads.
/// </summary>
public sealed class AcceptFinding(ContentEngine engine, IFindings findings)
{
    private static readonly LocalDatePattern InFull = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    /// <summary>Accepts the finding. Refused without a reason, for longer than its code allows, and where the item does not have it.</summary>
    public async Task<Outcome<Acceptance>> ExecuteAsync(Actor actor, AcceptanceRequest request, CancellationToken cancellationToken)
    {
        var kept = await findings.OfItemAsync(request.Item, cancellationToken);
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var (work, stored) = await AcceptanceWork.BeginAsync(engine, unit, actor, nameof(AcceptFinding), request, cancellationToken);
        if (stored is null)
        {
            return Outcome<Acceptance>.Refused(work.Reasons);
        }

        FourEyes.Said(work, nameof(AcceptanceRequest.Reason), request.Reason, "Say why it may stand as it is.");
        if (kept.Findings.FirstOrDefault(found => found.Finding.Key == request.Key) is not { } finding)
        {
            work.Reasons.Add(new Reason(ReasonKind.NotFound, "", "The item does not have this finding any more: look at its findings again."));
            return Outcome<Acceptance>.Refused(work.Reasons);
        }

        var today = engine.Today;
        var longest = today.PlusDays(engine.Checks.Find(finding.Finding.Code)?.AcceptedForDays ?? 365);
        if (request.ReviewOn is not { } until || until <= today || until > longest)
        {
            work.Reasons.Add(Reason.Invalid(
                nameof(AcceptanceRequest.ReviewOn),
                $"Choose a day on which somebody looks at it again: after today, and not later than {InFull.Format(longest)}."));
            return Outcome<Acceptance>.Refused(work.Reasons);
        }

        if (work.Reasons.Count > 0)
        {
            return Outcome<Acceptance>.Refused(work.Reasons);
        }

        var acceptance = new Acceptance(request.Item, finding.Finding.Code, request.Key, finding.Finding.Subject, work.Mark(request.Reason), until);
        await unit.Checks.AcceptAsync(acceptance, AcceptanceWork.About(stored), AcceptanceWork.Audit(work, nameof(AcceptFinding), acceptance), cancellationToken);
        return await work.CompleteAsync(() => acceptance, cancellationToken);
    }
}

/// <summary>Says that a finding is not accepted any longer. Needs PublishContent.</summary>
public sealed class TakeBackAcceptance(ContentEngine engine)
{
    /// <summary>Takes it back; refused where the finding is not accepted.</summary>
    public async Task<Outcome<Acceptance>> ExecuteAsync(Actor actor, AcceptanceRequest request, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var (work, stored) = await AcceptanceWork.BeginAsync(engine, unit, actor, nameof(TakeBackAcceptance), request, cancellationToken);
        if (stored is null)
        {
            return Outcome<Acceptance>.Refused(work.Reasons);
        }

        if ((await unit.Checks.AcceptancesAsync(request.Item, cancellationToken)).FirstOrDefault(found => found.Key == request.Key) is not { } acceptance)
        {
            return Outcome<Acceptance>.Refused(new Reason(ReasonKind.NotFound, "", "Nobody has accepted this finding, or it was taken back a moment ago."));
        }

        await unit.Checks.TakeBackAsync(acceptance, AcceptanceWork.About(stored), AcceptanceWork.Audit(work, nameof(TakeBackAcceptance), acceptance), cancellationToken);
        return await work.CompleteAsync(() => acceptance, cancellationToken);
    }
}

/// <summary>What both changes share.</summary>
internal static class AcceptanceWork
{
    public static async Task<(ContentWork Work, StoredItem? Stored)> BeginAsync(
        ContentEngine engine, IUnitOfWork unit, Actor actor, string action, AcceptanceRequest request, CancellationToken cancellationToken)
    {
        var work = await ContentWork.InAsync(engine, unit, actor, action, request.Reason, cancellationToken);
        var found = (await unit.FindAsync([request.Item], cancellationToken)).GetValueOrDefault(request.Item);
        return (work, await work.FindAsync(request.Item, Permission.PublishContent, found?.Revision ?? 0, cancellationToken));
    }

    public static AuditSubject About(StoredItem stored) => new() { Item = stored.Id, Version = stored.Latest!.Item.VersionId, Section = stored.Section };

    public static AuditEntry Audit(ContentWork work, string action, Acceptance acceptance) =>
        AuditEntry.Of(work.Actor, action, work.Now, $"{acceptance.Code}: {acceptance.Subject}" + (acceptance.By.Note is { Length: > 0 } why && action == nameof(AcceptFinding) ? $" ({why})" : ""));
}
