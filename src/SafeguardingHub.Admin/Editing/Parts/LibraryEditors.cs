using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Glossary;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Notices;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Reviews;
using SafeguardingHub.Safeguarding.Safety;
using SafeguardingHub.Safeguarding.Searching;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Editing.Parts;

/// <summary>The editor of <see cref="NoticePart"/>.</summary>
public sealed class NoticeEditor : PartEditor<NoticePart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new ChoiceQuestion("Rank", "How much it matters")
        {
            IsNumber = true, AreInSight = true,
            Choices = [new("0", "Information", "Good to know."), new("1", "Important", "Changes what people should do."), new("2", "Urgent", "Everybody must see it: one line above every page.")],
        },
        new LongTextQuestion("Text", "Text") { IsOptional = true, Rows = 2, Hint = "One or two sentences." },
        new DateQuestion("From", "Shows from") { Asked = DateAsked.DayAndTime, IsOptional = true, Hint = "Leave it empty for an entry of the archive that is not shown." },
        new DateQuestion("Until", "Shows until") { Asked = DateAsked.DayAndTime, IsOptional = true },
        new PickQuestion("Page", "Page that says more") { IsOptional = true },
    ];
}

/// <summary>The editor of <see cref="NoticeOrderPart"/>.</summary>
public sealed class NoticeOrderEditor : PartEditor<NoticeOrderPart>
{
    /// <inheritdoc />
    public override string Name => "Order of notices";

    /// <inheritdoc />
    public override EditorPlace Place => EditorPlace.Aside;

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new RowsQuestion("Notices", "Notices that stand first", new PickQuestion("", "") { Part = nameof(NoticePart) })
        {
            RowName = "Notice", IsOptional = true, Hint = "Urgent notices always stand before important ones, and those before information. Within each, these come first, in this order; the others follow, the newest first.",
        },
    ];
}

/// <summary>The editor of <see cref="GlossaryEntryPart"/>.</summary>
public sealed class GlossaryEntryEditor : PartEditor<GlossaryEntryPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TextQuestion("Expansion", "What it stands for") { IsOptional = true, Hint = "Leave it empty where nobody has said: the page then says so." },
        new LongTextQuestion("Meaning", "What it means") { IsOptional = true, Rows = 3 },
        new LinesQuestion("SeeAlso", "Other terms that lead here") { IsOptional = true },
    ];
}

/// <summary>The editor of <see cref="SeeAlsoPart"/>.</summary>
public sealed class SeeAlsoEditor : PartEditor<SeeAlsoPart>
{
    /// <inheritdoc />
    public override EditorPlace Place => EditorPlace.Aside;

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new RowsQuestion("Inside", "Pages of the hub", new PickQuestion("", "")) { RowName = "Page", IsOptional = true },
        new RowsQuestion("Outside", "Pages of others", new GroupQuestion("", "",
        [
            new TextQuestion("Text", "Words of the link") { Hint = "Say whose page it is and what it is about." }, new TextQuestion("Address", "Web address") { Type = "url", Hint = "Beginning with https://." },
        ])) { RowName = "Link", IsOptional = true },
    ];
}

/// <summary>The editor of <see cref="AtRiskPart"/>.</summary>
public sealed class AtRiskEditor : PartEditor<AtRiskPart>
{
    /// <inheritdoc />
    public override EditorPlace Place => EditorPlace.Aside;

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
        [new TickQuestion("MayBeAtRisk", "A person at risk may be reading this page") { Hint = "The page then offers a quick way out." }];
}

/// <summary>The editor of <see cref="GuidancePart"/>.</summary>
public sealed class GuidanceEditor : PartEditor<GuidancePart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TextQuestion("Issuer", "Who issues it") { IsOptional = true, Hint = "Such as HM Government." },
        new LongTextQuestion("Summary", "What it is and for whom") { IsOptional = true, Rows = 3, Hint = "One or two sentences." },
        new TickQuestion("IsStatutory", "The law requires those it addresses to follow it"),
        new LinesQuestion("FormerNames", "Other names that people may search for") { IsOptional = true },
    ];
}

/// <summary>The editor of <see cref="EditionPart"/>. That somebody has checked an edition is recorded on a page of its own.</summary>
public sealed class EditionEditor : PartEditor<EditionPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new PickQuestion("Guidance", "Guidance that it is an edition of") { Part = nameof(GuidancePart) },
        new TextQuestion("Label", "What tells it from other editions") { IsOptional = true, Width = 10, Hint = "Such as 2015." },
        new DateQuestion("Published", "Published") { Asked = DateAsked.Vague, IsOptional = true },
        new DateQuestion("InForce", "In force from") { Asked = DateAsked.Vague, IsOptional = true },
        new DateQuestion("Withdrawn", "Withdrawn without a successor") { Asked = DateAsked.Vague, IsOptional = true },
        new RowsQuestion("Replaces", "Editions that it replaces", new PickQuestion("", "") { Part = nameof(EditionPart) }) { RowName = "Edition", IsOptional = true },
        new LongTextQuestion("DatesNote", "What is to be said of the dates") { IsOptional = true, Rows = 2 },
    ];
}

