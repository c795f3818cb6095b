using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks;

/// <summary>How far a run has come.</summary>
/// <param name="Done">How many items were checked.</param>
/// <param name="Errors">How many errors their newest versions have, accepted ones included.</param>
/// <param name="Warnings">How many warnings.</param>
/// <param name="Notes">How many notes.</param>
public sealed record CheckProgress(int Done, int Errors, int Warnings, int Notes)
{
    /// <summary>What the items that were checked last took, each with all its versions.</summary>
    public IReadOnlyList<CheckedCost> Last { get; init; } = [];
}

/// <summary>What it took to check an item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Took">How long reading its texts and looking at them took, without any query.</param>
public sealed record CheckedCost(ContentItemId Item, TimeSpan Took);

/// <summary>
/// Checks stored items, their newest and their live versions, and keeps what is found. It makes no change of content: nothing is
/// logged, no revision grows, and whoever may see an item's draft sees what is found in it.
/// </summary>
public sealed class RunChecks(ContentEngine engine, IEditorsContent content, IHubReader hub, IFindings findings)
{
    private const int AtATime = 50;
    private const int FaultsSaid = 10;
    private const string Unfinished = "";

    /// <summary>The ground as it is now: what was checked on other ground is checked again.</summary>
    public ValueTask<CheckGround> GroundAsync(CancellationToken cancellationToken) => engine.Checks.GroundAsync(cancellationToken);

    /// <summary>Checks these items, whatever they were checked on. Ids of no item are passed over.</summary>
    public async Task<CheckProgress> OfItemsAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken)
    {
        if (engine.Checks.IsEmpty || ids.Count == 0)
        {
            return new CheckProgress(0, 0, 0, 0);
        }

        var ground = await GroundAsync(cancellationToken);
        var progress = new CheckProgress(0, 0, 0, 0);
        foreach (var some in ids.Distinct().Chunk(AtATime))
        {
            progress = Sum(progress, await BatchAsync(some, ground, cancellationToken));
        }

        return progress;
    }

    /// <summary>Checks what has changed since it was checked, or was checked on other ground; or everything.</summary>
    /// <param name="section">Only of this section; null for the whole hub.</param>
    /// <param name="everything">Whether what was checked as it is now is checked again.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops the run; what was checked so far is kept.</param>
    /// <exception cref="AggregateException">The program stumbled over some items; all others were checked.</exception>
    public async Task<CheckProgress> AllAsync(ContentItemId? section, bool everything, Action<CheckProgress>? progress, CancellationToken cancellationToken)
    {
        var done = new CheckProgress(0, 0, 0, 0);
        if (engine.Checks.IsEmpty)
        {
            return done;
        }

        var ground = await GroundAsync(cancellationToken);
        var faults = new List<Exception>();
        ContentItemId? after = null;
        while (true)
        {
            var ids = await findings.ToCheckAsync(everything ? null : ground.Mark, section, after, AtATime, cancellationToken);
            if (ids.Count == 0)
            {
                break;
            }

            var last = await OneByOneWhereNeededAsync(ids, ground, faults, cancellationToken);
            done = Sum(done, last) with { Last = last.Last };
            progress?.Invoke(done);
            after = ids[^1];
        }

        return faults.Count == 0 ? done : throw new AggregateException("Some items could not be checked; all others were.", faults);
    }

    // An item on which the program stumbles keeps no other from being checked: not those beside it, and not those after it.
    private async Task<CheckProgress> OneByOneWhereNeededAsync(
        IReadOnlyList<ContentItemId> ids, CheckGround ground, List<Exception> faults, CancellationToken cancellationToken)
    {
        try
        {
            return await BatchAsync(ids, ground, cancellationToken);
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            if (ids.Count == 1)
            {
                if (faults.Count < FaultsSaid)
                {
                    faults.Add(error);
                }

                return new CheckProgress(0, 0, 0, 0);
            }
        }

        var done = new CheckProgress(0, 0, 0, 0);
        foreach (var id in ids)
        {
            done = Sum(done, await OneByOneWhereNeededAsync([id], ground, faults, cancellationToken));
        }

        return done;
    }

    private async Task<CheckProgress> BatchAsync(IReadOnlyCollection<ContentItemId> ids, CheckGround ground, CancellationToken cancellationToken)
    {
        var definitions = await hub.DefinitionsAsync(cancellationToken);
        var stored = (await content.FindManyAsync(ids, cancellationToken)).Values.Where(item => item.Latest is not null).ToList();
        var subjects = stored.SelectMany(item => Versions(item).Select(version => (Item: item, Version: version, Subject: new CheckSubject(
            version.Item,
            definitions.FindType(version.Item.ContentType) ?? new Definitions.ContentTypeDefinition(version.Item.ContentType, version.Item.ContentType, Definitions.SettingsBag.Empty, []),
            ContentReading.Of(version.Item, definitions, engine.Kinds), item.Live?.Item)))).ToList();
        var found = await engine.Checks.LookAsync([.. subjects.Select(subject => subject.Subject)], ground, cancellationToken);
        var items = subjects.Zip(found, (subject, looked) => (subject.Item, subject.Subject, looked.IsWhole, Checked: new CheckedVersion(
                subject.Version.Item.VersionId, subject.Version == subject.Item.Latest, subject.Version.Item.VersionId == subject.Item.Live?.Item.VersionId, looked.Findings) { Mentions = looked.Mentions }))
            .GroupBy(pair => pair.Item.Id)

            // What could not all be looked at is marked so that the next run looks again.
            .Select(same => new CheckedItem(
                same.Key, same.First().Item.Revision, same.All(pair => pair.IsWhole) ? ground.Mark : Unfinished, engine.Now, [.. same.Select(pair => pair.Checked)])
            {
                Outside = [.. same.SelectMany(pair => pair.Subject.Texts.Links).Select(link => OutsideAddress.Of(link.Address)).OfType<OutsideAddress>().DistinctBy(address => address.Key)],
            }).ToList();
        await findings.KeepAsync(items, cancellationToken);

        var newest = items.SelectMany(item => item.Versions.Where(version => version.IsNewest).SelectMany(version => version.Findings)).ToList();
        return new CheckProgress(
            stored.Count, newest.Count(finding => finding.Severity == Severity.Error), newest.Count(finding => finding.Severity == Severity.Warning),
            newest.Count(finding => finding.Severity == Severity.Note))
        {
            Last = [.. subjects.Zip(found).GroupBy(pair => pair.First.Item.Id).Select(same => new CheckedCost(same.Key, new TimeSpan(same.Sum(pair => pair.Second.Took.Ticks))))],
        };
    }

    private static IEnumerable<StoredVersion> Versions(StoredItem item) =>
        item.Live is { } live && live.Item.VersionId != item.Latest!.Item.VersionId ? [item.Latest, live] : [item.Latest!];

    private static CheckProgress Sum(CheckProgress one, CheckProgress other) =>
        new(one.Done + other.Done, one.Errors + other.Errors, one.Warnings + other.Warnings, one.Notes + other.Notes) { Last = [.. one.Last, .. other.Last] };
}
