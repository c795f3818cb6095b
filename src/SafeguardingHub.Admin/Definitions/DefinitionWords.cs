using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Admin.Definitions;

/// <summary>Definitions in words for people.</summary>
public static class DefinitionWords
{
    private static readonly ImmutableArray<Choice> FieldKinds =
    [
        new("TextField", "Text", "One line of words."),
        new("HtmlField", "Text with headings and links"),
        new("MarkdownField", "Text in Markdown"),
        new("LinkField", "Link", "An address and its words."),
        new("TaxonomyField", "Words from a list", "Such as topics."),
        new("ContentPickerField", "Other pages"),
        new("MediaField", "Files"),
        new("BooleanField", "Yes or no"),
        new("NumericField", "Number"),
        new("DateField", "Day"),
        new("DateTimeField", "Day and time"),
        new("TimeField", "Time of day"),
        new("MultiTextField", "Several texts"),
    ];

    /// <summary>The kinds of fields to choose from.</summary>
    public static ImmutableArray<Choice> KindsOf(ContentKinds kinds) =>
        [.. FieldKinds.Where(kind => kinds.FindField(kind.Value) is not null), .. kinds.Fields.Where(kind => FieldKinds.All(known => known.Value != kind.Name)).Select(kind => new Choice(kind.Name, kind.Name))];

    /// <summary>A kind of field in words.</summary>
    public static string KindOf(string fieldName) => FieldKinds.FirstOrDefault(kind => kind.Value == fieldName)?.Text ?? fieldName;

    /// <summary>The name of a field.</summary>
    public static string NameOf(PartFieldDefinition field) => KnownSettings.Field[0].Read(field.Settings) is { Length: > 0 } name ? name : field.Name;

    /// <summary>The name of a part as its definition gives it.</summary>
    public static string NameOf(string partName, DefinitionSet definitions) =>
        definitions.FindPart(partName)?.Settings.Get<PartWords>("ContentPartSettings").DisplayName is { Length: > 0 } name ? name : partName;

    /// <summary>A technical name without the ending that all parts have.</summary>
    public static string Plain(string partName) => partName.EndsWith("Part", StringComparison.Ordinal) && partName.Length > 4 ? partName[..^4] : partName;

    /// <summary>What a part is for; null where its definition does not say.</summary>
    public static string? About(string partName, DefinitionSet definitions) =>
        definitions.FindPart(partName)?.Settings.Get<PartWords>("ContentPartSettings").Description is { Length: > 0 } words ? words : null;

    /// <summary>Whether items of the type stand inside pages.</summary>
    public static bool IsBlock(ContentTypeDefinition type) => type.Settings.Get<TypeWords>("ContentTypeSettings").Stereotype == "Widget";

    /// <summary>The parts that can be attached to types.</summary>
    public static ImmutableArray<Choice> Attachable(DefinitionSet definitions, ContentKinds kinds, Func<string, string> nameOf) =>
    [
        .. definitions.Parts.Where(part => part.Settings.Get<PartWords>("ContentPartSettings").Attachable).Select(part => part.Name)
            .Concat(kinds.Parts.Where(kind => definitions.FindPart(kind.Name) is null).Select(kind => kind.Name))
            .Select(name => new Choice(name, nameOf(name))).OrderBy(choice => choice.Text, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The parts of a type in the order of its form.</summary>
    public static ImmutableArray<TypePartDefinition> InOrder(ContentTypeDefinition type) => [.. type.Parts.OrderBy(part => Position(part.Settings, "ContentTypePartSettings"))];

    /// <summary>The fields of a part in the order of its form.</summary>
    public static ImmutableArray<PartFieldDefinition> InOrder(ContentPartDefinition part) => [.. part.Fields.OrderBy(field => Position(field.Settings, "ContentPartFieldSettings"))];

    /// <summary>A technical name made of words: <c>TelephoneForInterpreters</c>.</summary>
    public static string TechnicalName(string? words) => string.Concat(
        string.Concat((words ?? "").Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')).Split(' ').Select(word => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>A number of items in words.</summary>
    public static string Items(int count) => count == 1 ? "1 item" : $"{count:N0} items";

    /// <summary>How many of some items the public sees, in a sentence.</summary>
    public static string Seen(int items, int live) => (items, live) switch
    {
        (1, 0) => "The public does not see it.",
        (1, _) => "The public sees it.",
        (_, 0) => "The public sees none of them.",
        _ when live == items => "The public sees all of them.",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The public sees {live:N0} of them."),
    };

    private static decimal Position(SettingsBag settings, string section) => decimal.TryParse(
        settings.Get<Place>(section).Position, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var position) ? position : decimal.MaxValue;

    private sealed record Place
    {
        public string? Position { get; init; }
    }

    private sealed record PartWords
    {
        public string? DisplayName { get; init; }

        public string? Description { get; init; }

        public bool Attachable { get; init; }
    }

    private sealed record TypeWords
    {
        public string? Stereotype { get; init; }
    }
}
