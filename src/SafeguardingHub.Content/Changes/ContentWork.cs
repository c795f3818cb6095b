using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Publishing;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Changes;

/// <summary>
/// What the change classes share: one unit of work, seen by one actor. It checks rights, sends versions through the
/// pipeline and gathers every reason against the change; a change class says what is to become of which item.
/// </summary>
internal sealed class ContentWork
{
    private readonly ContentEngine engine;
    private readonly string action;
    private readonly string? note;
    private readonly ReferenceRule references = new();
    private readonly HashSet<ContentItemId> entered = [];
    private SectionMap sections;

    private ContentWork(ContentEngine engine, IUnitOfWork unit, Actor actor, string action, string? note, DefinitionSet definitions, SectionMap sections)
    {
        this.engine = engine;
        Unit = unit;
        Actor = actor;
        this.action = action;
        this.note = note;
        Definitions = definitions;
        this.sections = sections;
        Now = engine.Now;
        Shape = new ContentShape(definitions, engine.Kinds);
    }

    public IUnitOfWork Unit { get; }

    public Actor Actor { get; }

    public DefinitionSet Definitions { get; }

    public Instant Now { get; }

    public ContentKinds Kinds => engine.Kinds;

    public ContentShape Shape { get; }

    /// <summary>Every reason against the change so far; one is enough for nothing to be written.</summary>
    public List<Reason> Reasons { get; } = [];

    public static async Task<ContentWork> InAsync(
        ContentEngine engine, IUnitOfWork unit, Actor actor, string action, string? note, CancellationToken cancellationToken)
    {
        var definitions = await unit.DefinitionsAsync(cancellationToken);
        var sections = new SectionMap(await unit.SectionsAsync(cancellationToken));
        return new ContentWork(engine, unit, actor, action, note, definitions, sections);
    }

    /// <summary>The stored item if the actor may do that to it and has seen its newest revision; otherwise null and the reasons.</summary>
    /// <param name="id">The item.</param>
    /// <param name="permission">What they want to do.</param>
    /// <param name="seenRevision">The revision that they saw.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="isInBin">Whether the item must be in the bin; otherwise it must not.</param>
    public async Task<StoredItem?> FindAsync(
        ContentItemId id, string permission, long seenRevision, CancellationToken cancellationToken, bool isInBin = false)
    {
        var found = await Unit.FindAsync([id], cancellationToken);
        if (!found.TryGetValue(id, out var stored) || stored.Latest is null)
        {
            Reasons.Add(new Reason(ReasonKind.NotFound, "", $"There is no item '{id}'."));
            return null;
        }

        if (!Demand(permission, stored.ContentType, stored.Section, stored.Owner))
        {
            return null;
        }

        if (stored.Status.Binned is not null != isInBin)
        {
            Reasons.Add(new Reason(ReasonKind.InUse, "", isInBin ? "The item is not in the bin." : "The item is in the bin: take it out of the bin first."));
            return null;
        }

        if (stored.Revision != seenRevision)
        {
            Reasons.Add(new Reason(
                ReasonKind.Stale, "",
                $"Somebody else saved this item since you opened it (you saw revision {seenRevision}, it is now {stored.Revision}). Nothing of yours is lost: compare the two texts and save again."));
            return null;
        }

        return stored;
    }

    /// <summary>Where the item went, in words, if it is a section that was merged into another; null where it is none.</summary>
    public string? WordsIfMerged(StoredItem? stored) => MergedSections.WordsOf(stored, sections);

    /// <summary>Whether the actor may do that; a refusal is noted.</summary>
    public bool Demand(string permission, string contentType, ContentItemId? section, string? owner)
    {
        if (Rights.Allows(Actor, new Demand(permission, contentType), section, owner))
        {
            return true;
        }

        var where = section is { } id ? $" in {sections.Find(id)?.Name ?? id.Value}" : "";
        Reasons.Add(new Reason(ReasonKind.NotPermitted, "", $"{Actor.Name} may not do this{where}: it needs the permission {permission}."));
        return false;
    }

