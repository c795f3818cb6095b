using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Media;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Media;

/// <summary>Adds files to the library: several at once, in one form; with script, one request for each.</summary>
[Needs(Permission.ManageMedia)]
[TakesFiles]
public sealed class UploadModel(AddMedia add, IEditorsContent content, MediaLimits limits) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Upload files";

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("Media", "/admin/media")];

    /// <summary>Where the files are to belong.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>Where below the section's place they go.</summary>
    [BindProperty]
    public string? Folder { get; set; }

    /// <summary>The files.</summary>
    [BindProperty]
    public IReadOnlyList<IFormFile> Files { get; set; } = [];

    /// <summary>Whether a form was turned away because it was too large.</summary>
    [BindProperty(SupportsGet = true, Name = TakesFilesAttribute.TooLarge)]
    public bool IsTooLarge { get; set; }

    /// <summary>Where the person may add files.</summary>
    public ImmutableArray<Choice> Sections { get; private set; } = [];

    /// <summary>What was added.</summary>
    public List<AddedMedia> Added { get; } = [];

    /// <summary>How to choose.</summary>
    public string Hint => $"Up to {TakesFilesAttribute.MostFiles} at once, each up to {limits.MaxMegabytes}MB. PDF, Word, Excel, PowerPoint, OpenDocument, CSV, plain text, and pictures as PNG, JPEG, GIF or WebP.";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!IsTooLarge)
        {
            return Page();
        }

        ModelState.AddModelError(nameof(Files), $"A file was larger than {limits.MaxMegabytes}MB, so nothing was added. Choose the files again without it, or make it smaller first.");
        return Faulty();
    }

    /// <summary>Adds the files one after the other; what cannot be added does not keep the rest away.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Files.Count is 0 or > TakesFilesAttribute.MostFiles)
        {
            ModelState.AddModelError(nameof(Files), Files.Count == 0 ? "Choose at least one file." : $"Choose up to {TakesFilesAttribute.MostFiles} files at once.");
            return Faulty();
        }

        foreach (var file in Files)
        {
            foreach (var reason in await AddAsync(file, cancellationToken))
            {
                ModelState.AddModelError(reason.Place is nameof(Folder) or nameof(Section) ? reason.Place : nameof(Files), reason.Message);
            }
        }

        return ModelState.ErrorCount > 0 ? Faulty() : Page();
    }

    /// <summary>Adds one file for a script, which shows how each gets on.</summary>
    public async Task<IActionResult> OnPostOneAsync(CancellationToken cancellationToken)
    {
        var reasons = Files.Count == 1 ? await AddAsync(Files[0], cancellationToken) : [Reason.Invalid("", "Send one file.")];
        return reasons.Count == 0
            ? new JsonResult(new { name = MediaWords.NameOf(Added[0].File), address = MediaWords.AddressOf(Added[0].File), words = WordsOf(Added[0]) })
            : new JsonResult(new { words = string.Join(" ", reasons.Select(reason => reason.Message)) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>What became of a file, without the full stop at the end.</summary>
    public static string WordsOf(AddedMedia added) => added.Remark is { } remark ? $"{Fate(added)}. {remark.TrimEnd('.')}" : Fate(added);

    private static string Fate(AddedMedia added) => added.Same is not { } same ? "added"
        : same.Id == added.File.Id ? "this very file is here already, so it was not added again"
        : $"added; the same file is already at {MediaWords.PublicAddressOf(same)}, and you can use that one in place of this";

    private async Task<IReadOnlyCollection<Reason>> AddAsync(IFormFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenReadStream();
        var outcome = await add.ExecuteAsync(
            Actor, new MediaUpload(Section == MediaSections.Shared ? null : Section ?? "", file.FileName, Title: null, stream, Folder), cancellationToken);
        if (outcome.Succeeded)
        {
            Added.Add(outcome.Value);
        }

        return outcome.Reasons;
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Sections = (await MediaSections.ReadAsync(content, cancellationToken)).ManagedBy(Actor);
        Section ??= Sections is [var only, ..] ? only.Value : null;
    }
}
