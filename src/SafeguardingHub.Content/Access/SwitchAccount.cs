using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Content.Access;

/// <summary>Switches an account off: nobody can sign in with it, whoever had is signed out, and its links are worthless.</summary>
public sealed class DisableAccount(ContentEngine engine)
{
    /// <summary>Switches the account off.</summary>
    public async Task<Outcome<Account>> ExecuteAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await PeopleWork.InAsync(engine, unit, actor, cancellationToken);
        if (await work.FindAsync(id, cancellationToken) is not { } account)
        {
            return Outcome<Account>.Refused(work.Reasons);
        }

        if (account.Id == actor.Id)
        {
            work.Refuse(ReasonKind.InUse, "", "You cannot switch off your own account. Ask another administrator.");
        }

        await work.KeepAnAdministratorAsync(account, cancellationToken);
        if (work.IsRefused || account.IsDisabled)
        {
            return work.IsRefused ? Outcome<Account>.Refused(work.Reasons) : account;
        }

        await unit.Accounts.SetDisabledAsync(account.Id, isDisabled: true, cancellationToken);
        await unit.Accounts.RemoveLinksAsync(account.Id, cancellationToken);
        await unit.Accounts.EndSignInsAsync(account.Id, only: null, except: null, work.Now, cancellationToken);
        work.Note(nameof(DisableAccount), account);
        return await work.CompleteAsync(account with { IsDisabled = true }, cancellationToken);
    }
}

/// <summary>Switches an account on again: the person signs in as before, with the roles that they have.</summary>
public sealed class EnableAccount(ContentEngine engine)
{
    /// <summary>Switches the account on.</summary>
    public async Task<Outcome<Account>> ExecuteAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var work = await PeopleWork.InAsync(engine, unit, actor, cancellationToken);
        if (await work.FindAsync(id, cancellationToken) is not { } account)
        {
            return Outcome<Account>.Refused(work.Reasons);
        }

        if (!account.IsDisabled)
        {
            return account;
        }

        await unit.Accounts.SetDisabledAsync(account.Id, isDisabled: false, cancellationToken);
        work.Note(nameof(EnableAccount), account);
        return await work.CompleteAsync(account with { IsDisabled = false }, cancellationToken);
    }
}
