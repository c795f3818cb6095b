using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks;

/// <summary>A fix to carry out.</summary>
/// <param name="Item">The item.</param>
/// <param name="SeenRevision">The revision that the editor saw.</param>
/// <param name="Key">The finding's key.</param>
public sealed record FixRequest(ContentItemId Item, long SeenRevision, string Key);

/// <summary>Mends a finding in one click: the change that its check proposes is made in the newest version and saved as a draft.</summary>
public sealed class ApplyFix(ContentEngine engine, IFindings findings, IEditorsContent content, IHubReader hub, SaveDraft save)
{
    /// <summary>Mends all findings with that key in the newest version. Needs EditContent; refused where somebody else has saved in between.</summary>
    public async Task<Outcome<SavedContent>> ExecuteAsync(Actor actor, FixRequest request, CancellationToken cancellationToken)
    {
        var stored = await content.FindAsync(request.Item, cancellationToken);
        var kept = await findings.OfItemAsync(request.Item, cancellationToken);
        var fixes = kept.Findings.Where(found => found.IsNewest && found.Finding.Key == request.Key).Select(found => found.Finding.Fix).OfType<TextFix>().ToList();
        if (stored?.Latest is not { } latest || !ReadDrafts.May(actor, stored, Permission.EditContent))
        {
            return Outcome<SavedContent>.Refused(new Reason(ReasonKind.NotFound, "", $"There is no item '{request.Item}'."));
        }

        var parts = new ContentShape(await hub.DefinitionsAsync(cancellationToken), engine.Kinds)
            .MapHtml(latest.Item, (place, html) => fixes.Where(fix => fix.Place == place).Aggregate(html, Once));
        return fixes.Count == 0 || parts.SameAs(latest.Item.Parts)
            ? Outcome<SavedContent>.Refused(new Reason(ReasonKind.Stale, "", "The text has changed since it was checked: look at its findings again."))
            : await save.ExecuteAsync(actor, new DraftToSave(request.Item, request.SeenRevision, parts, "A finding was mended."), cancellationToken);
    }

    private static string Once(string html, TextFix fix)
    {
        var at = html.IndexOf(fix.From, StringComparison.Ordinal);
        return at < 0 ? html : string.Concat(html.AsSpan(0, at), fix.To, html.AsSpan(at + fix.From.Length));
    }
}
