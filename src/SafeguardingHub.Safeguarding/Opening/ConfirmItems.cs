using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Opening;

/// <summary>Says that somebody has looked, and the edition's dates are right and nothing held here or elsewhere has replaced it unsaid.</summary>
public sealed class ConfirmEdition(ContentEngine engine) : MarkChange<EditionPart>(engine)
{
    /// <summary>Confirms the edition as the public sees it. Needs PublishContent in its section.</summary>
    public Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ContentItemId edition, CancellationToken cancellationToken)
    {
        var confirmation = Confirmations.By(actor, Now);
        return LayAsync(
            actor, edition, note: null, (_, _) => Task.FromResult<Func<EditionPart, EditionPart>>(part => part with { Confirmation = confirmation }), cancellationToken);
    }
}

/// <summary>Says that somebody has opened the address of an online service and found the right one behind it.</summary>
public sealed class ConfirmLink(ContentEngine engine) : MarkChange<OnlineServicePart>(engine)
{
    /// <summary>Confirms the address that the public sees. Needs PublishContent in its section; refused where no address is known.</summary>
    public Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, ContentItemId service, CancellationToken cancellationToken)
    {
        var confirmation = Confirmations.By(actor, Now);
        return LayAsync(
            actor, service, note: null,
            (ground, _) =>
            {
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
}