    /// <summary>
    /// Sends a version through the pipeline and checks that the actor may edit where it belongs. The result is what would
    /// be saved; reasons tell whether it may be.
    /// </summary>
    public async Task<Drafted?> DraftAsync(ContentItem item, StoredItem? stored, DraftOptions options, CancellationToken cancellationToken)
    {
        if (Definitions.FindType(item.ContentType) is not { } type)
        {
            Reasons.Add(Reason.Invalid("ContentType", $"There is no content type '{item.ContentType}': define it first, or correct its name."));
            return null;
        }

        item = options.IsShaped ? item : item with { Parts = Shape.Apply(item) };
        if (ContentReading.Of(item, Definitions, engine.Kinds).Faults is { Count: > 0 } faults)
        {
            // The steps read typed parts: what is none goes no further.
            Reasons.AddRange(faults.Select(reason => At(reason, options.Place)));
            return null;
        }

        var draft = new DraftContext
        {
            Item = item,
            Type = type,
            Stored = stored,
            Definitions = Definitions,
            Kinds = engine.Kinds,
            Sections = sections,
            Unit = Unit,
            KeepsDisplayText = options.KeepsDisplayText,
            PublishedOn = options.Publishes ? engine.Today : null,
            MayMove = options.MayMove,
            IsImport = options.MayNameAnyFile,
        };
        foreach (var step in engine.Pipeline.Draft)
        {
            await step.ApplyAsync(draft, cancellationToken);
        }

        draft.Reasons.AddRange(engine.Pipeline.Check.SelectMany(check => check.Check(draft)));
        if (!options.MayNameAnyFile)
        {
            var before = new[] { stored?.Latest?.Item, stored?.Live?.Item }.OfType<ContentItem>().DistinctBy(version => version.VersionId)
                .Select(version => ContentReading.Of(version, Definitions, engine.Kinds)).ToList();
            draft.Reasons.AddRange(PicturesRule.Check(draft.Reading, before));
            draft.Reasons.AddRange(await FilesRule.CheckAsync(this, draft.Reading, before, cancellationToken));
        }

        Reasons.AddRange(draft.Reasons.Select(reason => At(reason, options.Place)));

        // A section belongs to itself, and an item without a section to nobody: only a grant for the whole hub reaches it.
        var isSection = ItemState.IsSection(draft.Item);
        var section = isSection ? draft.Item.Id : draft.Section?.Id;
        if (!isSection && draft.Section is { } place && place.Id != stored?.Section && entered.Add(place.Id))
        {
            await EnterAsync(place.Id, options, cancellationToken);
        }

        if (stored is null || section != stored.Section)
        {
            Demand(Permission.EditContent, item.ContentType, isSection && stored is null ? null : section, stored is null ? Actor.Id : stored.Owner);
        }

        return new Drafted(draft.Item, type, section, draft.Reading);
    }

    // Whoever puts something into a section holds it, once for the whole change: if somebody merges or ends it at the same moment,
    // one of the two waits, and then knows.
    private async Task EnterAsync(ContentItemId section, DraftOptions options, CancellationToken cancellationToken)
    {
        await Unit.HoldAsync([section], cancellationToken);
        var item = (await Unit.FindAsync([section], cancellationToken)).GetValueOrDefault(section)?.Latest?.Item;
        if (item is not null && (!ItemState.IsSection(item) || (!options.MayNameAnyFile && sections.Find(section)?.EndedAt is null && ItemState.SectionOf(item)?.EndedAt is not null)))
        {
            Reasons.Add(At(Reason.Invalid("SectionPart.Section", "This section has just ended: choose another section."), options.Place));
        }
    }

    private static Reason At(Reason reason, string? place) =>
        place is null ? reason : reason with { Place = $"{place}.{reason.Place}".TrimEnd('.') };

    /// <summary>Works out what the public would see of a version.</summary>
    /// <param name="drafted">The version.</param>
    /// <param name="place">What to put before the places of reasons; null for nothing.</param>
    /// <param name="isPreview">Whether an editor looks at it only.</param>
    public LiveContext Live(Drafted drafted, string? place, bool isPreview = false)
    {
        var live = new LiveContext { Item = drafted.Item, Type = drafted.Type, Reading = drafted.Reading, Vocabulary = engine.Vocabulary };
        foreach (var step in engine.Pipeline.Live)
        {
            step.Apply(live);
        }

        if (!isPreview)
        {
            live.Reasons.AddRange(engine.Pipeline.Publish.SelectMany(check => check.Check(live)));
        }

        Reasons.AddRange(live.Reasons.Select(reason => At(reason, place)));
        references.MustHold(live, place);
        return live;
    }

    /// <summary>
    /// What the public sees of a version of which only marks change. What is wrong with its text was wrong before, and keeps
    /// nobody from saying that a number is not to be trusted.
    /// </summary>
    public LiveContext Shown(Drafted marked)
    {
        var live = new LiveContext { Item = marked.Item, Type = marked.Type, Reading = marked.Reading, Vocabulary = engine.Vocabulary };
        foreach (var step in engine.Pipeline.Live)
        {
            step.Apply(live);
        }

        return live;
    }

    /// <summary>
    /// Reads a stored version as the pipeline would hand it on. It is shaped again: what was data when it was saved may since
    /// have become a part whose HTML is shown.
    /// </summary>
    public Drafted Read(ContentItem stored, ContentItemId? section)
    {
        var item = stored with { Parts = Shape.Apply(stored) };
        return new Drafted(
            item,
            Definitions.FindType(item.ContentType) ?? new ContentTypeDefinition(item.ContentType, item.ContentType, SettingsBag.Empty, []),
            section,
            ContentReading.Of(item, Definitions, engine.Kinds));
    }

