using Microsoft.EntityFrameworkCore;
using NodaTime;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Letters that wait. A letter is taken by moving its next try: of several nodes that want it, one moves it.</summary>
internal sealed class Outbox(HubContexts contexts, WriteGate? gate, WriteTurns turns) : IOutbox
{
    public async Task<(long Id, OutgoingMail Mail, int Tries)?> TakeAsync(Instant now, Instant again, CancellationToken cancellationToken)
    {
        await using var context = contexts.Create();
        if (await context.Outbox.Where(row => row.NextAt <= now && row.DropAt > now).OrderBy(row => row.NextAt).FirstOrDefaultAsync(cancellationToken) is not { } due)
        {
            return null;
        }

        using var turn = gate is null ? null : await gate.EnterAsync(cancellationToken);
        await context.Outbox.Where(row => row.DropAt <= now).ExecuteDeleteAsync(cancellationToken);
        var taken = await context.Outbox.Where(row => row.Id == due.Id && row.NextAt == due.NextAt)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, again).SetProperty(row => row.Tries, due.Tries + 1), cancellationToken);
        return taken == 1 ? (due.Id, new OutgoingMail(due.To, due.Subject, due.Text, due.DropAt), due.Tries + 1) : null;
    }

    public Task<bool> PostOnceAsync(OutgoingMail mail, IReadOnlyCollection<string> matters, Instant now, CancellationToken cancellationToken) => turns.TakeAsync(
        async session =>
        {
            // In the order of their names, so that two nodes wait for each other and not in a ring.
            if (await session.InsertNewAsync([.. matters.Order(StringComparer.Ordinal).Select(matter => new ToldRow { Matter = matter, At = now })], cancellationToken) == 0)
            {
                return false;
            }

            await session.InsertAsync([RowOf(mail, now)], cancellationToken);
            return true;
        },
        cancellationToken);

    public Task ForgetToldBeforeAsync(Instant moment, CancellationToken cancellationToken) =>
        turns.TakeAsync(session => session.Context.Told.Where(row => row.At < moment).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    /// <summary>A letter as it waits.</summary>
    public static OutboxRow RowOf(OutgoingMail mail, Instant now) =>
        new() { To = mail.To, Subject = mail.Subject, Text = mail.Text, CreatedAt = now, NextAt = now, DropAt = mail.DropAt, Tries = 0 };

    public async Task SentAsync(long id, CancellationToken cancellationToken)
    {
        using var turn = gate is null ? null : await gate.EnterAsync(cancellationToken);
        await using var context = contexts.Create();
        await context.Outbox.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task PutOffAsync(long id, Instant until, CancellationToken cancellationToken)
    {
        using var turn = gate is null ? null : await gate.EnterAsync(cancellationToken);
        await using var context = contexts.Create();
        await context.Outbox.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, until), cancellationToken);
    }
}
