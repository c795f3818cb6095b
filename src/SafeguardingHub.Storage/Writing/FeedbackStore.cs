using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Counts answers: one statement, in a transaction that waits its turn as every other writer does.</summary>
internal sealed class FeedbackStore(HubContexts contexts, HubDialect dialect, WriteGate? gate) : IFeedbackStore
{
    public async Task AddAsync(FeedbackAnswer answer, CancellationToken cancellationToken)
    {
        using var turn = gate is null ? null : await gate.EnterAsync(cancellationToken);
        await using var context = contexts.Create();
        try
        {
            await using var transaction = await dialect.BeginAsync(context, cancellationToken);
            await context.Database.UseTransactionAsync(transaction, cancellationToken);
            var day = answer.Day.ToDateOnly();
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "FeedbackCounts" ("Form", "Day", "Subject", "Detail", "Choice", "Count", "Looked")
                VALUES ({answer.Form}, {day}, {answer.Subject}, {answer.Detail}, {answer.Choice}, 1, 0)
                ON CONFLICT ("Form", "Day", "Subject", "Detail", "Choice") DO UPDATE SET "Count" = "FeedbackCounts"."Count" + 1
                """,
                cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (DbException error) when (dialect.Translate(error) is { } translated)
        {
            throw translated;
        }
    }

    public async Task<int> ForgetBeforeAsync(LocalDate day, CancellationToken cancellationToken)
    {
        using var turn = gate is null ? null : await gate.EnterAsync(cancellationToken);
        await using var context = contexts.Create();
        return await context.FeedbackCounts.Where(row => row.Day < day).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<FeedbackCount>> SinceAsync(string form, LocalDate day, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        var rows = await context.FeedbackCounts.Where(row => row.Form == form && row.Day >= day)
            .OrderByDescending(row => row.Day).ThenBy(row => row.Subject).ThenBy(row => row.Detail).ThenBy(row => row.Choice)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new FeedbackCount(new FeedbackAnswer(row.Form, row.Subject, row.Detail, row.Choice, row.Day), row.Count, row.Looked)
        {
            LookedBy = row.LookedBy, LookedAt = row.LookedAt,
        })];
    }
}
