using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Checks;

/// <summary>Everything that checks have found, as far as somebody may see the drafts. All that narrows the list stands in its address. Three queries.</summary>
[Needs(Permission.PreviewContent)]
public sealed class FindingsModel(ReadFindings read, ReadDrafts drafts, ICheckRun run) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Findings";

    /// <summary>The section's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>The code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>At least as heavy as this.</summary>
    [BindProperty(SupportsGet = true)]
    public Severity AtLeast { get; set; } = Severity.Warning;

    /// <summary>Open, accepted, or accepted once.</summary>
    [BindProperty(SupportsGet = true)]
    public FindingFilter Show { get; set; }

    /// <summary>Where the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>The findings.</summary>
    public FindingsPage Lines { get; private set; } = new([], null);

    /// <summary>How many there are of each code, without regard to the chosen one.</summary>
    public IReadOnlyList<FindingCount> Counts { get; private set; } = [];

    /// <summary>The names of sections by id.</summary>
    public IReadOnlyDictionary<ContentItemId, string> SectionNames { get; private set; } = ImmutableDictionary<ContentItemId, string>.Empty;

    /// <summary>The checking that goes on in the background.</summary>
    public ICheckRun Run => run;

    /// <summary>Whether the person may have everything checked again.</summary>
    public bool MayRun => Rights.HoldsSomewhere(Actor, new Demand(Permission.PublishContent));

    /// <summary>Whether the person may decide what findings do.</summary>
    public bool MayDecide => Rights.AllowsEverywhere(Actor, Permission.ManageSettings);

    /// <summary>The choices of sections.</summary>
    public ImmutableArray<Choice> Sections => [new("", "All sections"), .. SectionNames.OrderBy(pair => pair.Value, StringComparer.OrdinalIgnoreCase).Select(pair => new Choice(pair.Key.Value, pair.Value))];

    /// <summary>The choices of weights.</summary>
    public static ImmutableArray<Choice> Weights { get; } = [new("Error", "Errors"), new("Warning", "Errors and warnings"), new("Note", "Everything")];

    /// <summary>The choices of what is shown.</summary>
    public static ImmutableArray<Choice> Filters { get; } =
        [new("Open", "Open"), new("Lapsed", "Accepted once, and due again"), new("Accepted", "Accepted"), new("Any", "All")];

    /// <summary>The name of a code.</summary>
    public string NameOf(string code) => read.Find(code)?.Name ?? code;

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        SectionNames = (await drafts.SectionsAsync(Actor, Permission.PreviewContent, cancellationToken)).ToImmutableDictionary(section => section.Id, section => section.Name);
        var query = new FindingsQuery
        {
            Today = read.Today, Section = ContentItemId.TryParse(Section, out var section) ? section : null, Code = string.IsNullOrEmpty(Code) ? null : Code, AtLeast = AtLeast, Filter = Show, After = After,
        };
        Lines = await read.ListAsync(Actor, query, cancellationToken);
        Counts = await read.CountAsync(Actor, query, cancellationToken);
    }

    /// <summary>Has everything checked again.</summary>
    public IActionResult OnPostRun()
    {
        if (!MayRun)
        {
            return NotFound();
        }

        run.Begin();
        Done = "Everything is being checked again. Load this page anew to see how far it is.";
        return Redirect("/admin/findings");
    }

    /// <summary>This list of another code, or from another place.</summary>
    public string AddressOf(string? code, string? after)
    {
        var all = new Dictionary<string, string?>
        {
            ["section"] = Section, ["code"] = code, ["atLeast"] = AtLeast == Severity.Warning ? null : AtLeast.ToString(), ["show"] = Show == FindingFilter.Open ? null : Show.ToString(), ["after"] = after,
        };
        return QueryHelpers.AddQueryString("/admin/findings", all.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }
}
