using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.Items;

/// <summary>The list of content. All that narrows it stands in its address. Four queries.</summary>
[Needs(Permission.PreviewContent)]
public sealed class ListModel(ReadDrafts drafts, ReadFindings findings, IHubReader reader, TimeProvider time) : AdminPage
{
    /// <inheritdoc />
    public override string Title => State == StandingFilter.Bin ? "Bin" : "Content";

    /// <summary>Words of the name.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>The section's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>The type.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>Where it stands.</summary>
    [BindProperty(SupportsGet = true)]
    public StandingFilter State { get; set; }

    /// <summary>Only the reader's own.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Mine { get; set; }

    /// <summary>Only what somebody owns, by their id; the page of those who work in a section leads here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Owner { get; set; }

    /// <summary>Only what is past its review date.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Overdue { get; set; }

    /// <summary>Only what has open findings of that weight or more.</summary>
    [BindProperty(SupportsGet = true)]
    public Severity? Findings { get; set; }

    /// <summary>The order.</summary>
    [BindProperty(SupportsGet = true)]
    public ListOrder Sort { get; set; }

    /// <summary>Where the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Whether what is ticked can be taken out of the hub.</summary>
    public bool MayExport => Rights.AllowsEverywhere(Actor, Permission.Export);

    /// <summary>The lines.</summary>
    public EditorsPage Lines { get; private set; } = new([], null);

    /// <summary>What is open in the items of the page.</summary>
    public IReadOnlyDictionary<ContentItemId, OpenFindings> Open { get; private set; } = ImmutableDictionary<ContentItemId, OpenFindings>.Empty;

    /// <summary>The choices of findings.</summary>
    public static ImmutableArray<Choice> FindingChoices { get; } = [new("", "With or without findings"), new("Error", "With errors"), new("Warning", "With errors or warnings")];

    /// <summary>The names of sections by id.</summary>
    public IReadOnlyDictionary<ContentItemId, string> SectionNames { get; private set; } = ImmutableDictionary<ContentItemId, string>.Empty;

    /// <summary>The names of types.</summary>
    public IReadOnlyDictionary<string, string> TypeNames { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What may be chosen as a section.</summary>
    public ImmutableArray<Choice> Sections => [new("", "All sections"), .. SectionNames.Select(pair => new Choice(pair.Key.Value, pair.Value))];

    /// <summary>What may be chosen as a type.</summary>
    public ImmutableArray<Choice> Types => [new("", "All types"), .. TypeNames.Select(pair => new Choice(pair.Key, pair.Value)).OrderBy(choice => choice.Text, StringComparer.Ordinal)];

    /// <summary>What may be chosen as a state.</summary>
    public static ImmutableArray<Choice> States { get; } =
    [
        new("Any", "Any state"), new("Draft", "Draft, never published"), new("Live", "Live"), new("Changed", "Live, with changes"), new("Submitted", "Waiting for approval"),
        new("Approved", "Approved"), new("Scheduled", "Scheduled"), new("SentBack", "Sent back"), new("Urgent", "Published urgently, not looked at"), new("Bin", "In the bin"),
    ];

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsNarrowed => Words?.Length > 0 || Section?.Length > 0 || Type?.Length > 0 || State != StandingFilter.Any || Mine || Owner?.Length > 0 || Overdue || Findings is not null;

    /// <summary>Whether the reader may make content anywhere.</summary>
    public bool MayMake => Rights.HoldsSomewhere(Actor, new Demand(Permission.EditContent));

    /// <summary>The moment at which the list is read.</summary>
    public NodaTime.Instant Now => time.Now();

    /// <summary>Reads the page of the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        SectionNames = (await drafts.SectionsAsync(Actor, Permission.PreviewContent, cancellationToken)).ToImmutableDictionary(section => section.Id, section => section.Name);
        TypeNames = (await reader.DefinitionsAsync(cancellationToken)).Types.ToImmutableDictionary(type => type.Name, type => type.DisplayName);
        var query = new EditorsQuery
        {
            Words = Words ?? "", Section = ContentItemId.TryParse(Section, out var section) ? section : null, Types = Type is { Length: > 0 } type ? [type] : [],
            Filter = State, Owner = Mine ? Actor.Id : Owner is { Length: > 0 } ? Owner : null, OverdueAt = Overdue ? time.Now() : null, WithFindings = Findings, Today = findings.Today, Order = Sort, After = After,
        };
        Lines = await drafts.ListAsync(Actor, query, cancellationToken);
        Open = await findings.OpenAsync([.. Lines.Lines.Select(line => line.Id)], cancellationToken);
    }

    /// <summary>This list from another place or in another order.</summary>
    public string AddressOf(ListOrder sort, string? after)
    {
        var all = new Dictionary<string, string?>
        {
            ["q"] = Words, ["section"] = Section, ["type"] = Type, ["state"] = State == StandingFilter.Any ? null : State.ToString(), ["mine"] = Mine ? "true" : null, ["owner"] = Owner,
            ["overdue"] = Overdue ? "true" : null, ["findings"] = Findings?.ToString(), ["sort"] = sort == ListOrder.Changed ? null : sort.ToString(), ["after"] = after,
        };
        return QueryHelpers.AddQueryString("/admin/content", all.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }
}
