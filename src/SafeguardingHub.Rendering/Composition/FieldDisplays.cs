using System.Globalization;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>How one kind of field is shown: the twin of its <see cref="FieldKind"/>.</summary>
public abstract class FieldDisplay
{
    private protected FieldDisplay()
    {
    }

    /// <summary>The field's record.</summary>
    public abstract Type FieldType { get; }

    /// <summary>The blocks that show the field; a <see cref="FactsBlock"/> joins those of its neighbours.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">The name that readers see.</param>
    /// <param name="place">Its JSON path from the item's root: compiled bodies are found by it.</param>
    /// <param name="page">What surrounds it.</param>
    public abstract IEnumerable<BlockView> Show(ContentField field, string name, string place, PageContext page);
}

/// <summary>A display for one kind of field.</summary>
/// <typeparam name="T">The field's record.</typeparam>
public abstract class FieldDisplay<T> : FieldDisplay where T : ContentField
{
    /// <inheritdoc />
    public sealed override Type FieldType => typeof(T);

    /// <summary>The fact that the field says in words, or null for none.</summary>
    protected virtual FactView? Fact(T field, string name, PageContext page) => null;

    /// <summary>The blocks that show the field: by default its fact.</summary>
    protected virtual IEnumerable<BlockView> Show(T field, string name, string place, PageContext page) =>
        Fact(field, name, page) is { } fact ? [new FactsBlock([fact])] : [];

    /// <inheritdoc />
    public sealed override IEnumerable<BlockView> Show(ContentField field, string name, string place, PageContext page) => Show((T)field, name, place, page);
}

/// <summary>Shows a line of text.</summary>
public sealed class TextFieldDisplay : FieldDisplay<TextField>
{
    /// <inheritdoc />
    protected override FactView? Fact(TextField field, string name, PageContext page) =>
        string.IsNullOrWhiteSpace(field.Text) ? null : new FactView(name, field.Text);
}

/// <summary>Shows several short texts.</summary>
public sealed class MultiTextFieldDisplay : FieldDisplay<MultiTextField>
{
    /// <inheritdoc />
    protected override FactView? Fact(MultiTextField field, string name, PageContext page) =>
        field.Values is { Length: > 0 } values ? new FactView(name, string.Join(", ", values)) : null;
}

/// <summary>Shows a day.</summary>
public sealed class DateFieldDisplay : FieldDisplay<DateField>
{
    /// <inheritdoc />
    protected override FactView? Fact(DateField field, string name, PageContext page) =>
        field.Day() is { } day ? new FactView(name, MomentWords.Date(day)) : null;
}

/// <summary>Shows a number.</summary>
public sealed class NumericFieldDisplay : FieldDisplay<NumericField>
{
    /// <inheritdoc />
    protected override FactView? Fact(NumericField field, string name, PageContext page) =>
        field.Value is { } value ? new FactView(name, value.ToString(CultureInfo.InvariantCulture)) : null;
}

/// <summary>Shows a link.</summary>
public sealed class LinkFieldDisplay : FieldDisplay<LinkField>
{
    /// <inheritdoc />
    protected override FactView? Fact(LinkField field, string name, PageContext page) =>
        QuickLinksPartKind.IsLinkable(field.Url) ? new FactView(name, string.IsNullOrWhiteSpace(field.Text) ? field.Url! : field.Text, field.Url) : null;
}

/// <summary>Shows HTML.</summary>
public sealed class HtmlFieldDisplay : FieldDisplay<HtmlField>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(HtmlField field, string name, string place, PageContext page) =>
        page.Body($"{place}.{nameof(HtmlField.Html)}") is { IsEmpty: false } body ? [new ProseBlock(body)] : [];
}

/// <summary>Shows Markdown.</summary>
public sealed class MarkdownFieldDisplay : FieldDisplay<MarkdownField>
{
    /// <inheritdoc />
    protected override IEnumerable<BlockView> Show(MarkdownField field, string name, string place, PageContext page) =>
        page.Body($"{place}.{nameof(MarkdownField.Markdown)}") is { IsEmpty: false } body ? [new ProseBlock(body)] : [];
}

/// <summary>Shows the names of terms.</summary>
public sealed class TaxonomyFieldDisplay : FieldDisplay<TaxonomyField>
{
    /// <inheritdoc />
    protected override FactView? Fact(TaxonomyField field, string name, PageContext page)
    {
        var names = (field.TermContentItemIds ?? []).Select(id => id is null ? null : page.Snapshot.TermName(id)).OfType<string>().ToList();
        return names.Count == 0 ? null : new FactView(name, string.Join(", ", names));
    }
}

/// <summary>Shows the fields of a part.</summary>
/// <param name="displays">The displays, one for each kind of field that pages show.</param>
public sealed class FieldComposer(IEnumerable<FieldDisplay> displays)
{
    private readonly Dictionary<string, FieldDisplay> byField = displays.ToDictionary(display => display.FieldType.Name, StringComparer.Ordinal);

    /// <summary>The blocks of a part's fields, in the order of the part's definition.</summary>
    public IEnumerable<BlockView> Show(string partName, System.Text.Json.JsonElement part, string place, PageContext page)
    {
        foreach (var definition in page.Snapshot.Definitions.FindPart(partName)?.Fields ?? [])
        {
            if (byField.TryGetValue(definition.FieldName, out var display)
                && part.ValueKind == System.Text.Json.JsonValueKind.Object
                && part.TryGetProperty(definition.Name, out var json)
                && Read(json, display.FieldType) is { } field)
            {
                var name = definition.Settings.Get<Content.Pipeline.ContentPartFieldSettings>().DisplayName is { Length: > 0 } shown ? shown : definition.Name;
                foreach (var block in display.Show(field, name, $"{place}.{definition.Name}", page))
                {
                    yield return block;
                }
            }
        }
    }

    // What cannot be read is not shown; the rest of the page is.
    private static ContentField? Read(System.Text.Json.JsonElement json, Type type)
    {
        try
        {
            return (ContentField?)System.Text.Json.JsonSerializer.Deserialize(json, type, PartJson.Options);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
