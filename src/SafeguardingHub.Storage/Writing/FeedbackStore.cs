using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Counts answers: one statement, in a transaction that waits its turn as every other writer does.</summary>
internal sealed class FeedbackStore(WriteTurns turns) : IFeedbackStore
{
    public Task AddAsync(FeedbackAnswer answer, CancellationToken cancellationToken)
    {
        var day = answer.Day.ToDateOnly();
        return turns.TakeAsync(
            session => session.Context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "FeedbackCounts" ("Form", "Day", "Subject", "Detail", "Choice", "Count", "Looked")
                VALUES ({answer.Form}, {day}, {answer.Subject}, {answer.Detail}, {answer.Choice}, 1, 0)
                ON CONFLICT ("Form", "Day", "Subject", "Detail", "Choice") DO UPDATE SET "Count" = "FeedbackCounts"."Count" + 1
                """,
                cancellationToken),
            cancellationToken);
    }

    public Task<int> ForgetBeforeAsync(LocalDate day, CancellationToken cancellationToken) =>
        turns.TakeAsync(
            async session =>
            {
                var context = session.Context;
                var forgotten = await context.FeedbackCounts.Where(row => row.Day < day).ExecuteDeleteAsync(cancellationToken);

                // Who looked at answers is kept as long as there are any.
                await context.FeedbackStates.Where(state => !context.FeedbackCounts.Any(row => row.Form == IPageFeedback.Form && row.Subject == state.ItemId)).ExecuteDeleteAsync(cancellationToken);
                return forgotten;
            },
            cancellationToken);

    public async Task<IReadOnlyList<FeedbackCount>> SinceAsync(string form, LocalDate day, CancellationToken cancellationToken)
    {
        await using var context = turns.Contexts.Create();
        var rows = await context.FeedbackCounts.Where(row => row.Form == form && row.Day >= day)
            .OrderByDescending(row => row.Day).ThenBy(row => row.Subject).ThenBy(row => row.Detail).ThenBy(row => row.Choice)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new FeedbackCount(new FeedbackAnswer(row.Form, row.Subject, row.Detail, row.Choice, row.Day), row.Count, row.Looked)
        {
            LookedBy = row.LookedBy, LookedAt = row.LookedAt,
        })];
    }
}
