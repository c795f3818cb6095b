using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Content.Access;

/// <summary>
/// Gives somebody a new one-time link to choose a password: the old password stops at once, and every browser is signed out.
/// Also what makes a new link for an invitation that was lost or has run out.
/// </summary>
public sealed class ResetAccount(ContentEngine engine)
{
    /// <summary>Resets the account.</summary>
    /// <param name="actor">Who resets.</param>
    /// <param name="id">Whose account.</param>
    /// <param name="forgetsProofs">Whether the second step and the passkeys go, too: for somebody who has lost a phone.</param>
    /// <param name="mailOrigin">The hub's origin, where the link is to go by mail; null where it is handed over otherwise.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<AccountLink>> ExecuteAsync(Actor actor, string id, bool forgetsProofs, string? mailOrigin, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await PeopleWork.InAsync(engine, unit, actor, cancellationToken);
        if (await work.FindAsync(id, cancellationToken) is not { } account)
        {
            return Outcome<AccountLink>.Refused(work.Reasons);
        }

        if (account.Id == actor.Id)
        {
            work.Refuse(ReasonKind.InUse, "", "Change your own password on your account's page.");
        }

        if (account.IsDisabled)
        {
            work.Refuse(ReasonKind.InUse, "", $"The account of {account.Name} is switched off. Switch it on first.");
        }

        if (work.IsRefused)
        {
            return Outcome<AccountLink>.Refused(work.Reasons);
        }

        await unit.Accounts.SetPasswordAsync(account.Id, hash: null, cancellationToken);
        await unit.Accounts.EndSignInsAsync(account.Id, only: null, except: null, work.Now, cancellationToken);
        if (forgetsProofs)
        {
            await unit.Accounts.ForgetProofsAsync(account.Id, cancellationToken);
        }

        var link = await work.LinkAsync(account.LastSignInAt is null ? LinkKind.Invitation : LinkKind.Reset, account, mailOrigin, cancellationToken);
        work.Note(nameof(ResetAccount), account, forgetsProofs ? "With two steps and passkeys" : null);
        return await work.CompleteAsync(link, cancellationToken);
    }
}
