using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Access;

/// <summary>Ends sign-ins of one's own account in other browsers: one of them, or all but the one that asks.</summary>
public sealed class EndSignIns(ContentEngine engine)
{
    /// <summary>Ends them; the outcome says how many there were.</summary>
    /// <param name="actor">Whose sign-ins.</param>
    /// <param name="own">The one that asks, which stays.</param>
    /// <param name="only">The one to end; null for all others.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<string>> ExecuteAsync(Actor actor, string own, string? only, CancellationToken cancellationToken)
    {
        if (actor.Kind != ActorKind.User)
        {
            return Outcome<string>.Refused(new Reason(ReasonKind.NotPermitted, "", "Sign in first."));
        }

        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var ended = await unit.Accounts.EndSignInsAsync(actor.Id, only, except: own, engine.Now, cancellationToken);
        if (ended == 0)
        {
            return Outcome<string>.Refused(new Reason(ReasonKind.NotFound, "", only is null ? "You are signed in nowhere else." : "That sign-in has ended already."));
        }

        unit.Accounts.Note(AuditEntry.Of(actor, nameof(EndSignIns), engine.Now), actor.Id);
        await unit.CommitAsync(cancellationToken);
        return ended == 1 ? "Signed out in one other browser." : $"Signed out in {ended} other browsers.";
    }
}
