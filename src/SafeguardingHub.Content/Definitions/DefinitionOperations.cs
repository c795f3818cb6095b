using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Definitions;

/// <summary>One thing to change in the definitions, as an editor asks for it.</summary>
public abstract record DefinitionOperation
{
    private protected DefinitionOperation()
    {
    }

    /// <summary>The name that somebody types to show that they mean it, where the change hides something.</summary>
    public abstract string Named { get; }

    /// <summary>The change in words, for the audit.</summary>
    /// <param name="before">The definitions before it.</param>
    /// <param name="after">The definitions after it.</param>
    internal abstract string Words(DefinitionSet before, DefinitionSet after);

    /// <summary>The definitions after it; null where it cannot be done, with the reasons noted.</summary>
    internal abstract DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons);
}

/// <summary>Makes a new type with a part of its own for its fields.</summary>
/// <param name="Name">The technical name.</param>
/// <param name="DisplayName">The name for editors; empty to make it of the technical one.</param>
/// <param name="IsBlock">Whether its items stand inside pages, as blocks.</param>
public sealed record AddType(string Name, string DisplayName, bool IsBlock) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Name;

    internal override string Words(DefinitionSet before, DefinitionSet after) => $"Type “{after.FindType(Name)?.DisplayName}” ({Name}) added";

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons)
    {
        if (!DefinitionNames.Check(Name, nameof(Name), reasons))
        {
            return null;
        }

        if (definitions.FindType(Name) is not null || kinds.FindPart(Name) is not null)
        {
            reasons.Add(new Reason(ReasonKind.Taken, nameof(Name), $"There is a type or a part called {Name} already: choose another name."));
            return null;
        }

        var settings = SettingsBag.Empty
            .With("ContentTypeSettings", "Creatable", !IsBlock).With("ContentTypeSettings", "Listable", !IsBlock).With("ContentTypeSettings", "Draftable", !IsBlock)
            .With("ContentTypeSettings", "Versionable", !IsBlock).With("ContentTypeSettings", "Securable", !IsBlock).With("ContentTypeSettings", "Stereotype", IsBlock ? "Widget" : "");
        var own = new TypePartDefinition(Name, Name, SettingsBag.Empty);
        var title = new TypePartDefinition(nameof(TitlePart), nameof(TitlePart), SettingsBag.Empty.With(nameof(TitlePartSettings), "Options", (int)TitleOptions.EditableRequired));
        var section = new TypePartDefinition(nameof(SectionPart), nameof(SectionPart), SettingsBag.Empty);
        var type = new ContentTypeDefinition(
            Name, string.IsNullOrWhiteSpace(DisplayName) ? DefinitionBuilder.Friendly(Name) : DisplayName.Trim(), settings, Positions.Of(IsBlock ? [own] : [title, section, own]));
        var part = definitions.FindPart(Name) is null ? [new ContentPartDefinition(Name, SettingsBag.Empty.With("ContentPartSettings", "Attachable", false), [])] : Array.Empty<ContentPartDefinition>();
        return new DefinitionSet(definitions.Types.Add(type), definitions.Parts.AddRange(part));
    }
}

/// <summary>Changes a type's name for editors and its settings.</summary>
/// <param name="Type">The type.</param>
/// <param name="DisplayName">The name for editors.</param>
/// <param name="Answers">Answers by the names of known settings; settings without an answer stay.</param>
public sealed record ChangeType(string Type, string DisplayName, ImmutableDictionary<string, string?> Answers) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Type;

    internal override string Words(DefinitionSet before, DefinitionSet after)
    {
        var (old, now) = (before.FindType(Type)!, after.FindType(Type)!);
        var name = old.DisplayName == now.DisplayName ? "" : $"name “{old.DisplayName}” to “{now.DisplayName}”";
        return $"Type {Type}: " + SettingWords.Difference(KnownSettings.Type, old.Settings, now.Settings, name);
    }

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons)
    {
        if (definitions.NeedType(Type, reasons) is not { } type)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(DisplayName))
        {
            reasons.Add(Reason.Invalid(nameof(DisplayName), "Give the type a name that editors understand."));
        }

        return SettingWords.Write(KnownSettings.Type, type.Settings, Answers, reasons) is { } settings
            ? definitions.With(type with { DisplayName = DisplayName.Trim(), Settings = settings })
            : null;
    }
}

