using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Ripple;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>All versions of an item, when each was live, and who did what.</summary>
[Needs(Permission.PreviewContent)]
public sealed class HistoryModel(ReadDrafts drafts, ReadContactReach contacts) : ItemPage(drafts)
{
    /// <inheritdoc />
    public override string Title => "History: " + Name;

    /// <summary>The history.</summary>
    public ItemHistory History { get; private set; } = new([], [], []);

    /// <summary>What changed in the contacts that the page shows.</summary>
    public IReadOnlyList<ContactNews> Contacts { get; private set; } = [];

    /// <summary>Reads it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(Permission.PreviewContent, cancellationToken) || await Drafts.HistoryAsync(Item, cancellationToken) is not { } history)
        {
            return NotFound();
        }

        History = history;
        Contacts = await contacts.OfPageAsync(Item, cancellationToken);
        return Page();
    }

    /// <summary>When a version was live, in words; nothing for never.</summary>
    public IEnumerable<string> LiveWords(ContentItemVersionId version) => History.Live.Where(period => period.Version == version)
        .Select(period => period.To is { } to ? $"{ItemWords.Moment(period.From)} to {ItemWords.Moment(to)}" : $"since {ItemWords.Moment(period.From)}");

    /// <summary>The number of a version; null where it is gone.</summary>
    public int? NumberOf(ContentItemVersionId? version) => History.Versions.FirstOrDefault(line => line.Id == version)?.Number;
}
