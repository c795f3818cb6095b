using System.Runtime.CompilerServices;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Auditing;

/// <summary>Entries that leave the hub, the newest first, read as they are asked for.</summary>
/// <param name="Lines">The entries.</param>
public sealed record ExportedAudit(IAsyncEnumerable<AuditLine> Lines);

/// <summary>Takes entries of the audit out of the hub, as a table. That is itself audited, before anything is handed over.</summary>
public sealed class ExportAudit(ContentEngine engine, IAuditTrail trail)
{
    private const int AtATime = 500;
    private const int LongestWords = 500;

    /// <summary>Hands the entries over. Needs ViewAuditTrail somewhere; no more is handed over than the actor may see.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="words">Which entries those are, in words, for the audit; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<ExportedAudit>> ExecuteAsync(Actor actor, AuditQuery query, string? words, CancellationToken cancellationToken)
    {
        if (!Rights.HoldsSomewhere(actor, new Demand(Permission.ViewAuditTrail)))
        {
            return Outcome<ExportedAudit>.Refused(new Reason(
                ReasonKind.NotPermitted, "", $"{actor.Name} may not read the audit trail: it needs the permission {Permission.ViewAuditTrail}."));
        }

        var within = ReadAudit.Within(actor, query);
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var section = query.Section ?? (within.Reach is { Count: 1 } only ? only.Single() : null);
        unit.Note(
            AuditEntry.Of(actor, nameof(ExportAudit), engine.Now, words is { Length: > LongestWords } ? words[..LongestWords] : words), new AuditSubject { Section = section });
        await unit.CommitAsync(cancellationToken);
        return new ExportedAudit(LinesAsync(within, CancellationToken.None));
    }

    private async IAsyncEnumerable<AuditLine> LinesAsync(AuditQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = query with { Limit = AtATime, Before = null };
        while (true)
        {
            var found = await trail.PageAsync(page, cancellationToken);
            foreach (var line in found.Lines)
            {
                yield return line;
            }

            if (found.Next is not { } next)
            {
                yield break;
            }

            page = page with { Before = next };
        }
    }
}
