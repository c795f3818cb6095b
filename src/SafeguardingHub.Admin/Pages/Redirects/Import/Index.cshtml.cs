using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Media;
using SafeguardingHub.Admin.Pages.Imports;
using SafeguardingHub.Admin.Redirecting;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Redirects;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.RedirectImports;

/// <summary>Takes in a table of redirects. Nothing is changed before somebody has seen the next page.</summary>
[Needs(Permission.PublishContent)]
[TakesFiles(MostBytes = 2_000_000)]
public sealed class IndexModel(ReadRedirects read, ReceiveRedirects receive) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Import redirects";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Redirects", RedirectWords.List)];

    /// <summary>The table.</summary>
    [BindProperty]
    public IFormFile? Table { get; set; }

    /// <summary>The section that is to own them.</summary>
    [BindProperty]
    public string? Section { get; set; }

    /// <summary>Whether a form was turned away because it was too large.</summary>
    [BindProperty(SupportsGet = true, Name = TakesFilesAttribute.TooLarge)]
    public bool IsTooLarge { get; set; }

    /// <summary>The sections to choose from.</summary>
    public IReadOnlyList<SectionEntry> Sections { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Sections = await read.SectionsAsync(Actor, cancellationToken);
        return !IsTooLarge ? Page() : Refused([Reason.Invalid(nameof(Table), $"What you sent was larger than {RedirectTable.Limits.Bytes / 1_000_000} MB, so nothing of it was kept. Divide the table into several.")]);
    }

    /// <summary>Takes the table in and shows what it would do.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Sections = await read.SectionsAsync(Actor, cancellationToken);
        if (RedirectWords.Chosen(Sections, Section) is not { } section)
        {
            return Refused([Reason.Invalid(nameof(Section), "Choose the section that is to own them.")]);
        }

        var outcome = await receive.ExecuteAsync(Actor, Table.AsSent(), cancellationToken);
        return outcome.Succeeded ? Redirect($"{RedirectWords.Import}/{outcome.Value.Id}?section={Uri.EscapeDataString(section.Value)}") : Refused(outcome.Reasons);
    }
}
