using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Media;

/// <summary>A screen about one file of the media library.</summary>
public abstract class FilePage(ReadMedia library) : AdminPage
{
    /// <summary>The file's id, from the address.</summary>
    [BindProperty(SupportsGet = true, Name = "fileId")]
    public string Id { get; set; } = "";

    /// <summary>The file.</summary>
    public MediaLine Line { get; private set; } = null!;

    /// <summary>The file itself.</summary>
    public MediaFile Stored => Line.File;

    /// <summary>What it is called.</summary>
    public string Name => MediaWords.NameOf(Stored);

    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new("Media", "/admin/media"), new(Name, MediaWords.AddressOf(Stored))];

    /// <summary>The reads.</summary>
    protected ReadMedia Library => library;

    /// <summary>Whether the person may change the file.</summary>
    public bool MayManage => MediaRights.MayManage(Actor, Stored.Section);

    /// <summary>Reads the file; false where it is not there, or not for the person who asks.</summary>
    protected async Task<bool> FindAsync(bool toChange, CancellationToken cancellationToken)
    {
        if (await library.FindAsync(Actor, Id, cancellationToken) is not { } found || (toChange && !MediaRights.MayManage(Actor, found.File.Section)))
        {
            return false;
        }

        Line = found;
        return true;
    }

    /// <summary>Back to the file's screen, saying what was done.</summary>
    protected RedirectResult ToFile(string done)
    {
        Done = done;
        return Redirect(MediaWords.AddressOf(Stored));
    }
}
