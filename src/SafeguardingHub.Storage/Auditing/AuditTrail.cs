using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage.Auditing;

/// <summary>The audit, for reading.</summary>
internal sealed class AuditTrail(HubContexts contexts, HubDialect dialect) : IAuditTrail
{
    public async Task<AuditPage> PageAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        if (query.Reach is { IsEmpty: true })
        {
            return new AuditPage([], null);
        }

        await using var context = contexts.Create();
        var rows = About(context, Matching(context.Audit.Where(row => row.Number != null), query), query);
        var found = await rows.OrderByDescending(row => row.Number).Take(query.Limit + 1)
            .Select(row => new Found(
                row,
                context.Items.Where(item => item.Id == row.ItemId).Select(item => new Named(item.Name, item.Section)).FirstOrDefault(),
                context.Sections.Where(section => section.ItemId == row.Section).Select(section => section.Name).FirstOrDefault()
                    ?? context.Items.Where(item => item.Id == row.Section).Select(item => item.Name).FirstOrDefault(),
                context.Accounts.Where(account => account.Id == row.AccountId).Select(account => account.DisplayName).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        return new AuditPage(
            [.. found.Take(query.Limit).Select(line => LineOf(line, query.Reach))],
            found.Count > query.Limit ? found[query.Limit - 1].Row.Number : null);
    }

    public async Task<AuditVerdict> VerifyAsync(IProgress<AuditProgress>? progress, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        await using var transaction = await dialect.BeginReadingAsync(context, cancellationToken);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);
        return await new AuditCheck().RunAsync(context, progress, cancellationToken);
    }

    private static IQueryable<AuditRow> Matching(IQueryable<AuditRow> rows, AuditQuery query)
    {
        if (query.Reach is { } reach)
        {
            var sections = reach.Select(section => section.Value).ToArray();
            rows = sections is [var only] ? rows.Where(row => row.Section == only) : rows.Where(row => row.Section != null && sections.Contains(row.Section));
        }

        if (!query.IncludesAccounts)
        {
            rows = rows.Where(row => row.AccountId == null);
        }

        if (query.Section?.Value is { } wanted)
        {
            rows = rows.Where(row => row.Section == wanted);
        }

        if (query.Actor is { } actor)
        {
            rows = rows.Where(row => row.ActorId == actor);
        }

        if (query.Account is { } account)
        {
            rows = rows.Where(row => row.AccountId == account);
        }

        if (!query.Actions.IsDefaultOrEmpty)
        {
            var actions = query.Actions.ToArray();
            rows = rows.Where(row => actions.Contains(row.Action));
        }

        if (query.From is { } from)
        {
            rows = rows.Where(row => row.At >= from);
        }

        if (query.Until is { } until)
        {
            rows = rows.Where(row => row.At < until);
        }

        if (query.Before is { } before)
        {
            rows = rows.Where(row => row.Number < before);
        }

        return NameWords.Of(query.Who).Select(word => "-" + word).Aggregate(rows, (named, begins) => named.Where(row => ("-" + row.ActorKey).Contains(begins)));
    }

    // By the name that the item has now, and so only where the reader may see that.
    private static IQueryable<AuditRow> About(HubDbContext context, IQueryable<AuditRow> rows, AuditQuery query)
    {
        if (query.Item?.Value is { } item)
        {
            rows = rows.Where(row => row.ItemId == item);
        }

        var words = NameWords.Of(query.ItemWords).Select(word => "-" + word).ToList();
        if (words.Count == 0)
        {
            return rows;
        }

        var items = words.Aggregate(context.Items, (found, begins) => found.Where(row => ("-" + row.NameKey).Contains(begins)));
        if (query.Reach is { } reach)
        {
            var sections = reach.Select(section => section.Value).ToArray();
            items = items.Where(row => row.Section != null && sections.Contains(row.Section));
        }

        return rows.Where(row => items.Select(found => found.Id).Contains(row.ItemId));
    }

    private static AuditLine LineOf(Found found, ImmutableHashSet<ContentItemId>? reach) => new(
        found.Row.Number!.Value, ItemRows.EntryOf(found.Row), ItemRows.SubjectOf(found.Row))
    {
        ItemName = found.Item is { } item && (reach is null || (ItemRows.IdOf(item.Section) is { } section && reach.Contains(section))) ? item.Name : null,
        SectionName = found.Section,
        AccountName = found.Account,
        IsNoteTakenOut = found.Row is { Note: null, NoteDigest: not null },
        Hash = Convert.ToHexStringLower(found.Row.Hash ?? []),
    };

    private sealed record Named(string? Name, string? Section);

    private sealed record Found(AuditRow Row, Named? Item, string? Section, string? Account);
}
