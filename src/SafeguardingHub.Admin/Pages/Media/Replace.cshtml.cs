using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Media;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media;

namespace SafeguardingHub.Admin.Pages.Media;

/// <summary>Puts another file behind the same address.</summary>
[Needs(Permission.ManageMedia)]
[TakesFiles]
public sealed class ReplaceModel(ReadMedia library, ReplaceMedia replace, MediaLimits limits) : FilePage(library)
{
    /// <inheritdoc />
    public override string Title => "Replace: " + Name;

    /// <summary>The bytes that the form was made of.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The new file.</summary>
    [BindProperty]
    public IFormFile? NewFile { get; set; }

    /// <summary>Whether a form was turned away because it was too large.</summary>
    [BindProperty(SupportsGet = true, Name = TakesFilesAttribute.TooLarge)]
    public bool IsTooLarge { get; set; }

    /// <summary>How to choose.</summary>
    public string Hint => $"A {Path.GetExtension(Stored.Path)} file up to {limits.MaxMegabytes}MB.";

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(toChange: true, cancellationToken))
        {
            return NotFound();
        }

        Seen = Stored.Sha256;
        if (!IsTooLarge)
        {
            return Page();
        }

        ModelState.AddModelError(nameof(NewFile), $"The file was larger than {limits.MaxMegabytes}MB, so nothing was changed. Make it smaller first.");
        return Faulty();
    }

    /// <summary>Replaces it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(toChange: true, cancellationToken))
        {
            return NotFound();
        }

        if (NewFile is null)
        {
            ModelState.AddModelError(nameof(NewFile), "Choose the new file.");
            return Faulty();
        }

        await using var stream = NewFile.OpenReadStream();
        var outcome = await replace.ExecuteAsync(Actor, Id, Seen ?? "", NewFile.FileName, stream, cancellationToken);
        return outcome.Succeeded
            ? ToFile($"The file was replaced. Its address is the same, and what it was is kept below. {outcome.Value.Remark}".TrimEnd())
            : Refused(outcome.Reasons, place => place.Length == 0 ? place : nameof(NewFile));
    }
}
