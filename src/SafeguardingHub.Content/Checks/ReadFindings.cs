using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks;

/// <summary>Reads what checks have found, for somebody: of what they may not see the drafts of, they see no finding and no count.</summary>
public sealed class ReadFindings(IFindings findings, ContentEngine engine)
{
    /// <summary>Everything that can be found, in the order of the checks.</summary>
    public ImmutableArray<CheckCode> Codes => engine.Checks.Codes;

    /// <summary>The code of that name, or null for one of an earlier program.</summary>
    public CheckCode? Find(string code) => engine.Checks.Find(code);

    /// <summary>The day in London.</summary>
    public LocalDate Today => engine.Today;

    /// <summary>What is kept of an item that the actor may see. Three queries.</summary>
    public Task<ItemFindings> OfItemAsync(StoredItem seen, CancellationToken cancellationToken) => findings.OfItemAsync(seen.Id, cancellationToken);

    /// <summary>A page of findings, as far as the actor may see drafts. One query.</summary>
    public Task<FindingsPage> ListAsync(Actor actor, FindingsQuery query, CancellationToken cancellationToken) =>
        findings.ListAsync(Seen(actor, query), cancellationToken);

    /// <summary>How many findings of each code, as far as the actor may see drafts. One query.</summary>
    public Task<IReadOnlyList<FindingCount>> CountAsync(Actor actor, FindingsQuery query, CancellationToken cancellationToken) =>
        findings.CountAsync(Seen(actor, query), cancellationToken);

    /// <summary>How many open findings each of these items has, which the actor may see. One query.</summary>
    public Task<IReadOnlyDictionary<ContentItemId, OpenFindings>> OpenAsync(IReadOnlyCollection<ContentItemId> seen, CancellationToken cancellationToken) =>
        findings.OpenAsync(seen, Today, cancellationToken);

    private static FindingsQuery Seen(Actor actor, FindingsQuery query) =>
        query with { Reach = Rights.ReachOf(actor, Permission.PreviewContent), Reader = actor.Id };
}
