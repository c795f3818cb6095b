using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Versions;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>Two versions of an item: what was taken out and what was put in, word by word.</summary>
[Needs(Permission.PreviewContent)]
public sealed class CompareModel(ReadDrafts drafts, ComparisonReader comparisons) : ItemPage(drafts)
{
    /// <inheritdoc />
    public override string Title => "Compare: " + Name;

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [.. base.Trail, new Crumb("History", ItemAddresses.Of(Item.Id, "history"))];

    /// <summary>The older version's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>The newer version's id; the newest where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>Whether places that do not differ are shown, and both texts side by side.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Beside { get; set; }

    /// <summary>The older version.</summary>
    public ContentItem Older { get; private set; } = null!;

    /// <summary>The newer version.</summary>
    public ContentItem Newer { get; private set; } = null!;

    /// <summary>The places.</summary>
    public ImmutableArray<ComparedPlace> Places { get; private set; } = [];

    /// <summary>The places that differ.</summary>
    public IEnumerable<ComparedPlace> Changed => Places.Where(place => place.IsChanged);

    /// <summary>Compares.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PreviewContent, cancellationToken)
            || await VersionAsync(From, cancellationToken) is not { } from || await VersionAsync(To, cancellationToken) is not { } to)
        {
            return NotFound();
        }

        (Older, Newer) = (from, to);
        Places = await comparisons.ReadAsync(Actor, from, to, cancellationToken);
        return Page();
    }

    private async Task<ContentItem?> VersionAsync(string? id, CancellationToken cancellationToken) => string.IsNullOrEmpty(id)
        ? Item.Latest!.Item
        : ContentItemVersionId.TryParse(id, out var version) ? (await Drafts.VersionAsync(Item, version, cancellationToken))?.Item : null;
}
