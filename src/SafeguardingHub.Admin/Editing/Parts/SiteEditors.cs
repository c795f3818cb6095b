using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Admin.Editing.Parts;

/// <summary>The editor of <see cref="TitlePart"/>.</summary>
public sealed class TitleEditor : PartEditor<TitlePart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) => settings.Get<TitlePartSettings>().Options switch
    {
        TitleOptions.GeneratedHidden => [],
        TitleOptions.GeneratedDisabled => [new NoteQuestion("Title", "The title is made by itself from the rest of the page.")],
        var options => [new TextQuestion("Title", "Title") { IsOptional = options != TitleOptions.EditableRequired, Hint = "Say what it is about in plain words, with the most important word early. No full stop." }],
    };

    internal override GroupQuestion Group(string name, string label, ImmutableArray<Question> questions) => base.Group(name, label, questions) with { IsPlain = true };
}

/// <summary>The editor of <see cref="AutoroutePart"/>: an address once given is changed by moving the page, which leaves redirects.</summary>
public sealed class AutorouteEditor : PartEditor<AutoroutePart>
{
    /// <inheritdoc />
    public override string Name => "Address";

    /// <inheritdoc />
    public override EditorPlace Place => EditorPlace.Aside;

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) => ground.Item is { } item
        ? [new NoteQuestion("Path", "Address of the page") { Shown = path => "/" + path, Empty = "It gets its address from its title when it is saved.", More = new Crumb("Move it to another address", $"/admin/content/{item}/move") }]
        : [new TextQuestion("Path", "Address of the page") { IsOptional = true, Hint = "Leave it empty: the address is made from the title, below that of the section. Or write it whole, such as wyre-forest/domestic-abuse." }];
}

/// <summary>The editor of <see cref="AliasPart"/>.</summary>
public sealed class AliasEditor : PartEditor<AliasPart>
{
    /// <inheritdoc />
    public override string Name => "Short name";

    /// <inheritdoc />
    public override EditorPlace Place => EditorPlace.Aside;

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TextQuestion("Alias", "Short name")
        {
            IsOptional = true,
            Hint = "Other pages refer to this item by its short name, such as family-front-door. Leave it empty and it is made from the title. Where pages use it already, leave it as it is.",
        },
    ];
}

/// <summary>The editor of <see cref="SectionPart"/>: chosen once; moving to another section is a change of its own.</summary>
public sealed class SectionEditor : PartEditor<SectionPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) => ground.Item is { } item
        ? [new NoteQuestion("Section", "Section") { Shown = id => ground.Names.Find(id)?.Name ?? "Something that you may not see, or that is no longer there", Empty = "None", More = new Crumb("Move it to another section", $"/admin/content/{item}/move") }]
        :
        [
            new ChoiceQuestion("Section", "Section")
            {
                Hint = "The section decides who may change the page, and where it stands. It can be moved later.",
                Choices = [.. ground.Names.Sections.Select(section => new Choice(section.Id, section.Name))],
            },
        ];

    internal override GroupQuestion Group(string name, string label, ImmutableArray<Question> questions) => base.Group(name, label, questions) with { IsPlain = true };
}

/// <summary>The editor of <see cref="SectionProfilePart"/>. That a section is opened is a decision of its own, not a line in a form.</summary>
public sealed class SectionProfileEditor : PartEditor<SectionProfilePart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new PickQuestion("Organisation", "Organisation that runs the section") { Part = nameof(OrganisationPart), IsOptional = true, Hint = "None for ground that all share." },
        new TextQuestion("Heading", "Heading of the front page") { IsOptional = true, Hint = "Leave it empty to use the section's name." },
        new TextQuestion("Accent", "Colour") { IsOptional = true, Width = 10, Hint = "The name of the colour that tells the section apart, such as blue or green." },
        new TextQuestion("FourthRole", "Fourth role on the boards") { IsOptional = true, Hint = "How the organisation takes part in the boards, besides the three roles that all share." },
        new NumberQuestion("Order", "Place among the sections") { IsOptional = true, Hint = "The lowest number comes first." },
        new TickQuestion("RequiresApproval", "Somebody else has to approve before anything is published")
        {
            Hint = "Nobody then approves their own work. What cannot wait is published urgently, and stays marked until a second person has looked at it.",
        },
        new NoteQuestion("OpenedAt", "Opened to readers") { Shown = at => at, Empty = "Not yet" },
    ];
}

/// <summary>The editor of <see cref="OrganisationPart"/>.</summary>
public sealed class OrganisationEditor : PartEditor<OrganisationPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new RowsQuestion("Names", "Names it has had", new GroupQuestion("", "",
        [
            new TextQuestion("Name", "Full name"),
            new TextQuestion("ShortName", "Short name") { IsOptional = true, Hint = "As running text uses it, such as NHS Wyre Forest CCG." },
            new DateQuestion("From", "First day of the name") { IsOptional = true, Hint = "Leave it empty where nobody knows." },
            new DateQuestion("To", "Last day of the name") { IsOptional = true, Hint = "Leave it empty while the name is in use." },
        ]))
        { RowName = "Name", Hint = "The oldest first. Entries of the archive keep the name of their day." },
        new RowsQuestion("Successors", "Who took over from it", new PickQuestion("", "") { Part = nameof(OrganisationPart) }) { RowName = "Organisation", IsOptional = true },
        new LinesQuestion("Areas", "Areas it serves") { IsOptional = true },
    ];
}

/// <summary>The editor of <see cref="SharedTextPart"/>.</summary>
public sealed class SharedTextEditor : PartEditor<SharedTextPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new LongTextQuestion("Html", "Text")
        {
            Kind = TextKind.Rich, Rows = 8,
            Hint = "Every page that shows this text changes with it. {{ section.organisation }} stands for the organisation of the page it is shown on.",
        },
    ];
}

/// <summary>The editor of <see cref="ContainedPart"/>.</summary>
public sealed class ContainedEditor : PartEditor<ContainedPart>
{
    /// <inheritdoc />
    public override string Name => "Place in a list";

    /// <inheritdoc />
    public override EditorPlace Place => EditorPlace.Aside;

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new PickQuestion("ListContentItemId", "List it stands in"),
        new NumberQuestion("Order", "Place in the list") { IsOptional = true, Hint = "The lowest number comes first." },
    ];
}

/// <summary>The editor of <see cref="TaxonomyPart"/>.</summary>
public sealed class TaxonomyEditor : PartEditor<TaxonomyPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new NestedQuestion("Terms", "Terms", [.. ground.Definitions.Types.Where(type => type.Parts.Any(part => part.PartName == nameof(TermPart))).Select(type => type.Name)])
        {
            RowName = "Term",
            Hint = "In the order in which editors choose and readers filter. Taking a term out leaves it on what has it already.",
            New = now => new() { [nameof(TermPart)] = new System.Text.Json.Nodes.JsonObject { ["TaxonomyContentItemId"] = now.Item?.Value ?? "" } },
        },
    ];
}

/// <summary>The editor of <see cref="EditorNotePart"/>.</summary>
public sealed class EditorNoteEditor : PartEditor<EditorNotePart>
{
    /// <inheritdoc />
    public override EditorPlace Place => EditorPlace.Aside;

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
        [new LongTextQuestion("Note", "Note") { IsOptional = true, Hint = "For editors only. Readers never see it. Write nothing about a person." }];
}