    /// <summary>Notes what is to become of an item.</summary>
    public StoredItem Put(StoredItem? before, ItemState after)
    {
        after = LaterPlans.Settled(before, after, Mark(said: null));
        references.WillBe(before, after);
        after = after with { DueMoments = DueMoments(after) };
        var write = after.Write(before, AuditEntry.Of(Actor, action, Now, note), Now);
        Unit.Write(write);
        if (write.SectionEntry is { } section)
        {
            sections = sections.With(section);
        }

        return after.After(before, write);
    }

    /// <summary>Notes another stage or plan for an item whose versions stay as they are.</summary>
    public StoredItem Keep(StoredItem stored, ItemStatus status) => Put(stored, new ItemState(stored.Id, stored.Latest!.Item, stored.Live?.Item)
    {
        Status = status,
        Section = stored.Section,
        DraftReferences = Read(stored.Latest.Item, stored.Section).References,
    });

    /// <summary>A mark of this change by its actor.</summary>
    public Mark Mark(string? said) => Storage.Mark.Of(Actor, Now, string.IsNullOrWhiteSpace(said) ? null : said.Trim());

    /// <summary>Notes a remark of this change's actor on the newest version.</summary>
    public void Remark(StoredItem stored, string text) => Unit.WriteRemark(new Remark(stored.Id, stored.Latest!.Item.VersionId, Mark(text)));

    // Of both versions, whichever of them the change is about: a draft over a live version has moments of its own.
    private ImmutableArray<DueMoment> DueMoments(ItemState state) =>
    [
        .. new[] { state.Latest, state.Live }.OfType<ContentItem>().DistinctBy(version => version.VersionId)
            .SelectMany(version => ContentReading.Of(version, Definitions, engine.Kinds).Parts)
            .SelectMany(found => found.Kind.DueMoments(found.Part))
            .Distinct(),
    ];

    /// <summary>Checks what can be checked only when all is in place: what live items point to must be live.</summary>
    public async Task CheckReferencesAsync(CancellationToken cancellationToken) =>
        Reasons.AddRange(await references.CheckAsync(Unit, Definitions, cancellationToken));

    /// <summary>Commits, or refuses with every reason.</summary>
    public async Task<Outcome<T>> CompleteAsync<T>(Func<T> result, CancellationToken cancellationToken) where T : class
    {
        try
        {
            if (Reasons.Count == 0)
            {
                await CheckReferencesAsync(cancellationToken);
            }

            if (Reasons.Count > 0)
            {
                return Outcome<T>.Refused(Reasons);
            }

            await Unit.CommitAsync(cancellationToken);
            return result();
        }
        catch (WriteConflictException conflict)
        {
            return Outcome<T>.Refused(Explain(conflict));
        }
    }

    internal static Reason Explain(WriteConflictException conflict) => conflict.Conflict switch
    {
        WriteConflict.Path => new Reason(ReasonKind.Taken, "AutoroutePart.Path", "Another item took this path a moment ago: choose a different one."),
        WriteConflict.Alias => new Reason(ReasonKind.Taken, "AliasPart.Alias", "Another item took this alias a moment ago: choose a different one."),
        WriteConflict.Id => new Reason(ReasonKind.Taken, "ContentItemId", "An item or version with this id exists already."),
        _ => new Reason(ReasonKind.Stale, "", "Somebody else saved this item a moment ago. Nothing of yours is lost: compare the two texts and save again."),
    };
}

/// <summary>How a version is sent through the pipeline.</summary>
internal sealed record DraftOptions
{
    /// <summary>Whether the item was shaped already, outside the transaction.</summary>
    public bool IsShaped { get; init; }

    /// <summary>Whether the item brings a name of its own.</summary>
    public bool KeepsDisplayText { get; init; }

    /// <summary>Whether path and section may change.</summary>
    public bool MayMove { get; init; }

    /// <summary>Whether the version becomes live.</summary>
    public bool Publishes { get; init; }

    /// <summary>Whether the version may name files that are not there, or not for the actor: a recipe brings its files in any order.</summary>
    public bool MayNameAnyFile { get; init; }

    /// <summary>What to put before the places of reasons, where many items are changed at once.</summary>
    public string? Place { get; init; }
}

/// <summary>A version that went through the pipeline.</summary>
internal sealed record Drafted(ContentItem Item, ContentTypeDefinition Type, ContentItemId? Section, ContentReading Reading)
{
    public ImmutableArray<ContentReference> References => [.. CollectReferences.References(Reading)];
}
