using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Admin.Recipes;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Recipes.Exporting;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;

namespace SafeguardingHub.Admin.Pages.Recipes;

/// <summary>Takes content out of the hub, with its files, as a package that another hub can run.</summary>
[Needs(Permission.Export, Everywhere = true)]
public sealed class ExportModel(ExportDesk desk, IHubReader reader, IEditorsContent content, ReadDrafts drafts, TimeProvider time) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Export";

    /// <summary>What to take out: content, definitions, settings, roles, queries.</summary>
    [BindProperty]
    public string[] What { get; set; } = [];

    /// <summary>Only content of these types.</summary>
    [BindProperty]
    public string[] Types { get; set; } = [];

    /// <summary>Only content of these sections.</summary>
    [BindProperty]
    public string[] Sections { get; set; } = [];

    /// <summary>Items that were ticked in the list of content.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public string[] Ids { get; set; } = [];

    /// <summary>Whether drafts go with it.</summary>
    [BindProperty]
    public bool HasDrafts { get; set; }

    /// <summary>Which files.</summary>
    [BindProperty]
    public string Files { get; set; } = nameof(ExportedFiles.Used);

    /// <summary>The kinds of content.</summary>
    public ImmutableArray<Choice> TypeChoices { get; private set; } = [];

    /// <summary>The sections.</summary>
    public ImmutableArray<Choice> SectionChoices { get; private set; } = [];

    /// <summary>The items that were picked, as far as the person may see them.</summary>
    public ImmutableArray<StoredItem> Picked { get; private set; } = [];

    /// <summary>Asks what to export.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        What = Picked.IsEmpty ? ["content"] : [];
    }

    /// <summary>Sends the package.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);

        // None ticked stands for all of them: what was ticked and is gone must not turn into that.
        if (Gone(nameof(Types), Types, TypeChoices).Concat(Gone(nameof(Sections), Sections, SectionChoices)).ToList() is { Count: > 0 } gone)
        {
            return Refused(gone);
        }

        var outcome = await desk.PackAsync(Actor, Choice(), cancellationToken);
        return outcome.Succeeded ? File(outcome.Value, "application/zip", $"export-{LondonTime.Day(time.Now()):uuuu-MM-dd}.zip") : Refused(outcome.Reasons);
    }

    private ExportChoice Choice() => new()
    {
        HasContent = What.Contains("content"), HasDefinitions = What.Contains("definitions"), HasSettings = What.Contains("settings"),
        HasRoles = What.Contains("roles"), HasQueries = What.Contains("queries"),
        Types = [.. Types],
        Sections = [.. Sections.Select(ContentItemId.Parse)],
        Items = [.. Picked.Select(item => item.Id)],
        HasDrafts = HasDrafts,
        Files = Enum.TryParse<ExportedFiles>(Files, out var files) && Enum.IsDefined(files) ? files : ExportedFiles.Used,
    };

    private static IEnumerable<Reason> Gone(string field, string[] ticked, ImmutableArray<Choice> choices) => ticked.All(value => choices.Any(choice => choice.Value == value))
        ? []
        : [Reason.Invalid(field, "Something that you ticked is there no longer. Look at the list again.")];

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var definitions = await reader.DefinitionsAsync(cancellationToken);
        TypeChoices = [.. definitions.Types.Select(type => new Choice(type.Name, type.DisplayName is { Length: > 0 } name ? name : type.Name)).OrderBy(choice => choice.Text, StringComparer.Ordinal)];
        SectionChoices = [.. (await content.SectionsAsync(cancellationToken)).Select(section => new Choice(section.Id.Value, section.Name))];
        ImmutableArray<ContentItemId> ids = [.. Ids.Distinct().Take(ExportChoice.MostItems).Where(id => ContentItemId.TryParse(id, out _)).Select(ContentItemId.Parse)];
        Picked = ids.IsEmpty ? [] : [.. (await drafts.FindManyAsync(Actor, ids, cancellationToken)).Values];
    }
}
