using System.Collections.Immutable;
using System.Text.Json;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Content.Storage;

/// <summary>Where changes are written: the port that the storage project implements.</summary>
public interface IHubStore
{
    /// <summary>
    /// Begins the one transaction of a change. Writers of one database wait for each other; whoever waits longer than the
    /// store allows gets <see cref="StoreBusyException"/>, with nothing written.
    /// </summary>
    Task<IUnitOfWork> BeginAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Begins a unit that works out what a change would do and cannot be committed: it sees one state of the store, waits for no
    /// writer, and keeps none waiting.
    /// </summary>
    Task<IUnitOfWork> BeginReadingAsync(CancellationToken cancellationToken);
}

/// <summary>Told by the store after each commit of this process, so that who follows the change log need not wait for its next look.</summary>
public interface ICommitSignal
{
    /// <summary>Says that there is something new; returns at once.</summary>
    void Raise();
}

/// <summary>Another writer held the store for too long; nothing was written and the change can be tried again.</summary>
public sealed class StoreBusyException : Exception
{
    /// <summary>With the usual message.</summary>
    public StoreBusyException() : base("The hub is busy with another change. Nothing was saved; try again in a moment.")
    {
    }

    /// <summary>With a message.</summary>
    public StoreBusyException(string message) : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public StoreBusyException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>
/// One change in one transaction. Reads see what the unit has written, flushed or not. Disposing it without
/// <see cref="CommitAsync"/> leaves the store as it was.
/// </summary>
public interface IUnitOfWork : IAsyncDisposable
{
    /// <summary>The part of the change that is about people who can sign in.</summary>
    IAccountWork Accounts { get; }

    /// <summary>The part of the change that is about media files.</summary>
    IMediaWork Media { get; }

    /// <summary>The part of the change that is about findings.</summary>
    ICheckWork Checks { get; }

    /// <summary>What is said of addresses on other sites.</summary>
    ILinkWork Links { get; }

    /// <summary>The part of the change that is about redirects.</summary>
    IRedirectWork Redirects { get; }

    /// <summary>The part of the change that is about calls to services.</summary>
    ICallWork Calls { get; }

    /// <summary>Readers' answers about pages.</summary>
    IFeedbackWork Feedback { get; }

    /// <summary>The part of the change that is about reviews.</summary>
    IReviewWork Reviews { get; }

    /// <summary>The part of the change that is about what lists and searches know of live items.</summary>
    IProjectionWork Projections { get; }

    /// <summary>The part of the change that is about sections as wholes.</summary>
    ISectionWork Sections { get; }

    /// <summary>The definitions in force, including what this unit has written.</summary>
    Task<DefinitionSet> DefinitionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Keeps others from changing definitions until this unit ends, so that a set that was read, changed and written loses nothing
    /// of theirs. Read the definitions after it.
    /// </summary>
    Task HoldDefinitionsAsync(CancellationToken cancellationToken);

    /// <summary>The stored items among <paramref name="ids"/>, each with its newest and its live version.</summary>
    Task<IReadOnlyDictionary<ContentItemId, StoredItem>> FindAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps others from changing these items until this unit ends, so that a rule that was checked still holds when the unit
    /// is committed. Several units may hold the same item in this way.
    /// </summary>
    Task HoldAsync(IReadOnlyCollection<ContentItemId> ids, CancellationToken cancellationToken);

    /// <summary>The stored versions among <paramref name="ids"/>, whatever their state.</summary>
    Task<IReadOnlyDictionary<ContentItemVersionId, StoredVersion>> FindVersionsAsync(IReadOnlyCollection<ContentItemVersionId> ids, CancellationToken cancellationToken);

    /// <summary>Who holds which of these paths; keyed by <see cref="ContentPath.Key"/>.</summary>
    Task<IReadOnlyDictionary<string, RouteEntry>> FindRoutesAsync(IReadOnlyCollection<ContentPath> paths, CancellationToken cancellationToken);

    /// <summary>All paths below <paramref name="prefix"/> that items hold, in order of path; redirects are not among them.</summary>
    Task<IReadOnlyList<RouteEntry>> FindRoutesBelowAsync(ContentPath prefix, CancellationToken cancellationToken);

    /// <summary>Who holds which of these aliases; keyed by the alias in lower case.</summary>
    Task<IReadOnlyDictionary<string, AliasEntry>> FindAliasesAsync(IReadOnlyCollection<string> aliases, CancellationToken cancellationToken);

