using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Sections;

/// <summary>Which section is to be merged into which.</summary>
/// <param name="From">The section that ends.</param>
/// <param name="Into">The section that goes on.</param>
/// <param name="Confirmation">The name of the first, typed by whoever does it.</param>
/// <param name="Reason">Why, for colleagues; null for nothing.</param>
public sealed record Merge(ContentItemId From, ContentItemId Into, string? Confirmation = null, string? Reason = null);

/// <summary>What a merge would do.</summary>
/// <param name="From">The section that ends.</param>
/// <param name="Into">The section that goes on.</param>
/// <param name="Counts">What belongs to the first, its front page left out, by type and standing.</param>
/// <param name="Files">How many media files go along.</param>
/// <param name="Redirects">How many addresses that the public knows change, each with a permanent redirect.</param>
/// <param name="Renamed">The first of the addresses that get another name than they had, because it is taken in the other section.</param>
/// <param name="RenamedCount">How many there are of those.</param>
/// <param name="Pointing">How many items elsewhere point to the first section's front, and point to the other's afterwards.</param>
/// <param name="Roles">Who has a role in the first section, and has it in the other afterwards.</param>
public sealed record MergePlan(
    SectionEntry From, SectionEntry Into, ImmutableArray<SectionCount> Counts, int Files, int Redirects, ImmutableArray<MovedAddress> Renamed, int RenamedCount, int Pointing,
    ImmutableArray<SectionGrant> Roles);

/// <summary>
/// Merges a section into another, all of it or nothing: every item, drafts and what is in the bin included, belongs to the other
/// from then on and stands below its prefix; every address that the public knew leads there for good; roles and files go along. The
/// settings of the other stand, and so does its menu: that of the first goes along as a draft. Of the first its history is left, and the organisation that ran it gets its successor.
/// </summary>
public sealed class MergeSections(ContentEngine engine)
{
    /// <summary>How many items are held in memory at once.</summary>
    private const int AtATime = 100;

    private const int RenamedShown = 50;

    /// <summary>Merges. Needs ManageSettings and PublishContent everywhere, and the section's name typed.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="merge">What.</param>
    /// <param name="progress">Told now and then how many items are done; null for nobody.</param>
    /// <param name="cancellationToken">Stops the work; nothing is then done.</param>
    public async Task<Outcome<ChangedSection>> ExecuteAsync(Actor actor, Merge merge, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        try
        {
            await using var unit = await engine.Store.BeginAsync(cancellationToken);
            var change = await SectionChange.InAsync(engine, unit, actor, nameof(MergeSections), merge.Reason, cancellationToken);
            if (!change.IsRefused)
            {
                await change.HoldAsync(merge.From, cancellationToken);
            }

            var ground = await PrepareAsync(change, merge, cancellationToken);
            if (ground is not null)
            {
                change.Confirmed(ground.From, merge.Confirmation);
            }

            if (ground is null || change.IsRefused)
            {
                return Outcome<ChangedSection>.Refused(change.Work.Reasons);
            }

            var items = await MoveItemsAsync(change, ground, progress, cancellationToken);
            await MoveFrontAsync(change, ground, cancellationToken);
            await MoveRestAsync(change, ground, cancellationToken);
            var words = string.Create(CultureInfo.InvariantCulture, $"{ground.From.Name} into {ground.Into.Name}: {items:N0} items, {ground.Addresses.Redirects:N0} redirects");
            change.Note(nameof(MergeSections), ground.From.Id, ground.Into.Id, string.IsNullOrWhiteSpace(merge.Reason) ? words : $"{words}. {merge.Reason.Trim()}");
            return await change.CompleteAsync(() => new ChangedSection(ground.Into.Id, ground.Into.Name, items, ground.Addresses.Redirects), cancellationToken);
        }
        catch (WriteConflictException)
        {
            return Outcome<ChangedSection>.Refused(SectionChange.Busy);
        }
    }

