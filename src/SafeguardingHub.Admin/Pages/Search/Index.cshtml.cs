using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Admin.Pages.Search;

/// <summary>Whether readers can find all that is published, and a button for when they cannot.</summary>
[Needs(Permission.ManageLuceneIndexes, Everywhere = true)]
public sealed class IndexModel(RebuildSearch rebuild) : AdminPage
{
    private const string Address = "/admin/search";

    /// <inheritdoc />
    public override string Title => "Search";

    /// <summary>How it stands.</summary>
    public SearchState State { get; private set; } = null!;

    /// <summary>Whether it is being built, or will be in a moment.</summary>
    public bool IsBuilding => State.Activity is SearchActivity.Building or SearchActivity.Starting || State.IsAsked;

    /// <summary>Why it does not go on, as a sentence; null where it does.</summary>
    public string? Fault => State.Fault is { Length: > 0 } fault ? $"{char.ToUpperInvariant(fault[0])}{fault[1..]}." : null;

    /// <summary>Its size in words.</summary>
    public string Size => State.Bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{(State.Bytes + 999) / 1_000:N0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{State.Bytes / 1_000_000d:N1} MB");

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await rebuild.ReadAsync(Actor, cancellationToken) is not { } state)
        {
            return NotFound();
        }

        State = state;
        return Page();
    }

    /// <summary>Has it built anew.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await rebuild.ExecuteAsync(Actor, cancellationToken);
        if (!outcome.Succeeded)
        {
            return NotFound();
        }

        Done = "The search index is being built anew. Readers search the old one meanwhile.";
        return Redirect(Address);
    }
}
