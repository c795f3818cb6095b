using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Storage;

/// <summary>What an audit entry is about. All null for the hub as a whole: definitions, roles, settings.</summary>
public sealed record AuditSubject
{
    /// <summary>The hub as a whole.</summary>
    public static AuditSubject Hub { get; } = new();

    /// <summary>The item.</summary>
    public ContentItemId? Item { get; init; }

    /// <summary>The version of the item.</summary>
    public ContentItemVersionId? Version { get; init; }

    /// <summary>The section whose owner may read the entry: that of the item or file at that moment.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>The id of the person whose account it is about.</summary>
    public string? Account { get; init; }
}

/// <summary>
/// The audit trail, for reading. Entries stand on a chain of hashes: each has a number, from 1 without a gap, and a hash over the
/// one before it. It checks nobody's rights: pages ask <see cref="Auditing.ReadAudit"/>, which does.
/// </summary>
public interface IAuditTrail
{
    /// <summary>A page of the trail, the newest entries first; one query.</summary>
    Task<AuditPage> PageAsync(AuditQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Walks the whole chain, as it stands at this moment, from its first entry to its last.
    /// </summary>
    /// <param name="progress">Told of progress; null for nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<AuditVerdict> VerifyAsync(IProgress<AuditProgress>? progress, CancellationToken cancellationToken);
}

/// <summary>Which entries a list of the audit is to hold.</summary>
public sealed record AuditQuery
{
    /// <summary>Only entries of these sections; null for all there are, those of no section included.</summary>
    public ImmutableHashSet<ContentItemId>? Reach { get; init; } = [];

    /// <summary>Whether entries about people's accounts are among them.</summary>
    public bool IncludesAccounts { get; init; }

    /// <summary>Only of people with all these words in their name, each the beginning of a word in it; empty for no matter whom.</summary>
    public string Who { get; init; } = "";

    /// <summary>Only what the actor of that id did; null for no matter who.</summary>
    public string? Actor { get; init; }

    /// <summary>Only what is about the account of that id; null for no matter what.</summary>
    public string? Account { get; init; }

    /// <summary>Only these actions; empty for all.</summary>
    public ImmutableArray<string> Actions { get; init; } = [];

    /// <summary>Only of this section; null for no matter which.</summary>
    public ContentItemId? Section { get; init; }

    /// <summary>Only about this item; null for no matter which.</summary>
    public ContentItemId? Item { get; init; }

    /// <summary>Only about items with all these words in the name that they have now; empty for no matter which.</summary>
    public string ItemWords { get; init; } = "";

    /// <summary>Only from that moment on.</summary>
    public Instant? From { get; init; }

    /// <summary>Only before that moment.</summary>
    public Instant? Until { get; init; }

    /// <summary>Where to go on: only entries with lower numbers; null for the beginning.</summary>
    public long? Before { get; init; }

    /// <summary>How many lines at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A page of the audit.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where the next page begins; null for the last.</param>
public sealed record AuditPage(ImmutableArray<AuditLine> Lines, long? Next);

/// <summary>An entry of the audit, as lists show it.</summary>
/// <param name="Number">Its number on the chain.</param>
/// <param name="Entry">Who did what, when and why.</param>
/// <param name="Subject">What it is about.</param>
public sealed record AuditLine(long Number, AuditEntry Entry, AuditSubject Subject)
{
    /// <summary>The name that the item has now; null where it is gone, or now lies beyond the reach of the query.</summary>
    public string? ItemName { get; init; }

    /// <summary>The name that the section has now; null for none.</summary>
    public string? SectionName { get; init; }

    /// <summary>The name of the person whose account it is about; null for nobody, and for accounts that are gone.</summary>
    public string? AccountName { get; init; }

    /// <summary>Whether the entry had a note that was taken out because it named somebody.</summary>
    public bool IsNoteTakenOut { get; init; }

    /// <summary>The entry's hash, 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>How far a walk along the chain is.</summary>
/// <param name="Done">How many entries are done.</param>
/// <param name="Total">How many there are.</param>
public sealed record AuditProgress(int Done, int Total);

/// <summary>What a walk along the chain found.</summary>
/// <param name="Entries">How many entries the chain has.</param>
/// <param name="Faults">What does not hold, in order of number; the first hundred.</param>
/// <param name="FaultCount">How many faults there are.</param>
/// <param name="Head">The hash of the last entry, in hexadecimal: whoever keeps it elsewhere can tell later that nothing before it was written anew.</param>
public sealed record AuditVerdict(long Entries, ImmutableArray<AuditFault> Faults, int FaultCount, string Head)
{
    /// <summary>Whether all entries hold.</summary>
    public bool Holds => FaultCount == 0;

    /// <summary>In how many entries a pseudonym stands in place of a name.</summary>
    public long Pseudonymous { get; init; }

    /// <summary>How many notes were taken out because they named somebody.</summary>
    public long NotesTakenOut { get; init; }
}

/// <summary>What does not hold of an entry.</summary>
/// <param name="Number">The entry's number; null for one that has none.</param>
/// <param name="What">What is wrong, in words that go on after "Entry 7: ".</param>
public sealed record AuditFault(long? Number, string What);
