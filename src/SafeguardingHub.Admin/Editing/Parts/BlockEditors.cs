using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;

namespace SafeguardingHub.Admin.Editing.Parts;

/// <summary>The editor of <see cref="HtmlBodyPart"/>.</summary>
public sealed class HtmlBodyEditor : PartEditor<HtmlBodyPart>
{
    /// <inheritdoc />
    public override string Name => "Text";

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
        [new LongTextQuestion("Html", "Text") { Kind = TextKind.Rich, Rows = 12, Hint = "Short sentences and plain words. Say 'call', not 'ring'. Use headings to break up long text." }];
}

/// <summary>The editor of <see cref="MarkdownBodyPart"/>.</summary>
public sealed class MarkdownBodyEditor : PartEditor<MarkdownBodyPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
        [new LongTextQuestion("Markdown", "Text, in Markdown") { Kind = TextKind.Markdown, Rows = 12, Hint = "## begins a heading, * an entry of a list." }];
}

/// <summary>The editor of <see cref="FlowPart"/>.</summary>
public sealed class FlowEditor : PartEditor<FlowPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
        [new NestedQuestion("Widgets", "Blocks", settings.Get<FlowPartSettings>().ContainedContentTypes) { RowName = "Block", Hint = "The page shows them in this order. Who to call always comes first." }];

    internal override GroupQuestion Group(string name, string label, ImmutableArray<Question> questions) => base.Group(name, label, questions) with { IsPlain = true };
}

/// <summary>The editor of <see cref="BagPart"/>.</summary>
public sealed class BagEditor : PartEditor<BagPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
        [new NestedQuestion("ContentItems", "Items", settings.Get<BagPartSettings>().ContainedContentTypes) { RowName = "Item" }];

    private sealed record BagPartSettings
    {
        public ImmutableArray<string> ContainedContentTypes { get; init; } = [];
    }
}

/// <summary>The editor of <see cref="CareCardPart"/>.</summary>
public sealed class CareCardEditor : PartEditor<CareCardPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new ChoiceQuestion("Urgency", "How urgent")
        {
            IsNumber = true, AreInSight = true,
            Choices = [new("0", "Not urgent", "Something to do soon."), new("1", "Urgent", "Something to do today."), new("2", "Immediate", "Call 999 now.")],
        },
        new TextQuestion("Heading", "Heading") { Hint = "Say when to act, and end with a colon: Call 999 if:" },
        new LongTextQuestion("Html", "Text") { Kind = TextKind.Rich, Hint = "Usually a list of signs, each short." },
    ];
}

/// <summary>The editor of <see cref="StepsPart"/>.</summary>
public sealed class StepsEditor : PartEditor<StepsPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TextQuestion("Heading", "Heading") { IsOptional = true },
        new RowsQuestion("Steps", "Steps", new LongTextQuestion("", "") { Kind = TextKind.Rich, Rows = 3 }) { RowName = "Step", Hint = "Begin each with what to do. The numbers come by themselves." },
    ];
}

/// <summary>The editor of <see cref="QuickLinksPart"/>.</summary>
public sealed class QuickLinksEditor : PartEditor<QuickLinksPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TextQuestion("Heading", "Heading") { IsOptional = true, Hint = "'Quick links' where it is empty." },
        new RowsQuestion("Links", "Links", new GroupQuestion("", "",
        [
            new TextQuestion("Text", "Words of the link") { IsOptional = true, Hint = "Say where it goes, such as Domestic abuse services. For a page of the hub, leave it empty to use the page's name." },
            new PickQuestion("Item", "Page of the hub") { IsOptional = true },
            new TextQuestion("Address", "Or an address") { IsOptional = true, Type = "text", Hint = "Beginning with https://, or with a slash for this site, such as /contacts." },
        ])) { RowName = "Link" },
    ];
}

/// <summary>The editor of <see cref="DoDontPart"/>.</summary>
public sealed class DoDontEditor : PartEditor<DoDontPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new RowsQuestion("Do", "Do", new LongTextQuestion("", "") { Kind = TextKind.Rich, Rows = 2 }) { RowName = "Line", IsOptional = true },
        new RowsQuestion("Dont", "Don't", new LongTextQuestion("", "") { Kind = TextKind.Rich, Rows = 2 }) { RowName = "Line", IsOptional = true, Hint = "Leave out the word don't: it comes by itself." },
    ];
}

/// <summary>The editor of <see cref="DetailsPart"/>.</summary>
public sealed class DetailsEditor : PartEditor<DetailsPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TextQuestion("Summary", "Words that open the text") { Hint = "Say what is inside. Nothing urgent belongs here: many people never open it." },
        new LongTextQuestion("Html", "Text") { Kind = TextKind.Rich, Rows = 6 },
    ];
}

/// <summary>The editor of <see cref="InsetPart"/>.</summary>
public sealed class InsetEditor : PartEditor<InsetPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
        [new LongTextQuestion("Html", "Text") { Kind = TextKind.Rich, Rows = 3, Hint = "A sentence or two that must not be missed." }];
}

/// <summary>The editor of <see cref="TablePart"/>.</summary>
public sealed class TableEditor : PartEditor<TablePart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TextQuestion("Caption", "Caption") { Hint = "What the table shows." },
        new TableQuestion("Table") { Hint = "Give each column a header. Words only: links do not work in a table." },
        new TickQuestion("HasRowHeaders", "The first cell of each row names the row"),
    ];
}

/// <summary>The editor of <see cref="FileListPart"/>.</summary>
public sealed class FileListEditor : PartEditor<FileListPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TextQuestion("Heading", "Heading") { IsOptional = true },
        new RowsQuestion("Files", "Files", new GroupQuestion("", "",
        [
            new FileQuestion("Media", "File"),
            new TextQuestion("Text", "Words of the link") { Hint = "Say what the file is. Its type and size follow by themselves." },
        ])) { RowName = "File" },
    ];
}
