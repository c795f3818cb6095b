using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Media;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Media;

/// <summary>The media library. All that narrows it stands in its address. Two queries.</summary>
[Needs(Permission.AccessAdminPanel)]
public sealed class IndexModel(ReadMedia library, IEditorsContent content) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Media";

    /// <summary>Words of the title or the name.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>The section's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>The kind of file.</summary>
    [BindProperty(SupportsGet = true)]
    public MediaSort Type { get; set; }

    /// <summary>Only what nothing uses.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Unused { get; set; }

    /// <summary>Only what has no title.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Untitled { get; set; }

    /// <summary>Where the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The files.</summary>
    public MediaPage Files { get; private set; } = new([], null);

    /// <summary>The sections.</summary>
    public MediaSections Sections { get; private set; } = MediaSections.None;

    /// <summary>What may be chosen as a kind.</summary>
    public static ImmutableArray<Choice> Types { get; } = [new("Any", "Any type"), new("Pdf", "PDF"), new("Picture", "Pictures"), new("Document", "Other documents")];

    /// <summary>Whether the person may add files anywhere.</summary>
    public bool MayAdd => Rights.HoldsSomewhere(Actor, new Demand(Permission.ManageMedia));

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrowed => Words?.Length > 0 || Section?.Length > 0 || Type != MediaSort.Any || Unused || Untitled;

    /// <summary>Reads the page of the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Sections = await MediaSections.ReadAsync(content, cancellationToken);
        Files = await library.ListAsync(
            Actor,
            new MediaQuery
            {
                Words = Words ?? "", Section = ContentItemId.TryParse(Section, out var id) && Section != MediaSections.Shared ? id : null, IsShared = Section == MediaSections.Shared,
                Sort = Type, IsUnused = Unused, HasNoTitle = Untitled, After = After,
            },
            cancellationToken);
    }

    /// <summary>This list from another place.</summary>
    public string AddressOf(string? after)
    {
        var all = new Dictionary<string, string?>
        {
            ["q"] = Words, ["section"] = Section, ["type"] = Type == MediaSort.Any ? null : Type.ToString(), ["unused"] = Unused ? "true" : null,
            ["untitled"] = Untitled ? "true" : null, ["after"] = after,
        };
        return QueryHelpers.AddQueryString("/admin/media", all.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }
}
