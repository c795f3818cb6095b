using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>One item among several, and what became of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Reasons">Why it was refused; empty where it was done.</param>
public sealed record OneOfSeveral(StoredItem Item, ImmutableArray<string> Reasons)
{
    /// <summary>Its name.</summary>
    public string Name => Item.Latest?.Item.DisplayText is { Length: > 0 } name ? name : Item.Id.Value;
}

/// <summary>Asks before something is done to several items, then does it one by one and tells what became of each.</summary>
[Needs(Permission.PreviewContent)]
public sealed class SeveralModel(ReadDrafts drafts, ItemChanges changes, BinLimits bin) : AdminPage
{
    private const int Most = 100;

    /// <summary>The words of each step: for the title, for the button, and what happens.</summary>
    public static ImmutableDictionary<string, (string Button, string Consequence, string Done)> Steps { get; } =
        new Dictionary<string, (string, string, string)>
        {
            ["submit"] = ("Submit", "Somebody who may publish is asked to look at each.", "Submitted"),
            ["publish"] = ("Publish", "The public sees the newest version of each, at once. Where a page is live already, either say that the changes are minor or publish it from its own page, with a note for readers.", "Published"),
            ["withdraw"] = ("Withdraw", "The public sees none of them any longer, at once. They stay here as drafts.", "Withdrawn"),
            ["bin"] = ("Put into the bin", "They leave the lists, and the public sees them no longer.", "In the bin"),
        }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string Title => Results.IsEmpty ? $"{Words.Button}: {Chosen.Length} {(Chosen.Length == 1 ? "item" : "items")}" : "What was done";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Content", "/admin/content")];

    /// <summary>What to do.</summary>
    [BindProperty(SupportsGet = true)]
    public string Step { get; set; } = "";

    /// <summary>The items; each with the revision that was seen after a blank, once the page has asked.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public string[] Ids { get; set; } = [];

    /// <summary>Why, for colleagues.</summary>
    [BindProperty]
    public string? Why { get; set; }

    /// <summary>Whether readers need not be told.</summary>
    [BindProperty]
    public bool IsMinor { get; set; }

    /// <summary>The step's words.</summary>
    public (string Button, string Consequence, string Done) Words => Steps[Step];

    /// <summary>What happens.</summary>
    public string Consequence => Step == "bin" ? $"{Words.Consequence} You can take them out again for {bin.Words}." : Words.Consequence;

    /// <summary>The items that were chosen.</summary>
    public ImmutableArray<StoredItem> Chosen { get; private set; } = [];

    /// <summary>What became of each, once it was done.</summary>
    public ImmutableArray<OneOfSeveral> Results { get; private set; } = [];

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var results = ImmutableArray.CreateBuilder<OneOfSeveral>();
        foreach (var item in Chosen)
        {
            var outcome = await changes.MakeAsync(Step, Actor, item, Seen(item), Why, IsMinor, cancellationToken);
            results.Add(new OneOfSeveral(item, [.. outcome.Reasons.Select(reason => reason.Message)]));
        }

        Results = results.ToImmutable();
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (!Steps.ContainsKey(Step))
        {
            return false;
        }

        var ids = Ids.Take(Most).Select(text => ContentItemId.TryParse(text.Split(' ')[0], out var id) ? id : default).Where(id => id != default).Distinct().ToList();
        var found = await drafts.FindManyAsync(Actor, ids, cancellationToken);
        Chosen = [.. ids.Where(found.ContainsKey).Select(id => found[id])];
        return true;
    }

    private long Seen(StoredItem item) => Ids.Select(text => text.Split(' '))
        .Where(words => words is [var id, _] && id == item.Id.Value).Select(words => long.TryParse(words[1], out var revision) ? revision : 0).FirstOrDefault();
}
