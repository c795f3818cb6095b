using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Redirecting;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Redirects;

/// <summary>The redirects of the sections in which somebody publishes. All that narrows the list stands in its address. Two queries.</summary>
[Needs(Permission.PublishContent)]
public sealed class IndexModel(ReadRedirects read) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Redirects";

    /// <summary>Words of the addresses, the page's name or the note.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>The section's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>Only those that lead nowhere.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Nowhere { get; set; }

    /// <summary>Where the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The sections whose redirects the person may see.</summary>
    public IReadOnlyList<SectionEntry> Sections { get; private set; } = [];

    /// <summary>The redirects.</summary>
    public RedirectsPage Lines { get; private set; } = new([], null);

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrowed => Words?.Length > 0 || Section?.Length > 0 || Nowhere;

    /// <summary>Where the table is sent from.</summary>
    public string Export => RedirectWords.List + "/export" + (RedirectWords.Chosen(Sections, Section) is { } section ? "?section=" + Uri.EscapeDataString(section.Value) : "");

    /// <summary>Reads the page of the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Sections = await read.SectionsAsync(Actor, cancellationToken);
        Lines = await read.ListAsync(
            Actor, new RedirectsQuery { Words = Words ?? "", Section = RedirectWords.Chosen(Sections, Section), LeadsNowhere = Nowhere, After = After }, cancellationToken);
    }

    /// <summary>What a section is called.</summary>
    public string NameOf(ContentItemId section) => Sections.FirstOrDefault(entry => entry.Id == section)?.Name ?? "";

    /// <summary>This list from another place.</summary>
    public string AddressOf(string? after)
    {
        var all = new Dictionary<string, string?> { ["q"] = Words, ["section"] = Section, ["nowhere"] = Nowhere ? "true" : null, ["after"] = after };
        return QueryHelpers.AddQueryString(RedirectWords.List, all.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }
}
