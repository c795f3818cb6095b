using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks.Links;
using SafeguardingHub.Content.Storage;
using NodaTime;

namespace SafeguardingHub.Admin.Pages.Links;

/// <summary>Links to other sites in content that somebody may see the drafts of, and whether they still lead somewhere. Two queries.</summary>
[Needs(Permission.PreviewContent)]
public sealed class LinksModel(ReadLinks read) : AdminPage
{
    /// <summary>How many pages are named on a line; the others stand on the address's own screen.</summary>
    public const int Named = 3;

    /// <inheritdoc />
    public override string Title => "Links to other sites";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Findings", "/admin/findings")];

    /// <summary>What is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public LinkFilter Show { get; set; }

    /// <summary>Where the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The day in London.</summary>
    public LocalDate Today => read.Today;

    /// <summary>The addresses.</summary>
    public LinksPage Lines { get; private set; } = new([], null);

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Lines = await read.ListAsync(Actor, new LinksQuery { Filter = Enum.IsDefined(Show) ? Show : LinkFilter.ToLookAt, After = After }, cancellationToken);

    /// <summary>This list from another place.</summary>
    public string AddressOf(string? after)
    {
        var all = new Dictionary<string, string?> { ["show"] = Show == LinkFilter.ToLookAt ? null : Show.ToString(), ["after"] = after };
        return QueryHelpers.AddQueryString("/admin/links", all.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }
}
