using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Fields;

/// <summary>Media files: Orchard Core's MediaField. Anchors and the names of attached files are kept as data.</summary>
public sealed record MediaField : ContentField
{
    /// <summary>The files' paths below <c>/media/</c>, in the editor's order; null where none was ever chosen.</summary>
    public ImmutableArray<string?>? Paths { get; init; }

    /// <summary>The words that stand for each file where it cannot be seen, in the order of <see cref="Paths"/>.</summary>
    public ImmutableArray<string?>? MediaTexts { get; init; }
}

/// <summary>Which files a media field takes.</summary>
public sealed record MediaFieldSettings
{
    /// <summary>Words that help the editor.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether a file must be chosen.</summary>
    public bool Required { get; init; }

    /// <summary>Whether several files may be chosen, as by default in Orchard Core.</summary>
    public bool Multiple { get; init; } = true;

    /// <summary>The endings of the files that may be chosen, with their dots; empty for all.</summary>
    public ImmutableArray<string>? AllowedExtensions { get; init; }
}

/// <summary>The kind of <see cref="MediaField"/>. Orchard Core checks these rules in its editor alone; the hub checks them at every entrance.</summary>
public sealed class MediaFieldKind : FieldKind<MediaField>
{
    /// <inheritdoc />
    public override ImmutableArray<KnownSetting> Settings =>
    [
        KnownSettings.HintOf(nameof(MediaFieldSettings)),
        KnownSettings.RequiredOf(nameof(MediaFieldSettings)),
        new KnownSetting(nameof(MediaFieldSettings), nameof(MediaFieldSettings.Multiple), SettingShape.Tick, "Several can be chosen") { Default = "true" },
        new KnownSetting(nameof(MediaFieldSettings), nameof(MediaFieldSettings.AllowedExtensions), SettingShape.Lines, "Endings of files that can be chosen", "One on each line, such as .pdf; empty for all."),
    ];

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(MediaField field) =>
        (field.MediaTexts ?? []).Select((text, index) => new PartText($"MediaTexts[{index}]", text));

    /// <inheritdoc />
    protected override IEnumerable<PartLink> Links(MediaField field) =>
        (field.Paths ?? []).Select((path, index) => new PartLink($"Paths[{index}]", MediaLinks.AddressOf(path), null));

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(MediaField field) =>
        (field.Paths ?? []).SelectMany((path, index) => MediaLinks.ToFile(path, $"Paths[{index}]"));

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(MediaField? field, FieldContext context)
    {
        var settings = context.Definition.Settings.Get<MediaFieldSettings>();
        var paths = field?.Paths ?? [];
        return FieldRules.Required(settings.Required, paths.IsEmpty, context, "choose a file")
            .Concat(FieldRules.OneOnly(settings.Multiple, paths.Length, context))
            .Concat(FieldRules.NoBlanks(paths, nameof(MediaField.Paths), context))
            .Concat(settings.AllowedExtensions is { IsEmpty: false } allowed ? Extensions(paths, allowed, context) : []);
    }

    private static IEnumerable<Reason> Extensions(ImmutableArray<string?> paths, ImmutableArray<string> allowed, FieldContext context)
    {
        for (var index = 0; index < paths.Length; index++)
        {
            if (paths[index] is { } path && !allowed.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            {
                yield return Reason.Invalid(
                    $"{context.Place}.Paths[{index}]", $"'{path}' cannot be used in {context.DisplayName}: choose a file that ends in {string.Join(", ", allowed)}.");
            }
        }
    }
}
