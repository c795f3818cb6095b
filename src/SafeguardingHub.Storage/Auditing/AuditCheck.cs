using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Auditing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Auditing;

/// <summary>Walks the chain from its beginning to its end, and says what does not hold.</summary>
internal sealed class AuditCheck
{
    private const int AtATime = 2000;
    private const int FaultsSaid = 100;
    private readonly ImmutableArray<AuditFault>.Builder faults = ImmutableArray.CreateBuilder<AuditFault>();
    private readonly Dictionary<string, long> pseudonymsUsed = new(StringComparer.Ordinal);
    private readonly HashSet<string> pseudonymsGiven = new(StringComparer.Ordinal);
    private long last;
    private byte[] hash = AuditSeal.Beginning;
    private bool lastIsFaulty;
    private int count;
    private long pseudonymous;
    private long notesOut;
    private long? firstNoteOut;

    /// <summary>Reads one state of the store, whatever is written meanwhile.</summary>
    public async Task<AuditVerdict> RunAsync(HubDbContext context, IProgress<AuditProgress>? progress, CancellationToken cancellationToken)
    {
        var head = await context.AuditHead.SingleAsync(cancellationToken);
        while (true)
        {
            var after = last;
            var rows = await context.Audit.Where(row => row.Number > after && row.Number <= head.Number).OrderBy(row => row.Number).Take(AtATime).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                break;
            }

            rows.ForEach(Look);
            progress?.Report(new AuditProgress((int)last, (int)head.Number));
        }

        Close(head);
        foreach (var row in await context.Audit.Where(row => row.Number == null || row.Number < 1 || row.Number > head.Number).OrderBy(row => row.Id).Take(FaultsSaid).ToListAsync(cancellationToken))
        {
            Add(row.Number, string.Create(CultureInfo.InvariantCulture, $"somebody put it in without the hub: it is outside the chain (row {row.Id})"));
        }

        return new AuditVerdict(head.Number, faults.ToImmutable(), count, Convert.ToHexStringLower(head.Hash)) { Pseudonymous = pseudonymous, NotesTakenOut = notesOut };
    }

    private void Look(AuditRow row)
    {
        var number = row.Number!.Value;
        var before = count;
        if (number > last + 1)
        {
            Missing(last + 1, number - 1);
        }
        else if (!lastIsFaulty && !Same(row.Previous, hash))
        {
            Add(number, last == 0 ? "it is not the first of the chain: the link is broken" : $"it does not follow entry {Text(last)}: the link is broken");
        }

        LookAtActor(row, number);
        LookAtAccount(row, number);
        LookAtNote(row, number);
        if (!Same(row.Hash, AuditSeal.HashOf(row)))
        {
            Add(number, "its number, action, time, kind of actor, item, version or section was altered, or its seal");
        }

        if (row is { Action: nameof(ForgetPerson), AccountId: { } given })
        {
            pseudonymsGiven.Add(given);
        }

        (last, hash, lastIsFaulty) = (number, row.Hash ?? [], count > before && number == last + 1);
    }

    private void LookAtActor(AuditRow row, long number)
    {
        if (row.ActorSalt is { } salt)
        {
            if (!Same(row.ActorDigest, AuditSeal.DigestOf(salt, row.ActorId, row.ActorName)))
            {
                Add(number, "the name or the id of who did it was altered");
            }
        }
        else if (Pseudonym.Parse(row.ActorId) is { } pseudonym && pseudonym.Name == row.ActorName)
        {
            pseudonymsUsed.TryAdd(row.ActorId, number);
            pseudonymous++;
        }
        else
        {
            Add(number, "who did it cannot be checked any more, and what stands there is no pseudonym");
        }
    }

    private void LookAtAccount(AuditRow row, long number)
    {
        var holds = (row.AccountId, row.AccountSalt, row.AccountDigest) switch
        {
            (null, null, null) => true,
            ({ } id, { } salt, { } digest) => Same(digest, AuditSeal.DigestOf(salt, id)),
            ({ } id, null, not null) => Pseudonym.Parse(id) is not null && (pseudonymsUsed.TryAdd(id, number) || true),
            _ => false,
        };
        if (!holds)
        {
            Add(number, "whose account it is about was altered");
        }
    }

    private void LookAtNote(AuditRow row, long number)
    {
        // A note may be taken out with its salt; nothing may stand in its place.
        if (row is { Note: null, NoteDigest: not null })
        {
            notesOut++;
            firstNoteOut ??= number;
        }

        var holds = (row.Note, row.NoteSalt, row.NoteDigest) switch
        {
            (null, null, _) => true,
            ({ } note, { } salt, { } digest) => Same(digest, AuditSeal.DigestOf(salt, note)),
            _ => false,
        };
        if (!holds)
        {
            Add(number, "its note was altered");
        }
    }

    private void Close(AuditHeadRow head)
    {
        if (last < head.Number)
        {
            Missing(last + 1, head.Number);
        }
        else if (!lastIsFaulty && !Same(hash, head.Hash))
        {
            Add(last == 0 ? null : last, "the end of the chain is another: the link is broken");
        }

        if (firstNoteOut is { } without && pseudonymsGiven.Count == 0)
        {
            Add(without, "its note is gone, and no entry says that anybody was given a pseudonym");
        }

        foreach (var (pseudonym, number) in pseudonymsUsed.Where(pair => !pseudonymsGiven.Contains(pair.Key)).OrderBy(pair => pair.Value))
        {
            Add(number, $"it says {Pseudonym.Parse(pseudonym)!.Name}, and no entry says that anybody was given that pseudonym");
        }
    }

    private void Missing(long from, long to)
    {
        count++;
        if (faults.Count < FaultsSaid)
        {
            faults.Add(new AuditFault(from, from == to ? "it is missing" : $"it is missing, and all up to entry {Text(to)}"));
        }
    }

    private void Add(long? number, string what)
    {
        count++;
        if (faults.Count < FaultsSaid)
        {
            faults.Add(new AuditFault(number, what));
        }
    }

    private static bool Same(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
