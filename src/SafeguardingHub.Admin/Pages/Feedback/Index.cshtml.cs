using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Editing;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Feedback;

namespace SafeguardingHub.Admin.Pages.Feedback;

/// <summary>What readers answered about the pages that somebody may publish, the most unhelpful first. Three queries.</summary>
[Needs(Permission.PublishContent)]
public sealed class IndexModel(ReadFeedback read, ReadDrafts drafts) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Feedback";

    /// <summary>How many months count.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    /// <summary>The section's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Section { get; set; }

    /// <summary>The state.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>How many months count.</summary>
    public int Months => FeedbackWords.Months(Period);

    /// <summary>The pages.</summary>
    public IReadOnlyList<PageFeedback> Pages { get; private set; } = [];

    /// <summary>The sums by section.</summary>
    public IReadOnlyList<SectionFeedback> Sums { get; private set; } = [];

    /// <summary>The names of sections by id.</summary>
    public IReadOnlyDictionary<ContentItemId, string> SectionNames { get; private set; } = ImmutableDictionary<ContentItemId, string>.Empty;

    /// <summary>The choices of sections.</summary>
    public ImmutableArray<Choice> Sections => [new("", "All sections"), .. SectionNames.OrderBy(pair => pair.Value, StringComparer.OrdinalIgnoreCase).Select(pair => new Choice(pair.Key.Value, pair.Value))];

    /// <summary>The name of a section.</summary>
    public string NameOf(ContentItemId? section) => section is { } id && SectionNames.TryGetValue(id, out var name) ? name : "";

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        SectionNames = (await drafts.SectionsAsync(Actor, Permission.PublishContent, cancellationToken)).ToImmutableDictionary(section => section.Id, section => section.Name);
        var only = ContentItemId.TryParse(Section, out var id) ? id : (ContentItemId?)null;
        var state = Enum.TryParse<FeedbackState>(State, out var asked) && Enum.IsDefined(asked) ? asked : (FeedbackState?)null;
        Sums = await read.SectionsAsync(Actor, Months, cancellationToken);
        Pages = await read.ListAsync(Actor, Months, only, state, cancellationToken);
    }
}
