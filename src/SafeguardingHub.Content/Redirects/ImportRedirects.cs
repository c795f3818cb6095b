using System.Collections.Immutable;
using System.Security.Cryptography;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Media.Inspection;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Redirects;

/// <summary>A table of redirects: its columns, and how large it may be.</summary>
public static class RedirectTable
{
    /// <summary>The column of the old address.</summary>
    public const string Old = "old address";

    /// <summary>The column of the new address.</summary>
    public const string New = "new address";

    /// <summary>The column of the note.</summary>
    public const string Note = "note";

    /// <summary>The columns, in the order in which tables are written.</summary>
    public static ImmutableArray<string> Columns { get; } = [Old, New, Note];

    /// <summary>How large a table may be.</summary>
    public static TableLimits Limits { get; } = new(5_000, 1_000_000);

    // Tables that the hub writes have the mark before what a spreadsheet would take for a formula; it is none of the words.
    internal static string Plain(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;
}

/// <summary>Takes a table of redirects in, to wait until somebody has looked at what it would do. Nothing is changed.</summary>
public sealed class ReceiveRedirects(IWaitingBundles waiting, BundleFiles bundles, TimeProvider time)
{
    /// <summary>Takes the table in. Needs PublishContent somewhere.</summary>
    public async Task<Outcome<ImportBundle>> ExecuteAsync(Actor actor, SentFile? table, CancellationToken cancellationToken)
    {
        if (!Rights.HoldsSomewhere(actor, new Demand(Permission.PublishContent)))
        {
            return Outcome<ImportBundle>.Refused(new Reason(ReasonKind.NotPermitted, "", $"{actor.Name} may not import redirects: it needs the permission {Permission.PublishContent}."));
        }

        if (table is null || new GivenName(table.Name).Ending is not ("csv" or "txt" or "tsv"))
        {
            return Refused(table is null ? "Choose the table, saved as CSV."
                : $"{new GivenName(table.Name).Shown} is not a CSV file. In Excel choose Save as and the type “CSV UTF-8 (comma delimited)”.");
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        try
        {
            if (await waiting.KeepAsync(id, BundleFiles.Table, table.Content, RedirectTable.Limits.Bytes, cancellationToken) is not null)
            {
                var bundle = new ImportBundle(id, actor.Id, time.Now(), new GivenName(table.Name).Plain, []);
                await bundles.KeepAsync(bundle, cancellationToken);
                return bundle;
            }
        }
        catch
        {
            waiting.Discard(id);
            throw;
        }

        waiting.Discard(id);
        return Refused($"The table is larger than {RedirectTable.Limits.Bytes / 1_000_000} MB. Divide it into several.");
    }

    private static Outcome<ImportBundle> Refused(string message) => Outcome<ImportBundle>.Refused(Reason.Invalid("Table", message));
}

/// <summary>
/// Adds and changes the redirects of a table, all of them or none. Needs PublishContent in the section that is to own them.
/// </summary>
public sealed class ImportRedirects(ContentEngine engine, ReservedPaths reserved, BundleFiles bundles)
{
    /// <summary>What importing it would do, and all that is wrong with it. It changes nothing.</summary>
    public async Task<RedirectPlan> PlanAsync(Actor actor, ImportBundle bundle, ContentItemId section, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginReadingAsync(cancellationToken);
        return await PlanAsync(unit, actor, bundle, section, cancellationToken);
    }

    /// <summary>Imports it; refused with every reason, and nothing changed, where any row is wrong.</summary>
    public async Task<Outcome<RedirectPlan>> ExecuteAsync(Actor actor, ImportBundle bundle, ContentItemId section, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var plan = await PlanAsync(unit, actor, bundle, section, cancellationToken);
        if (!plan.Faults.IsEmpty)
        {
            return Outcome<RedirectPlan>.Refused(plan.Faults.Select(fault => Reason.Invalid("", fault.Row is { } row ? $"Row {row}: {fault.Message}" : fault.Message)));
        }

        var different = plan.Redirects.Where(planned => !planned.IsSame).Select(planned => planned.After).ToList();
        if (different.Count == 0)
        {
            return plan;
        }

        var audit = AuditEntry.Of(actor, nameof(ImportRedirects), engine.Now, $"{plan.Added} added, {plan.Changed} changed, {plan.Same} as they were");
        return await SaveRedirect.CommitAsync(unit, plan, work => work.PutAsync(different, audit, new AuditSubject { Section = section }, cancellationToken), cancellationToken);
    }

    private async Task<RedirectPlan> PlanAsync(IUnitOfWork unit, Actor actor, ImportBundle bundle, ContentItemId section, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var table = await bundles.TableAsync(bundle, RedirectTable.Columns, RedirectTable.Limits, cancellationToken);
        var wanted = table.Rows.Select(row => new WantedRedirect(
            row.Number, RedirectTable.Plain(row[RedirectTable.Old]), RedirectTable.Plain(row[RedirectTable.New]), SaveRedirect.NoteOf(RedirectTable.Plain(row[RedirectTable.Note])), section)).ToList();
        var ground = await RedirectGround.ReadAsync(unit, actor, reserved, wanted, [], cancellationToken);
        var rules = new RedirectRules(ground, wanted);
        var redirects = ImmutableArray.CreateBuilder<PlannedRedirect>();
        var faults = table.Faults.ToBuilder();
        if (!RedirectRules.MayOwn(actor, section))
        {
            // Said once, and not of every row.
            return new RedirectPlan([], [new TableFault(null, "You may not import redirects into that section. Go back and choose another.")]);
        }

        var rows = new Dictionary<RedirectSource, int>();
        foreach (var one in wanted)
        {
            var reasons = new List<Reason>();
            var planned = rules.Judge(one, stored: null, Mark.Of(actor, engine.Now, one.Note), reasons);
            if (planned is not null && !rows.TryAdd(planned.After.Source, one.Row))
            {
                reasons.Add(Reason.Invalid(RedirectRules.From, $"It has the same old address as row {rows[planned.After.Source]}: capital letters, a slash at the end and what follows ? make no difference. Take one of them out."));
            }

            faults.AddRange(reasons.Select(reason => new TableFault(one.Row, reason.Message)));
            if (planned is not null && reasons.Count == 0)
            {
                redirects.Add(planned);
            }
        }

        return new RedirectPlan(redirects.ToImmutable(), [.. faults.OrderBy(fault => fault.Row ?? 0)]);
    }
}
