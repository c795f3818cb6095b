using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Auditing;

/// <summary>What became of somebody who was forgotten.</summary>
/// <param name="Pseudonym">What stands in place of the name.</param>
/// <param name="Traces">What was changed.</param>
public sealed record ForgottenPerson(Pseudonym Pseudonym, ForgottenTraces Traces);

/// <summary>
/// Puts a pseudonym in place of somebody who has left: in the audit, the marks and remarks on items, and the authors and owners of
/// versions and files. What was done stays, and that one person did it; the account and all that belongs to it go. What texts and
/// confirmations of numbers say is content and stays as it is. It cannot be undone.
/// </summary>
public sealed class ForgetPerson(ContentEngine engine)
{
    private const int LongestReason = 500;

    /// <summary>Forgets somebody. Needs the permission SiteOwner for the whole hub, and that the account is switched off.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="person">The person's id, or the email address of their account.</param>
    /// <param name="reason">Why, for the audit; it must not name the person.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<ForgottenPerson>> ExecuteAsync(Actor actor, string person, string? reason, CancellationToken cancellationToken)
    {
        if (!Rights.AllowsEverywhere(actor, Permission.SiteOwner))
        {
            return Refused(ReasonKind.NotPermitted, "", "Only an administrator of the whole hub puts a pseudonym in place of a person.");
        }

        reason = (reason ?? "").Trim();
        if (reason.Length is 0 or > LongestReason)
        {
            return Refused(ReasonKind.Invalid, nameof(reason), $"Say why, in at most {LongestReason} characters, for example: left on 31 March 2026.");
        }

        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        await unit.Accounts.HoldAsync(cancellationToken);
        var account = await unit.Accounts.FindAsync(person, cancellationToken) ?? await unit.Accounts.FindByEmailAsync(person, cancellationToken);
        if (account is { IsDisabled: false })
        {
            return Refused(ReasonKind.InUse, "", "The account is not switched off. Switch it off first, when the person has left.");
        }

        var id = account?.Id ?? person;
        if (Pseudonym.Parse(id) is not null || await unit.Accounts.ForgetAsync(id, account?.Email, cancellationToken) is not { } forgotten)
        {
            return Refused(ReasonKind.NotFound, nameof(person), "There is nobody of that id or email address, neither an account nor anything in the audit.");
        }

        if (forgotten.Names.Any(name => reason.Contains(name, StringComparison.OrdinalIgnoreCase)))
        {
            return Refused(ReasonKind.Invalid, nameof(reason), "The reason names the person. It stays in the audit: say why without the name.");
        }

        unit.Accounts.Note(AuditEntry.Of(actor, nameof(ForgetPerson), engine.Now, reason), forgotten.Pseudonym.Id, changesRights: true);
        await unit.CommitAsync(cancellationToken);
        return new ForgottenPerson(forgotten.Pseudonym, forgotten);
    }

    private static Outcome<ForgottenPerson> Refused(ReasonKind kind, string place, string message) =>
        Outcome<ForgottenPerson>.Refused(new Reason(kind, place, message));
}