    /// <summary>Works out what the merge would do, or every reason why it would be refused. It writes nothing and keeps nobody waiting.</summary>
    public async Task<Outcome<MergePlan>> PlanAsync(Actor actor, Merge merge, CancellationToken cancellationToken)
    {
        await using var unit = await engine.Store.BeginReadingAsync(cancellationToken);
        var change = await SectionChange.InAsync(engine, unit, actor, nameof(MergeSections), merge.Reason, cancellationToken);
        if (await PrepareAsync(change, merge, cancellationToken) is not { } ground || change.IsRefused)
        {
            return Outcome<MergePlan>.Refused(change.Work.Reasons);
        }

        var (from, into) = (ground.From, ground.Into);
        var shown = ground.Addresses.Renamed.Take(RenamedShown).ToList();
        var named = await unit.FindAsync([.. shown.Select(renamed => renamed.Route.Owner!.Value).Distinct()], cancellationToken);
        var counts = await unit.Sections.CountsAsync(from.Id, cancellationToken);
        var pointing = await unit.Sections.PointingAtAsync(from.Id, ground.Aliases, cancellationToken);
        var elsewhere = (await unit.FindAsync(pointing, cancellationToken)).Values.Count(item => item.Section != from.Id);
        return new MergePlan(
            from, into, [.. counts.Where(count => count.ContentType != ground.Front.ContentType)], await unit.Sections.CountMediaAsync(from.Id, cancellationToken), ground.Addresses.Redirects,
            [.. shown.Select(renamed => new MovedAddress(
                renamed.Route.Owner!.Value, named.GetValueOrDefault(renamed.Route.Owner.Value)?.Latest?.Item.DisplayText ?? renamed.Route.Owner.Value.Value,
                renamed.Route.Path, renamed.To, renamed.Route.IsLive))],
            ground.Addresses.Renamed.Count, elsewhere, [.. await unit.Sections.GrantsAsync(from.Id, cancellationToken)]);
    }

    private static async Task<Ground?> PrepareAsync(SectionChange change, Merge merge, CancellationToken cancellationToken)
    {
        if (change.IsRefused || await change.FindAsync(merge.From, "From", cancellationToken) is not var (from, front)
            || await change.FindAsync(merge.Into, "Into", cancellationToken) is not var (into, target))
        {
            return null;
        }

        if (FaultOf(change, from, into, target) is { } fault)
        {
            change.Refuse(ReasonKind.InUse, "Into", fault);
            return null;
        }

        var sections = change.Work.Unit.Sections;
        var addresses = MergedAddresses.Of(
            from, into, await sections.AddressesAsync(from.Prefix, cancellationToken), await sections.AddressesAsync(into.Prefix, cancellationToken));
        if (addresses.TooLong is { } path)
        {
            change.Refuse(ReasonKind.Invalid, "Into", $"The address of {path.Address} would be longer than an address may be: give that page a shorter one first.");
        }

        return new Ground(from, into, front, target, addresses);
    }

    private static string? FaultOf(SectionChange change, SectionEntry from, SectionEntry into, StoredItem target) =>
        from.Id == into.Id ? "A section cannot be merged into itself: choose another."
        : from.Prefix.IsHome || into.Prefix.IsHome ? "The ground that all share belongs to no section: choose one that has an address of its own."
        : into.Prefix.IsBelow(from.Prefix) ? $"{into.Name} stands below {from.Name}: give it an address outside {from.Prefix.Address} first."
        : change.Sections.FirstOrDefault(other => other.Id != into.Id && other.Prefix.IsBelow(from.Prefix)) is { } below
            ? $"{below.Name} stands below {from.Name}: give it an address outside {from.Prefix.Address} first."
        : target.Live is null ? $"The front page of {into.Name} is not live, so nobody could be sent there: publish it first."
        : null;

    private static async Task<int> MoveItemsAsync(SectionChange change, Ground ground, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var sections = change.Work.Unit.Sections;
        var done = 0;

        // First those that only point to the old front: it goes last, when nothing does.
        foreach (var batch in (await sections.PointingAtAsync(ground.From.Id, ground.Aliases, cancellationToken)).Chunk(AtATime))
        {
            done += await MoveBatchAsync(change, ground, batch, cancellationToken);
            progress?.Report(done);
        }

        for (ContentItemId? last = null; ;)
        {
            var batch = await sections.ItemsAsync(ground.From.Id, last, AtATime, cancellationToken);
            if (batch.Count == 0)
            {
                return done;
            }

            last = batch[^1];
            done += await MoveBatchAsync(change, ground, batch, cancellationToken);
            progress?.Report(done);
        }
    }

    private static async Task<int> MoveBatchAsync(SectionChange change, Ground ground, IReadOnlyCollection<ContentItemId> batch, CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var stored in (await change.Work.Unit.FindAsync(batch, cancellationToken)).Values.Where(item => item.Latest is not null && item.Id != ground.From.Id))
        {
            var goes = stored.Section == ground.From.Id;
            var laid = change.Lay(stored, goes ? ground.Into.Id : stored.Section, item => Moved(item, ground));
            if (goes && laid.Live?.Item.Parts.Find(nameof(MenuItemsListPart)) is not null)
            {
                Withdraw(change.Work, laid);
            }

            moved++;
        }

