using System.Collections.Immutable;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;

namespace SafeguardingHub.Admin.Editing.Parts;

/// <summary>The editor of <see cref="MenuPart"/>: it holds nothing, and says where the menu is shown.</summary>
public sealed class MenuEditor : PartEditor<MenuPart>
{
    /// <inheritdoc />
    public override string Name => "Where it is shown";

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new NoteQuestion("Place", "On pages of the hub")
        {
            Empty = $"A menu of a section stands first under “In this section” on its pages. On shared ground, the menu with the short name {MenuPlaces.Header} stands at the top of every page, and the one with {MenuPlaces.Footer} at the foot.",
        },
    ];
}

/// <summary>The editor of <see cref="MenuItemsListPart"/>: two levels of entries.</summary>
public sealed class MenuItemsListEditor : PartEditor<MenuItemsListPart>
{
    private static readonly ImmutableArray<string> Types = ["ContentMenuItem", "LinkMenuItem"];

    /// <inheritdoc />
    public override string Name => "Entries";

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new NestedQuestion("MenuItems", "Entries", Types)
        {
            RowName = "Entry",
            Hint = $"Pages show them in this order, {MenuItemsListPartKind.Most} at most: more do not fit beside each other, and people in a hurry cannot take in more.",
            Besides =
            [
                new GroupQuestion(nameof(MenuItemsListPart), "Entries below it", [new NestedQuestion("MenuItems", "Entries below it", Types) { RowName = "Entry", IsOptional = true, Hint = "Readers see them when they open this entry." }]) { IsPlain = true },
            ],
        },
    ];

    internal override GroupQuestion Group(string name, string label, ImmutableArray<Question> questions) => base.Group(name, label, questions) with { IsPlain = true };
}

/// <summary>The editor of <see cref="LinkMenuItemPart"/>.</summary>
public sealed class LinkMenuItemEditor : PartEditor<LinkMenuItemPart>
{
    /// <inheritdoc />
    public override string Name => "Address";

    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
        [new SitePathQuestion("Url", "Address") { IsOptional = true, Hint = "Beginning with https://, or with a slash for this site, such as /contacts. Leave it empty for a heading above other entries." }];

    internal override GroupQuestion Group(string name, string label, ImmutableArray<Question> questions) => base.Group(name, label, questions) with { IsPlain = true };
}

/// <summary>The editor of <see cref="FeaturedPart"/>.</summary>
public sealed class FeaturedEditor : PartEditor<FeaturedPart>
{
    internal override ImmutableArray<Question> Questions(SettingsBag settings, FormGround ground) =>
    [
        new TextQuestion("Heading", "Heading") { IsOptional = true, Hint = "'Featured' where it is empty." },
        new RowsQuestion("Items", "Pages", new PickQuestion("", "")) { RowName = "Page", Hint = $"In this order, {FeaturedPartKind.Most} at most. Each shows its name and summary of today." },
    ];
}
