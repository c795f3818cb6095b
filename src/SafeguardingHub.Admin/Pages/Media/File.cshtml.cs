using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Media;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Media;

/// <summary>A file: what it is, who uses it, what it was, and its title. Four queries.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class FileModel(ReadMedia library, DescribeMedia describe, IEditorsContent content, IFileFacts facts) : FilePage(library)
{
    /// <inheritdoc />
    public override string Title => Name;

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("Media", "/admin/media")];

    /// <summary>The title as typed.</summary>
    [BindProperty]
    public string? FileTitle { get; set; }

    /// <summary>Where it is used.</summary>
    public MediaUses Uses { get; private set; } = new([], 0);

    /// <summary>What it was.</summary>
    public IReadOnlyList<MediaVersion> Versions { get; private set; } = [];

    /// <summary>The section that it belongs to.</summary>
    public string SectionName { get; private set; } = "";

    /// <summary>What is known of the document; null for a file that is no PDF.</summary>
    public DocumentFacts? Facts { get; private set; }

    /// <summary>Shows the file.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        FileTitle = Stored.Title;
        return Page();
    }

    /// <summary>Sets the title.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || !MayManage)
        {
            return NotFound();
        }

        var outcome = await describe.ExecuteAsync(Actor, Id, FileTitle, cancellationToken);
        return outcome.Succeeded ? ToFile("The title was saved.") : Refused(outcome.Reasons, _ => nameof(FileTitle));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(toChange: false, cancellationToken))
        {
            return false;
        }

        Uses = await Library.UsesAsync(Actor, Line, cancellationToken);
        Versions = await Library.VersionsAsync(Line, cancellationToken);
        SectionName = (await MediaSections.ReadAsync(content, cancellationToken)).NameOf(Stored.Section);
        Facts = Stored.ContentType == "application/pdf" ? await facts.FindAsync(Stored, cancellationToken) : null;
        return true;
    }
}
