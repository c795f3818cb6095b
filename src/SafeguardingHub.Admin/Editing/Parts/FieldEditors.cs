using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Fields;

namespace SafeguardingHub.Admin.Editing.Parts;

/// <summary>A field with one question, whose words are the field's own name and hint.</summary>
public abstract class OneQuestionEditor<T> : FieldEditor<T> where T : ContentField
{
    internal sealed override GroupQuestion Group(PartFieldDefinition field, string label)
    {
        var question = Question(field.Settings, label);
        var words = field.Settings.Get<Words>(typeof(T).Name + "Settings");
        return new GroupQuestion(field.Name, label, [question with { Hint = words.Hint is { Length: > 0 } hint ? hint : question.Hint, IsOptional = !words.Required && question is not TickQuestion }]) { IsPlain = true };
    }

    /// <summary>The question.</summary>
    internal abstract Question Question(SettingsBag settings, string label);

    private sealed record Words
    {
        public string? Hint { get; init; }

        public bool Required { get; init; }
    }
}

/// <summary>The editor of <see cref="TextField"/>.</summary>
public sealed class TextFieldEditor : OneQuestionEditor<TextField>
{
    internal override Question Question(SettingsBag settings, string label) => new TextQuestion("Text", label) { Initial = settings.Get<TextFieldSettings>().DefaultValue is { Length: > 0 } first ? first : null };
}

/// <summary>The editor of <see cref="HtmlField"/>.</summary>
public sealed class HtmlFieldEditor : OneQuestionEditor<HtmlField>
{
    internal override Question Question(SettingsBag settings, string label) => new LongTextQuestion("Html", label) { Kind = TextKind.Rich, Rows = 8 };
}

/// <summary>The editor of <see cref="MarkdownField"/>.</summary>
public sealed class MarkdownFieldEditor : OneQuestionEditor<MarkdownField>
{
    internal override Question Question(SettingsBag settings, string label) => new LongTextQuestion("Markdown", label) { Kind = TextKind.Markdown, Rows = 8 };
}

/// <summary>The editor of <see cref="BooleanField"/>.</summary>
public sealed class BooleanFieldEditor : OneQuestionEditor<BooleanField>
{
    internal override Question Question(SettingsBag settings, string label) =>
        new TickQuestion("Value", settings.Get<BooleanFieldSettings>().Label is { Length: > 0 } words ? words : label)
        {
            Initial = settings.Get<BooleanFieldSettings>().DefaultValue ? "true" : null,
        };
}

/// <summary>The editor of <see cref="NumericField"/>.</summary>
public sealed class NumericFieldEditor : OneQuestionEditor<NumericField>
{
    internal override Question Question(SettingsBag settings, string label) => new NumberQuestion("Value", label);
}

/// <summary>The editor of <see cref="MultiTextField"/>: boxes where the definition names the values, lines where it does not.</summary>
public sealed class MultiTextFieldEditor : OneQuestionEditor<MultiTextField>
{
    internal override Question Question(SettingsBag settings, string label) => settings.Get<MultiTextFieldSettings>().Options is { IsEmpty: false } options
        ? new TicksQuestion("Values", label) { Choices = _ => [.. options.Where(option => option.Value is not null).Select(option => new Choice(option.Value!, option.Name ?? option.Value!))] }
        : new LinesQuestion("Values", label);
}

/// <summary>The editor of <see cref="DateField"/>.</summary>
public sealed class DateFieldEditor : OneQuestionEditor<DateField>
{
    internal override Question Question(SettingsBag settings, string label) => new DateQuestion("Value", label);
}

/// <summary>The editor of <see cref="DateTimeField"/>.</summary>
public sealed class DateTimeFieldEditor : OneQuestionEditor<DateTimeField>
{
    internal override Question Question(SettingsBag settings, string label) => new DateQuestion("Value", label) { Asked = DateAsked.Instant };
}

/// <summary>The editor of <see cref="TimeField"/>.</summary>
public sealed class TimeFieldEditor : OneQuestionEditor<TimeField>
{
    internal override Question Question(SettingsBag settings, string label) => new TimeQuestion("Value", label);
}

/// <summary>The editor of <see cref="ContentPickerField"/>.</summary>
public sealed class ContentPickerFieldEditor : OneQuestionEditor<ContentPickerField>
{
    internal override Question Question(SettingsBag settings, string label) => settings.Get<ContentPickerFieldSettings>().Multiple
        ? new RowsQuestion("ContentItemIds", label, new PickQuestion("", "")) { RowName = "Page" }
        : new PickQuestion("ContentItemIds", label) { IsInList = true };
}

/// <summary>The editor of <see cref="LinkField"/>.</summary>
public sealed class LinkFieldEditor : FieldEditor<LinkField>
{
    internal override GroupQuestion Group(PartFieldDefinition field, string label)
    {
        var settings = field.Settings.Get<LinkFieldSettings>();
        var address = new TextQuestion("Url", "Address") { IsOptional = !settings.Required, Hint = "Beginning with https://, or with a slash for this site." };
        return new GroupQuestion(field.Name, label, settings.LinkTextMode is LinkTextMode.Static or LinkTextMode.Url
            ? [address]
            : [address, new TextQuestion("Text", "Words of the link") { IsOptional = settings.LinkTextMode != LinkTextMode.Required }]) { Hint = settings.Hint };
    }
}

/// <summary>The editor of <see cref="MediaField"/>.</summary>
public sealed class MediaFieldEditor : FieldEditor<MediaField>
{
    internal override GroupQuestion Group(PartFieldDefinition field, string label) => new(field.Name, label,
    [
        new RowsQuestion("Paths", "Files", new FileQuestion("", "File")) { RowName = "File", IsOptional = !field.Settings.Get<MediaFieldSettings>().Required },
        new LinesQuestion("MediaTexts", "What each picture shows")
        {
            IsOptional = true,
            Hint = "For people who cannot see it: one on each line, in the order of the files. Write decorative for a picture that says nothing, and leave a line empty for a file that is no picture.",
        },
    ]) { Hint = field.Settings.Get<MediaFieldSettings>().Hint };
}

/// <summary>The editor of <see cref="TaxonomyField"/>.</summary>
public sealed class TaxonomyFieldEditor : FieldEditor<TaxonomyField>
{
    internal override GroupQuestion Group(PartFieldDefinition field, string label)
    {
        var settings = field.Settings.Get<TaxonomyFieldSettings>();
        var taxonomy = settings.TaxonomyContentItemId ?? "";
        return new GroupQuestion(field.Name, label,
        [
            new TicksQuestion("TermContentItemIds", label) { IsOne = settings.Unique, IsOptional = !settings.Required, Hint = settings.Hint, Taxonomy = taxonomy, Choices = ground => ground.Names.Terms.GetValueOrDefault(taxonomy, []) },
        ])
        {
            IsPlain = true,
            Settle = (answered, _, _) =>
            {
                // Terms without their taxonomy say nothing to Orchard Core.
                if (answered["TaxonomyContentItemId"] is null && taxonomy.Length > 0)
                {
                    answered["TaxonomyContentItemId"] = JsonValue.Create(taxonomy);
                }
            },
        };
    }
}
