using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Definitions;

/// <summary>Adds a field to a part.</summary>
/// <param name="Part">The part; one that has a kind and no definition yet gets one.</param>
/// <param name="Kind">The field's kind, for example <c>TextField</c>.</param>
/// <param name="Name">The technical name: the key inside the part's JSON.</param>
/// <param name="DisplayName">The name for editors and readers; empty to make it of the technical one.</param>
public sealed record AddField(string Part, string Kind, string Name, string DisplayName) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Name;

    internal override string Words(DefinitionSet before, DefinitionSet after) => $"Field {Name} ({Kind}) added to the part {Part}";

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons)
    {
        var part = definitions.FindPart(Part) ?? (kinds.FindPart(Part) is null ? null : new ContentPartDefinition(Part, SettingsBag.Empty, []));
        if (part is null)
        {
            reasons.Add(new Reason(ReasonKind.NotFound, "", $"There is no part {Part}."));
            return null;
        }

        if (kinds.FindField(Kind) is null)
        {
            reasons.Add(Reason.Invalid(nameof(Kind), "Choose a kind of field from the list."));
        }

        if (!DefinitionNames.Check(Name, nameof(Name), reasons))
        {
            return null;
        }

        if (part.FindField(Name) is not null)
        {
            reasons.Add(new Reason(ReasonKind.Taken, nameof(Name), $"The part has a field {Name} already: choose another name."));
        }
        else if (kinds.FindPart(Part)?.PartType.GetProperties().Any(property => property.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)) == true)
        {
            reasons.Add(new Reason(ReasonKind.Taken, nameof(Name), $"The part itself holds something called {Name}: choose another name."));
        }

        if (reasons.Count > 0)
        {
            return null;
        }

        var shown = string.IsNullOrWhiteSpace(DisplayName) ? DefinitionBuilder.Friendly(Name) : DisplayName.Trim();
        var settings = SettingsBag.Empty.With("ContentPartFieldSettings", "DisplayName", shown);
        return definitions.With(part with
        {
            Fields = Positions.Of(Positions.InOrder(part.Fields).Add(new PartFieldDefinition(Kind, Name, settings))),
            Settings = RemovedFields.Without(part.Settings, Name),
        });
    }
}

/// <summary>Takes a field from a part. What items hold in it stays, and comes back with a field of the same name and kind.</summary>
/// <param name="Part">The part.</param>
/// <param name="Field">The field.</param>
public sealed record RemoveField(string Part, string Field) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Field;

    internal override string Words(DefinitionSet before, DefinitionSet after) => $"Field {Field} taken from the part {Part}";

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons) =>
        definitions.NeedField(Part, Field, reasons) is var (part, field)
            ? definitions.With(part with { Fields = part.Fields.Remove(field), Settings = RemovedFields.With(part.Settings, Field) })
            : null;
}

/// <summary>Moves a field up or down in the form.</summary>
/// <param name="Part">The part.</param>
/// <param name="Field">The field.</param>
/// <param name="IsUp">Whether towards the beginning.</param>
public sealed record MoveField(string Part, string Field, bool IsUp) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Field;

    internal override string Words(DefinitionSet before, DefinitionSet after) => $"Part {Part}: field {Field} moved {(IsUp ? "up" : "down")}";

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons) =>
        definitions.NeedField(Part, Field, reasons) is var (part, field)
            ? definitions.With(part with { Fields = Positions.Moved(part.Fields, field, IsUp) })
            : null;
}

/// <summary>Changes the settings of a field.</summary>
/// <param name="Part">The part.</param>
/// <param name="Field">The field.</param>
/// <param name="Answers">Answers by the names of known settings; settings without an answer stay.</param>
public sealed record ChangeField(string Part, string Field, ImmutableDictionary<string, string?> Answers) : DefinitionOperation
{
    /// <inheritdoc />
    public override string Named => Field;

    /// <summary>The settings that can be changed.</summary>
    public static ImmutableArray<KnownSetting> Known(string fieldName, ContentKinds kinds) => [.. KnownSettings.Field, .. kinds.FindField(fieldName)?.Settings ?? []];

    internal override string Words(DefinitionSet before, DefinitionSet after) =>
        $"Part {Part}, field {Field}: " + SettingWords.Difference([], before.FindPart(Part)!.FindField(Field)!.Settings, after.FindPart(Part)!.FindField(Field)!.Settings, "");

    internal override DefinitionSet? Apply(DefinitionSet definitions, ContentKinds kinds, List<Reason> reasons) =>
        definitions.NeedField(Part, Field, reasons) is var (part, field) && SettingWords.Write(Known(field.FieldName, kinds), field.Settings, Answers, reasons) is { } settings
            ? definitions.With(part with { Fields = part.Fields.Replace(field, field with { Settings = settings }) })
            : null;
}