        await change.Work.Unit.FlushAsync(cancellationToken);
        return moved;
    }

    // Pages show one menu of their section's, the first by name: it must not happen to be that of the section that is no more.
    private static void Withdraw(ContentWork work, StoredItem menu) => work.Put(menu, new ItemState(menu.Id, menu.Latest!.Item, Live: null)
    {
        Section = menu.Section,
        DraftReferences = work.Read(menu.Latest.Item, menu.Section).References,
        Status = menu.Status with { Urgent = null, UrgentVersion = null, WithdrawPlan = null },
    });

    private static ContentItem Moved(ContentItem item, Ground ground)
    {
        var belongs = PartJson.FindReadable<SectionPart>(item.Parts)?.Section == ground.From.Id.Value;
        item = item with { Parts = ground.Pointers.In(item.Parts) };
        return belongs && PartJson.FindReadable<AutoroutePart>(item.Parts) is { Path.Length: > 0 } route
            && ContentPath.TryParse(route.Path, out var path, out _) && path.IsBelow(ground.From.Prefix)
            ? item.With(route with { Path = ground.Addresses.After(path).Text })
            : item;
    }

    // What is left of the section is a draft in the other, without an address: its history can be read there.
    private static async Task MoveFrontAsync(SectionChange change, Ground ground, CancellationToken cancellationToken)
    {
        var work = change.Work;
        var stored = (await work.Unit.FindAsync([ground.From.Id], cancellationToken))[ground.From.Id];
        var item = stored.Latest!.Item;
        var left = (item with
            {
                VersionId = ContentItemVersionId.New(), ModifiedAt = work.Now, Author = work.Actor.Name, DisplayText = $"{ground.From.Name} (merged into {ground.Into.Name})",
            })
            .With((item.Part<AutoroutePart>() ?? new AutoroutePart()) with { Path = "", Disabled = true })
            .With(new SectionPart { Section = ground.Into.Id.Value })
            .With(item.Part<SectionProfilePart>()! with
            {
                EndedAt = InstantPattern.General.Format(work.Now), Successor = ground.Into.Id.Value, IsMerged = true,
            });
        left = left with { Parts = left.Parts.Without(nameof(AliasPart)) };
        work.Put(stored, new ItemState(stored.Id, left, Live: null)
        {
            Altered = [left],
            Section = ground.Into.Id,
            LeadsTo = ground.Into.Id,
            DraftReferences = work.Read(left, ground.Into.Id).References,
            Status = ItemStatus.Plain,
        });
        await work.Unit.FlushAsync(cancellationToken);
    }

    private static async Task MoveRestAsync(SectionChange change, Ground ground, CancellationToken cancellationToken)
    {
        var (work, from, into) = (change.Work, ground.From, ground.Into);
        change.NoteGrants(nameof(MergeSections), await work.Unit.Sections.GrantsAsync(from.Id, cancellationToken), $"from {from.Name} to {into.Name}");
        await work.Unit.Sections.MoveGrantsAsync(from.Id, into.Id, cancellationToken);
        var audit = AuditEntry.Of(work.Actor, nameof(MergeSections), work.Now);
        await work.Unit.Sections.MoveMediaAsync(from.Id, into.Id, audit, cancellationToken);
        await work.Unit.Sections.MoveRedirectsAsync(from.Id, into.Id, audit, cancellationToken);
        await work.Unit.Sections.MoveGoneAsync(from.Id, into.Id, cancellationToken);

        var settings = (await work.Unit.SettingsAsync(cancellationToken)).Select(setting => (setting.Key, Old: setting.Value, New: ground.Pointers.In(setting.Value)))
            .Where(setting => !JsonElement.DeepEquals(setting.Old, setting.New)).ToDictionary(setting => setting.Key, setting => setting.New, StringComparer.Ordinal);
        if (settings.Count > 0)
        {
            work.Unit.WriteSettings(settings, audit);
        }

        await change.SucceedAsync(ground.Front, ground.Target, cancellationToken);
    }

    private sealed record Ground(SectionEntry From, SectionEntry Into, StoredItem Front, StoredItem Target, MergedAddresses Addresses)
    {
        public IReadOnlyCollection<string> Aliases { get; } =
            [.. new[] { ItemState.AliasOf(Front.Latest?.Item), ItemState.AliasOf(Front.Live?.Item) }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

        public MovedPointers Pointers { get; } = new(
            From.Id, Into.Id, ItemState.AliasOf((Front.Live ?? Front.Latest)?.Item), ItemState.AliasOf(Target.Live?.Item));
    }
}
