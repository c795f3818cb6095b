using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Opening;

/// <summary>Says that somebody has looked, and the edition's dates are right and nothing held here or elsewhere has replaced it unsaid.</summary>
public sealed class ConfirmEdition(ContentEngine engine) : MarkChange<EditionPart>(engine)
{
    /// <summary>Confirms the edition as the public sees it. Needs PublishContent in its section; refused where something else is live by now than was seen.</summary>
    public Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ContentItemId edition, ContentItemVersionId seen, CancellationToken cancellationToken)
    {
        var confirmation = Confirmations.By(actor, Now);
        return LayAsync(
            actor, edition, note: null,
            (ground, _) =>
            {
                Confirmations.CheckSeen(ground, seen);
                return Task.FromResult<Func<EditionPart, EditionPart>>(part => part with { Confirmation = confirmation });
            },
            cancellationToken);
    }
}

/// <summary>Says that somebody has opened the address of an online service and found the right one behind it.</summary>
public sealed class ConfirmLink(ContentEngine engine) : MarkChange<OnlineServicePart>(engine)
{
    /// <summary>
    /// Confirms the address that the public sees. Needs PublishContent in its section; refused where no address is known, and where
    /// something else is live by now than was seen.
    /// </summary>
    public Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ContentItemId service, ContentItemVersionId seen, CancellationToken cancellationToken)
    {
        var confirmation = Confirmations.By(actor, Now);
        return LayAsync(
            actor, service, note: null,
            (ground, _) =>
            {
                Confirmations.CheckSeen(ground, seen);
                if (string.IsNullOrWhiteSpace(ground.Live.Address))
                {
                    ground.Reasons.Add(Reason.Invalid("OnlineServicePart.Address", "Its address is not known: enter and publish it first."));
                }

                return Task.FromResult<Func<OnlineServicePart, OnlineServicePart>>(part => part with { Confirmation = confirmation });
            },
            cancellationToken);
    }
}

/// <summary>What both say.</summary>
internal static class Confirmations
{
    public static Confirmation By(Actor actor, Instant now) => new() { By = actor.Name, On = LocalDatePattern.Iso.Format(LondonTime.Day(now)) };

    // A colleague may have put in another address, or other dates, while somebody looked at those of before.
    public static void CheckSeen<T>(MarkGround<T> ground, ContentItemVersionId seen) where T : ContentPart
    {
        if (ground.Item.Live!.Item.VersionId != seen)
        {
            ground.Reasons.Add(new Reason(ReasonKind.InUse, "", "This has changed since you opened the page. Look at it once more, then say that it is right."));
        }
    }
}