    /// <summary>The sections and their prefixes, including what this unit has written.</summary>
    Task<IReadOnlyList<SectionEntry>> SectionsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The other live items that point to <paramref name="item"/>: by any of <paramref name="aliases"/>, and by its id where
    /// <paramref name="byId"/>; at most <paramref name="limit"/>, those that cannot be shown without it first, then in order of id.
    /// </summary>
    Task<IReadOnlyList<LiveUse>> FindLiveUsesAsync(ContentItemId item, bool byId, IReadOnlyCollection<string> aliases, int limit, CancellationToken cancellationToken);

    /// <summary>The roles, including what this unit has written.</summary>
    Task<IReadOnlyList<Role>> RolesAsync(CancellationToken cancellationToken);

    /// <summary>The site settings by section, including what this unit has written.</summary>
    Task<IReadOnlyDictionary<string, JsonElement>> SettingsAsync(CancellationToken cancellationToken);

    /// <summary>The media files, including what this unit has written.</summary>
    Task<IReadOnlyList<MediaFile>> MediaAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Turns due moments that have come into log rows and forgets them; at most <paramref name="limit"/>, earliest first. A
    /// moment may be told twice where several nodes look at once, so whoever follows must not mind.
    /// </summary>
    /// <returns>How many items were told of.</returns>
    Task<int> RaiseDueAsync(NodaTime.Instant now, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The ids of all who had a hand in a version, this unit's own changes included: by the audit, but for those who only did
    /// one of <paramref name="otherActions"/> to it.
    /// </summary>
    Task<IReadOnlySet<string>> HandsInAsync(
        ContentItemId item, ContentItemVersionId version, IReadOnlyCollection<string> otherActions, CancellationToken cancellationToken);

    /// <summary>Items that have been in the bin since before that moment, the oldest first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<ContentItemId>> BinnedBeforeAsync(NodaTime.Instant moment, int limit, CancellationToken cancellationToken);

    /// <summary>Notes what to write for one item.</summary>
    void Write(ItemWrite write);

    /// <summary>Notes new definitions; <paramref name="definitions"/> replaces the whole set, each difference is kept as a definition version.</summary>
    void WriteDefinitions(DefinitionSet definitions, AuditEntry audit);

    /// <summary>Notes roles to create or replace.</summary>
    void WriteRoles(IReadOnlyCollection<Role> roles, AuditEntry audit);

    /// <summary>Notes site settings to set, by section name.</summary>
    void WriteSettings(IReadOnlyDictionary<string, JsonElement> sections, AuditEntry audit);

    /// <summary>Notes a remark between editors. It is no change of the item: nothing is logged, its revision stays.</summary>
    void WriteRemark(Remark remark);

    /// <summary>Notes an audit entry of something that changes nothing else here, or that is no change of an item by itself.</summary>
    void Note(AuditEntry audit, AuditSubject about);

    /// <summary>Notes media files; their bytes are in the <see cref="IMediaStore"/> already.</summary>
    void WriteMedia(IReadOnlyCollection<MediaFile> files, AuditEntry audit);

    /// <summary>
    /// Sends what was noted to the database, inside the transaction, and lets go of it: a long change flushes now and then
    /// to keep its memory small.
    /// </summary>
    /// <exception cref="WriteConflictException">A unique index or a revision refused a row.</exception>
    Task FlushAsync(CancellationToken cancellationToken);

    /// <summary>Flushes, takes the numbers of the change log and of the audit as the last steps, and commits.</summary>
    /// <exception cref="WriteConflictException">A unique index or a revision refused a row; nothing is written.</exception>
    Task<Commit> CommitAsync(CancellationToken cancellationToken);
}

/// <summary>What a commit left in the change log.</summary>
/// <param name="Position">The number of the last log row, or the head as it was if the change logged nothing.</param>
/// <param name="Rows">How many log rows were written.</param>
public sealed record Commit(long Position, int Rows);

/// <summary>The database refused a row because another writer was first.</summary>
public sealed class WriteConflictException : Exception
{
    /// <summary>With the usual message.</summary>
    public WriteConflictException() : this(WriteConflict.Revision, "Somebody else saved in between.")
    {
    }

    /// <summary>With a message.</summary>
    public WriteConflictException(string message) : this(WriteConflict.Revision, message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public WriteConflictException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>Of a kind.</summary>
    public WriteConflictException(WriteConflict conflict, string message, Exception? innerException = null) : base(message, innerException) => Conflict = conflict;

    /// <summary>What was refused.</summary>
    public WriteConflict Conflict { get; }
}

/// <summary>What a database refused.</summary>
public enum WriteConflict
{
    /// <summary>The item's revision is not the one that the change saw.</summary>
    Revision,

    /// <summary>The path belongs to another item.</summary>
    Path,

    /// <summary>The alias belongs to another item.</summary>
    Alias,

    /// <summary>An id that must be new exists.</summary>
    Id,
}