/// <summary>Takes a type away. Its items stay as data.</summary>
/// <param name="Type">The type.</param>
public sealed record DeleteType(string Type) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Type;

    internal override string Words(DefinitionSet before, DefinitionSet after) => $"Type “{before.FindType(Type)?.DisplayName}” ({Type}) deleted";

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons)
    {
        if (definitions.NeedType(Type, reasons) is not { } type)
        {
            return null;
        }

        if (DefinitionGuards.WhyTypeStays(type, definitions) is { } why)
        {
            reasons.Add(new Reason(ReasonKind.InUse, "", why));
            return null;
        }

        // The part with its fields stays: with it, the type's data can be read again.
        return new DefinitionSet(definitions.Types.Remove(type), definitions.Parts);
    }
}

/// <summary>Attaches a part to a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Part">The part's definition or kind.</param>
/// <param name="Name">The key in the item's JSON, where a part is attached more than once; empty for the part's own name.</param>
public sealed record AddPart(string Type, string Part, string Name) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Key;

    private string Key => string.IsNullOrWhiteSpace(Name) ? Part : Name.Trim();

    internal override string Words(DefinitionSet before, DefinitionSet after) => $"Part {Key} added to the type {Type}";

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons)
    {
        if (definitions.NeedType(Type, reasons) is not { } type)
        {
            return null;
        }

        if (kinds.FindPart(Part) is null && definitions.FindPart(Part) is null)
        {
            reasons.Add(Reason.Invalid(nameof(Part), "Choose a part from the list."));
            return null;
        }

        if (!DefinitionNames.Check(Key, nameof(Name), reasons))
        {
            return null;
        }

        if (type.FindPart(Key) is not null)
        {
            reasons.Add(new Reason(ReasonKind.Taken, nameof(Part), $"The type has {Key} already. To add the same part again, give it another name."));
            return null;
        }

        return definitions.With(type with { Parts = Positions.Of(Positions.InOrder(type.Parts).Add(new TypePartDefinition(Part, Key, SettingsBag.Empty))) });
    }
}

/// <summary>Takes a part from a type. What items hold of it stays.</summary>
/// <param name="Type">The type.</param>
/// <param name="Part">The part's name on the type.</param>
public sealed record RemovePart(string Type, string Part) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Part;

    internal override string Words(DefinitionSet before, DefinitionSet after) => $"Part {Part} taken from the type {Type}";

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons)
    {
        if (definitions.NeedType(Type, reasons) is not { } type || type.NeedPart(Part, reasons) is not { } part)
        {
            return null;
        }

        if (DefinitionGuards.WhyPartStays(type, part, kinds) is { } why)
        {
            reasons.Add(new Reason(ReasonKind.InUse, "", why));
            return null;
        }

        return definitions.With(type with { Parts = type.Parts.Remove(part) });
    }
}

/// <summary>Moves a part up or down in the form.</summary>
/// <param name="Type">The type.</param>
/// <param name="Part">The part's name on the type.</param>
/// <param name="IsUp">Whether towards the beginning.</param>
public sealed record MovePart(string Type, string Part, bool IsUp) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Part;

    internal override string Words(DefinitionSet before, DefinitionSet after) => $"Type {Type}: part {Part} moved {(IsUp ? "up" : "down")}";

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons) =>
        definitions.NeedType(Type, reasons) is { } type && type.NeedPart(Part, reasons) is { } part
            ? definitions.With(type with { Parts = Positions.Moved(type.Parts, part, IsUp) })
            : null;
}

/// <summary>Changes the settings of a part as attached to a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Part">The part's name on the type.</param>
/// <param name="Answers">Answers by the names of known settings; settings without an answer stay.</param>
public sealed record ChangePart(string Type, string Part, ImmutableDictionary<string, string?> Answers) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Part;

    /// <summary>The settings that can be changed.</summary>
    public static ImmutableArray<KnownSetting> Known(string partName, ContentKinds kinds) => [.. KnownSettings.Attached, .. kinds.FindPart(partName)?.Settings ?? []];

    internal override string Words(DefinitionSet before, DefinitionSet after) =>
        $"Type {Type}, part {Part}: " + SettingWords.Difference([], before.FindType(Type)!.FindPart(Part)!.Settings, after.FindType(Type)!.FindPart(Part)!.Settings, "");

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons) =>
        definitions.NeedType(Type, reasons) is { } type && type.NeedPart(Part, reasons) is { } part
            && SettingWords.Write(Known(part.PartName, kinds), part.Settings, Answers, reasons) is { } settings
            ? definitions.With(type with { Parts = type.Parts.Replace(part, part with { Settings = settings }) })
            : null;
}
