using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Redirects;

/// <summary>
/// Adds a redirect from an old address, or changes one. Needs PublishContent in the section that owns it, and in the one that
/// owned it before: whoever answers for what readers see at an address answers for where they are sent from it.
/// </summary>
public sealed class SaveRedirect(ContentEngine engine, ReservedPaths reserved)
{
    /// <summary>Saves it, or refuses with every reason.</summary>
    public async Task<Outcome<Redirect>> ExecuteAsync(Actor actor, WantedRedirect wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var stored = wanted.Id is { } id ? await unit.Redirects.FindAsync(id, cancellationToken) : null;
        if (wanted.Id is not null && (stored is null || !RedirectRules.MayOwn(actor, stored.Section)))
        {
            return Outcome<Redirect>.Refused(new Reason(ReasonKind.NotFound, "", "There is no such redirect."));
        }

        var reasons = new List<Reason>();
        if (stored is not null && stored.Revision != wanted.Seen)
        {
            reasons.Add(new Reason(ReasonKind.Stale, "", $"{stored.By.ActorName} changed this redirect since you opened it. Compare what it says now with what you typed, and save again."));
        }

        var ground = await RedirectGround.ReadAsync(unit, actor, reserved, [wanted], stored?.Target.Item is { } held ? [held] : [], cancellationToken);
        var planned = new RedirectRules(ground, [wanted]).Judge(wanted, stored, Mark.Of(actor, engine.Now, NoteOf(wanted.Note)), reasons);
        if (planned is null || reasons.Count > 0)
        {
            return Outcome<Redirect>.Refused(reasons);
        }

        var audit = AuditEntry.Of(actor, nameof(SaveRedirect), engine.Now, $"{planned.After.Source.Address} to {planned.LeadsTo}");
        return await CommitAsync(unit, planned.After, work => work.PutAsync([planned.After], audit, new AuditSubject { Section = wanted.Section }, cancellationToken), cancellationToken);
    }

    // PostgreSQL knows no character of that number.
    internal static string? NoteOf(string? note) => note?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } said ? said : null;

    internal static async Task<Outcome<T>> CommitAsync<T>(IUnitOfWork unit, T result, Func<IRedirectWork, Task> write, CancellationToken cancellationToken) where T : class
    {
        try
        {
            await write(unit.Redirects);
            await unit.CommitAsync(cancellationToken);
            return result;
        }
        catch (WriteConflictException)
        {
            return Outcome<T>.Refused(new Reason(ReasonKind.Stale, "", "Somebody else changed these redirects a moment ago. Look at the list and save again."));
        }
    }
}

/// <summary>Removes a redirect. Needs PublishContent in the section that owns it.</summary>
public sealed class RemoveRedirect(ContentEngine engine)
{
    /// <summary>Removes it; readers of the old address then learn that there is no page.</summary>
    public async Task<Outcome<Redirect>> ExecuteAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        if (await unit.Redirects.FindAsync(id, cancellationToken) is not { } redirect || !RedirectRules.MayOwn(actor, redirect.Section))
        {
            return Outcome<Redirect>.Refused(new Reason(ReasonKind.NotFound, "", "There is no such redirect, or somebody removed it a moment ago."));
        }

        var audit = AuditEntry.Of(actor, nameof(RemoveRedirect), engine.Now, redirect.Source.Address);
        return await SaveRedirect.CommitAsync(unit, redirect, work => work.RemoveAsync(redirect, audit, new AuditSubject { Section = redirect.Section }, cancellationToken), cancellationToken);
    }
}

/// <summary>Takes an address that leads nowhere off the list, however often it is asked for. Needs PublishContent where it stands.</summary>
public sealed class IgnoreUnmatched(ContentEngine engine)
{
    /// <summary>Takes it off.</summary>
    public async Task<Outcome<UnmatchedAddress>> ExecuteAsync(Actor actor, UnmatchedAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var gone = new Reason(ReasonKind.NotFound, "", "That address is no longer on the list.");
        if (RedirectSource.PathOf(address.Path) != address.Path || RedirectSource.HostOf(address.Host) != address.Host)
        {
            return Outcome<UnmatchedAddress>.Refused(gone);
        }

        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var sections = new SectionMap(await unit.SectionsAsync(cancellationToken));
        var owner = Items.ContentPath.TryParse(address.Path, out var path, out _) ? sections.OwnerOf(path)?.Id : null;
        var isAllowed = owner is { } section ? RedirectRules.MayOwn(actor, section) : Rights.HoldsSomewhere(actor, new Demand(Permission.PublishContent));
        var audit = AuditEntry.Of(actor, nameof(IgnoreUnmatched), engine.Now, "/" + address.Path);
        if (!isAllowed || !await unit.Redirects.IgnoreAsync(address, audit, new AuditSubject { Section = owner }, cancellationToken))
        {
            return Outcome<UnmatchedAddress>.Refused(gone);
        }

        await unit.CommitAsync(cancellationToken);
        return address;
    }
}
