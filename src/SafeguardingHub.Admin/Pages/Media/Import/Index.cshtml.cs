using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Media;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Safeguarding.Publications.Import;

namespace SafeguardingHub.Admin.Pages.Imports;

/// <summary>Takes in many files with a table that says what they are. Nothing is imported before somebody has seen the next page.</summary>
[Needs(Permission.ManageMedia)]
[TakesFiles(MostBytes = MostBytes)]
public sealed class IndexModel(ReceiveBundle receive, ReadImportValues read, ImportLimits limits) : AdminPage
{
    // As much as ImportLimits allows by default, and what forms add to it.
    private const long MostBytes = 520_000_000;

    /// <inheritdoc />
    public override string Title => "Import files";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("Media", "/admin/media")];

    /// <summary>The table.</summary>
    [BindProperty]
    public IFormFile? Table { get; set; }

    /// <summary>The files, or one ZIP of them.</summary>
    [BindProperty]
    public IFormFileCollection? Files { get; set; }

    /// <summary>Whether a form was turned away because it was too large.</summary>
    [BindProperty(SupportsGet = true, Name = TakesFilesAttribute.TooLarge)]
    public bool IsTooLarge { get; set; }

    /// <summary>What the cells may say.</summary>
    public ImportValues Values { get; private set; } = null!;

    /// <summary>How much may be sent.</summary>
    public ImportLimits Limits => limits;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Values = await read.ReadAsync(Actor, cancellationToken);
        return !IsTooLarge ? Page() : Refused([Reason.Invalid(nameof(Files), $"What you sent was larger than {limits.AllBytes / 1_000_000} MB, so nothing of it was kept. Send the files in several parts, each with its table.")]);
    }

    /// <summary>Takes the files in and shows what would become of them.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // A form holds all its files in one list, whatever their fields.
        var files = Request.Form.Files.GetFiles(nameof(Files));
        var outcome = await receive.ExecuteAsync(Actor, Table.AsSent(), [.. files.Select(file => file.AsSent()!)], cancellationToken);
        if (outcome.Succeeded)
        {
            return Redirect("/admin/media/import/" + outcome.Value.Id);
        }

        Values = await read.ReadAsync(Actor, cancellationToken);
        return Refused(outcome.Reasons);
    }
}

/// <summary>Files of a form.</summary>
internal static class SentFiles
{
    /// <summary>The file as the import takes it; null for none.</summary>
    public static SentFile? AsSent(this IFormFile? file) => file is null ? null : new SentFile(file.FileName, file.OpenReadStream());
}