/// <summary>The editor of <see cref="PublicationPart"/>.</summary>
public sealed class PublicationEditor : PartEditor<PublicationPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new ChoiceQuestion("Kind", "What it is") { Initial = PublicationKinds.Find(ground.ContentType)?.Name, Choices = [.. PublicationKinds.All.Select(kind => new Choice(kind.Name, kind.Words))] },
        new LongTextQuestion("Summary", "What it says, and for whom") { IsOptional = true, Rows = 3, Hint = "One or two sentences. No names of people in a case." },
        new PickQuestion("Publisher", "Who published it") { Part = nameof(OrganisationPart), IsOptional = true },
        new TextQuestion("PublisherName", "Or the publisher's name") { IsOptional = true, Hint = "Where the hub has no such organisation." },
        new DateQuestion("Date", "When it was published") { Asked = DateAsked.Vague, IsOptional = true },
        new LongTextQuestion("DateNote", "What is to be said of the date") { IsOptional = true, Rows = 2 },
        new TextQuestion("PeriodEnds", "Last year that it covers") { IsOptional = true, Width = 4 },
        new RowsQuestion("Files", "Files", new GroupQuestion("", "",
        [
            new FileQuestion("Media", "File"),
            new TextQuestion("Text", "Words of the link") { IsOptional = true, Hint = "The title where it is empty." },
        ])) { RowName = "File", IsOptional = true, Hint = "Leave it without files while nobody has the document: the page says so." },
        new TextQuestion("OutsideAddress", "Where else it stands") { IsOptional = true, Type = "url", Hint = "The document's address at another site, beginning with https://." },
        new LinesQuestion("FormerNames", "Other names that people may search for") { IsOptional = true },
    ];
}

/// <summary>The editor of <see cref="ImportedPart"/>: shown only with what came by an import, for nothing else has the part.</summary>
public sealed class ImportedEditor : PartEditor<ImportedPart>
{
    /// <inheritdoc />
    public override string Name => "Before it is published";

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TickQuestion("NobodyIsRecognisable", "No identifiable person: somebody has read the file, and nobody can be recognised in it")
        {
            Hint = "It came by an import of many files, where nobody reads each one. Look for names, initials, addresses, schools, dates and rare events that together point to somebody.",
        },
    ];
}

/// <summary>The editor of <see cref="ReviewPart"/>.</summary>
public sealed class ReviewEditor : PartEditor<ReviewPart>
{
    /// <inheritdoc />
    public override EditorPlace Place => EditorPlace.Aside;

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new NoteQuestion("LastReviewed", "Last reviewed")
        {
            Shown = Day, Empty = "Nobody has reviewed it yet.", More = ground.Item is { } item ? new Crumb("Review this page", ItemAddresses.Of(item, "review")) : null,
        },
        new NoteQuestion("NextDue", "Next review due") { Shown = Day, Empty = "No day is set. It follows from the first review." },
        new TextQuestion("Owner", "Who looks after it") { IsOptional = true, Hint = "A role or an organisation, never a person's name." },
    ];

    // Days are earned by a review, which has a page of its own.
    private static string Day(string stored) => ReviewState.LastDay(stored) is { } day ? MomentWords.Date(day) : stored;
}

/// <summary>The editor of <see cref="NeedWordsPart"/>.</summary>
public sealed class NeedWordsEditor : PartEditor<NeedWordsPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new LinesQuestion("Words", "Words of need") { Hint = "Write one word or phrase on each line. A * at the end stands for any ending: hurt*" },
        new RowsQuestion("About", "Words that say whom the worry is about", new GroupQuestion("", "",
        [
            new PickQuestion("Route", "Who to call") { Part = nameof(RoutePart), IsByAlias = true },
            new LinesQuestion("Words", "Words that put it first") { IsOptional = true },
            new LinesQuestion("Alone", "Words that leave no doubt, so that it stands alone") { IsOptional = true },
        ])) { RowName = "Worry" },
    ];
}

/// <summary>The editor of <see cref="SynonymsPart"/>.</summary>
public sealed class SynonymsEditor : PartEditor<SynonymsPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new RowsQuestion("Groups", "Words that mean the same", new GroupQuestion("", "", [new LinesQuestion("Words", "Words and phrases of one meaning") { Hint = "Write one on each line, at least two." }]))
        { RowName = "Group" },
    ];
}
