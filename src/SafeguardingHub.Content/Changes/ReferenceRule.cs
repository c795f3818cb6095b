using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Changes;

/// <summary>
/// What a live page cannot do without must be live: checked at the end of a change, when everything that the change
/// publishes or withdraws is known, so that a recipe may bring a page before the contact that it shows.
/// </summary>
internal sealed class ReferenceRule
{
    private const int UsesNamed = 5;
    private const int AtATime = 400;

    private readonly List<(LiveReference Reference, ContentItem From, string? Place)> wanted = [];
    private readonly Dictionary<ContentItemId, (string? Alias, bool IsGone, string Name)> withdrawn = [];

    /// <summary>Everything that this version points to must hold when the change is complete.</summary>
    public void MustHold(LiveContext live, string? place) =>
        wanted.AddRange(live.References.Where(reference => reference.Reference.IsRequired || reference.Reference.Kind == ReferenceKind.Alias)
            .Select(reference => (reference, live.Item, place)));

    /// <summary>Notes an item that stops being live, or stops being known by its alias.</summary>
    public void WillBe(StoredItem? before, ItemState after)
    {
        if (before?.Live?.Item is not { } was)
        {
            return;
        }

        var alias = ItemState.AliasOf(was);
        if (after.Live is null || (alias is not null && !string.Equals(alias, ItemState.AliasOf(after.Live), StringComparison.OrdinalIgnoreCase)))
        {
            withdrawn[after.Id] = (alias, after.Live is null, was.DisplayText ?? was.Id.Value);
        }
        else
        {
            withdrawn.Remove(after.Id);
        }
    }

    public async Task<IReadOnlyList<Reason>> CheckAsync(IUnitOfWork unit, DefinitionSet definitions, CancellationToken cancellationToken)
    {
        var reasons = new List<Reason>();
        foreach (var batch in wanted.Chunk(AtATime))
        {
            await CheckTargetsAsync(batch, unit, definitions, reasons, cancellationToken);
        }

        foreach (var (id, (alias, isGone, name)) in withdrawn)
        {
            // An item that stays live under another alias fails only those that know it by the old one.
            var uses = await unit.FindLiveUsesAsync(id, byId: isGone, alias is null ? [] : [alias], UsesNamed + 1, cancellationToken);
            var pages = uses.Where(use => use.IsRequired).Select(use => $"'{use.DisplayText ?? use.Id.Value}'").ToList();
            if (pages.Count > 0)
            {
                var named = string.Join(", ", pages.Take(UsesNamed)) + (pages.Count > UsesNamed ? " and others" : "");
                reasons.Add(new Reason(ReasonKind.InUse, "", $"Live pages cannot do without '{name}'{(isGone ? "" : " under its old alias")}: {named}. Change them first."));
            }
        }

        return reasons;
    }

    private static async Task CheckTargetsAsync(
        (LiveReference Reference, ContentItem From, string? Place)[] batch, IUnitOfWork unit, DefinitionSet definitions, List<Reason> reasons, CancellationToken cancellationToken)
    {
        var aliases = batch.Where(entry => entry.Reference.Reference.Kind == ReferenceKind.Alias)
            .Select(entry => entry.Reference.Reference.Target.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        var byAlias = await unit.FindAliasesAsync(aliases, cancellationToken);
        var ids = byAlias.Values.Select(entry => entry.Owner)
            .Concat(batch.Where(entry => entry.Reference.Reference.Kind == ReferenceKind.Item)
                .Select(entry => ContentItemId.TryParse(entry.Reference.Reference.Target, out var id) ? id : default))
            .Where(id => id != default).Distinct().ToList();

        // Held first, then read: who withdraws one of them meanwhile waits, and then finds this page among its uses.
        await unit.HoldAsync(ids, cancellationToken);
        var items = await unit.FindAsync(ids, cancellationToken);
        foreach (var (live, from, place) in batch)
        {
            var reference = live.Reference;
            var target = reference.Kind == ReferenceKind.Alias
                ? byAlias.TryGetValue(reference.Target.ToLowerInvariant(), out var entry) && entry.IsLive ? items.GetValueOrDefault(entry.Owner) : null
                : ContentItemId.TryParse(reference.Target, out var id) ? items.GetValueOrDefault(id) : null;
            var at = place is null ? reference.Place : $"{place}.{reference.Place}";
            if (target?.Live is null)
            {
                reasons.Add(Reason.Invalid(at, $"'{from.DisplayText ?? from.Id.Value}' refers to '{reference.Target}', which is not live: publish that first, or correct the name."));
            }
            else if (live.TargetPart is { } part && definitions.FindType(target.ContentType)?.Parts.All(attached => attached.PartName != part) != false)
            {
                reasons.Add(Reason.Invalid(at, $"'{reference.Target}' is a {target.ContentType}, which cannot be shown here: it has no {part}."));
            }
        }
    }
}
