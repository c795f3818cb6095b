using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Auditing;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>
/// One change in one transaction. Writes are noted and sent in bulk. A read goes straight to the database unless what is
/// noted could change its answer; only then is the noted sent first.
/// </summary>
internal sealed partial class UnitOfWork(HubSession session, IDisposable? turn, ICommitSignal? signal) : IUnitOfWork
{
    private readonly Noted noted = new();
    private readonly List<ChangeRow> changes = [];

    // Kept to the end however large the change is: they take their place on the chain with the commit.
    private readonly List<AuditRow> audits = [];

    private readonly List<RemarkRow> remarks = [];
    private bool isOver;
    private bool isCommitted;

    /// <summary>Whether the unit only looks: it holds nothing against others, and cannot be committed.</summary>
    public bool IsReading { get; init; }

    public void Write(ItemWrite write)
    {
        Check();
        noted.Add(write);
        var kind = write.Live switch
        {
            LiveWrite.Publish => ChangeKind.Published,
            LiveWrite.Withdraw => ChangeKind.Withdrawn,
            _ => ChangeKind.Draft,
        };
        changes.Add(new ChangeRow { Number = 0, Kind = kind, ItemId = write.Id.Value, At = write.At });
        Note(write.Audit, new AuditSubject { Item = write.Id, Version = Noted.VersionOf(write), Section = write.Section });
    }

    public void WriteDefinitions(DefinitionSet definitions, AuditEntry audit)
    {
        Check();
        noted.Definitions = (definitions, audit.At);
        definitionsSeen = definitions;
        holdsDefinitions = true;
        Log(ChangeKind.Definitions, audit);
    }

    public void WriteRoles(IReadOnlyCollection<Role> roles, AuditEntry audit)
    {
        Check();
        foreach (var role in roles)
        {
            noted.Roles[role.Name.ToLowerInvariant()] = role;
        }

        Log(ChangeKind.Roles, audit);
    }

    public void WriteSettings(IReadOnlyDictionary<string, JsonElement> sections, AuditEntry audit)
    {
        Check();
        foreach (var section in sections)
        {
            noted.Settings[section.Key] = section.Value;
        }

        Log(ChangeKind.Settings, audit);
    }

    public void WriteMedia(IReadOnlyCollection<MediaFile> files, AuditEntry audit)
    {
        Check();
        foreach (var file in files)
        {
            noted.Media[file.Path.ToLowerInvariant()] = (file.Id.Length > 0 ? file : file with { Id = MediaFile.NewId() }, audit);
        }

        Log(ChangeKind.Media, audit);
    }

    public void WriteRemark(Remark remark)
    {
        Check();
        remarks.Add(new RemarkRow
        {
            ItemId = remark.Item.Value, VersionId = remark.Version.Value, ActorKind = remark.By.ActorKind, ActorId = remark.By.ActorId,
            ActorName = remark.By.ActorName, At = remark.By.At, Text = remark.By.Note ?? "",
        });
    }

    public void Note(AuditEntry audit, AuditSubject about)
    {
        Check();
        audits.Add(ItemRows.RowOf(audit, about));
    }

    public Task FlushAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await SendAsync(cancellationToken);
        return true;
    });

    public Task<Commit> CommitAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (IsReading)
        {
            throw new InvalidOperationException("A unit that only looks was asked to write.");
        }

        await SendAsync(cancellationToken);
        await ShareDefinitionsAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        // From here on nothing stops the change: others wait for the numbers that it takes.
        var commit = await ChangeNumbers.TakeAsync(session, changes);
        await AuditChain.AppendAsync(session, audits, CancellationToken.None);
        await session.Transaction.CommitAsync(CancellationToken.None);
        isCommitted = true;
        signal?.Raise();

        // The next writer need not wait for what the caller still does with this unit.
        turn?.Dispose();
        return commit;
    });

    public async ValueTask DisposeAsync()
    {
        isOver = true;
        try
        {
            await session.DisposeAsync();
        }
        finally
        {
            turn?.Dispose();
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        if (noted.Definitions is { } definitions)
        {
            await DefinitionChanges.ApplyAsync(session, definitions.Set, definitions.At, cancellationToken);
        }

        await SiteChanges.ApplyAsync(session, noted, cancellationToken);
        foreach (var wave in noted.Waves())
        {
            await new VersionChanges(session, wave).ApplyAsync(cancellationToken);
            Forget(routes, await new RouteChanges(session, wave).ApplyAsync(cancellationToken));
            Forget(aliases, await new AliasChanges(session, wave).ApplyAsync(cancellationToken));
            await new LiveChanges(session, wave).ApplyAsync(cancellationToken);
            absent.ExceptWith(wave.Select(write => write.Id));
        }

        await session.InsertAsync(remarks, cancellationToken);
        remarks.Clear();
        noted.Clear();
    }

    // What becomes live was worked out with the definitions that were read. Whoever changes them next waits until it is committed, and
    // then finds it to work it out anew; who has changed them since would never come by it again.
    private async Task ShareDefinitionsAsync(CancellationToken cancellationToken)
    {
        if (definitionsAt is { } seen && !holdsDefinitions && changes.Exists(change => change.Kind == ChangeKind.Published)
            && await session.ShareDefinitionsAsync(cancellationToken)
            && await session.Context.Definitions.MaxAsync(row => (long?)row.Id, cancellationToken) is var now && (now ?? 0) != seen)
        {
            throw new WriteConflictException(WriteConflict.Revision, "Definitions were changed in between.");
        }
    }

    private void Log(ChangeKind kind, AuditEntry audit, ContentItemId? section = null)
    {
        changes.Add(new ChangeRow { Number = 0, Kind = kind, At = audit.At });
        audits.Add(ItemRows.RowOf(audit, section is null ? AuditSubject.Hub : new AuditSubject { Section = section }));
    }

    private void Check()
    {
        if (isOver)
        {
            throw new InvalidOperationException("The unit of work is over: it was committed, disposed or refused. Begin another.");
        }
    }

    // A statement that failed has spoilt the transaction on PostgreSQL; the unit is over on both, so that nothing is half done.
    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        Check();
        isOver = true;
        try
        {
            var result = await work();
            isOver = isCommitted;
            return result;
        }
        catch (DbException error)
        {
            var translated = session.Translate(error);
            if (ReferenceEquals(translated, error))
            {
                throw;
            }

            throw translated;
        }
    }
}
