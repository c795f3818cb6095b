using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SafeguardingHub.Admin.Controls;

/// <summary>
/// A control for a property of a page model: name, value and fault are taken from the property and the model state, and the
/// view of the control does the rest.
/// </summary>
public abstract class ControlTagHelper(IHtmlHelper html) : TagHelper
{
    /// <summary>The property.</summary>
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }

    /// <summary>What it asks for.</summary>
    public required string Label { get; set; }

    /// <summary>How to answer.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether it may be left empty.</summary>
    public bool Optional { get; set; }

    /// <summary>The view that is being written.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public required ViewContext ViewContext { get; set; }

    /// <summary>The value as typed, or as the page model has it.</summary>
    protected string? Value => ViewContext.ModelState.TryGetValue(For.Name, out var entry) && entry.AttemptedValue is { } typed ? typed : For.Model?.ToString();

    /// <summary>The first fault of the property.</summary>
    protected string? Fault => ViewContext.ModelState.TryGetValue(For.Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        var control = Control() with { Hint = Hint, Fault = Fault, IsOptional = Optional };
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync(control.View, control));
    }

    /// <summary>The control, but for what all have.</summary>
    protected abstract FormControl Control();
}

/// <summary>One line of text: <c>&lt;hub-text for="Email" label="Email address" type="email" /&gt;</c>.</summary>
public sealed class HubTextTagHelper(IHtmlHelper html) : ControlTagHelper(html)
{
    /// <inheritdoc cref="TextControl.Type"/>
    public string Type { get; set; } = "text";

    /// <inheritdoc cref="TextControl.Autocomplete"/>
    public string? Autocomplete { get; set; }

    /// <inheritdoc cref="TextControl.InputMode"/>
    public string? Inputmode { get; set; }

    /// <inheritdoc cref="TextControl.Width"/>
    public int? Width { get; set; }

    /// <inheritdoc />
    protected override FormControl Control() => new TextControl(For.Name, Label) { Value = Value, Type = Type, Autocomplete = Autocomplete, Width = Width, InputMode = Inputmode };
}

/// <summary>Several lines of text.</summary>
public sealed class HubLongTextTagHelper(IHtmlHelper html) : ControlTagHelper(html)
{
    /// <inheritdoc cref="LongTextControl.Rows"/>
    public int Rows { get; set; } = 4;

    /// <inheritdoc />
    protected override FormControl Control() => new LongTextControl(For.Name, Label) { Value = Value, Rows = Rows };
}

/// <summary>One of many.</summary>
public sealed class HubSelectTagHelper(IHtmlHelper html) : ControlTagHelper(html)
{
    /// <inheritdoc cref="SelectControl.Choices"/>
    public required ImmutableArray<Choice> Choices { get; set; }

    /// <inheritdoc />
    protected override FormControl Control() => new SelectControl(For.Name, Label) { Value = Value, Choices = Choices };
}

/// <summary>One of a few, or several where the property is a list.</summary>
public sealed class HubChoicesTagHelper(IHtmlHelper html) : ControlTagHelper(html)
{
    /// <inheritdoc cref="ChoicesControl.Choices"/>
    public required ImmutableArray<Choice> Choices { get; set; }

    /// <inheritdoc />
    protected override FormControl Control() => For.Model is not string and IEnumerable<string> chosen
        ? new ChoicesControl(For.Name, Label) { IsMany = true, Values = [.. chosen], Choices = Choices }
        : new ChoicesControl(For.Name, Label) { Values = Value is { } value ? [value] : [], Choices = Choices };
}

/// <summary>One box to tick.</summary>
public sealed class HubTickTagHelper(IHtmlHelper html) : ControlTagHelper(html)
{
    /// <inheritdoc />
    protected override FormControl Control() => new TickControl(For.Name, Label) { IsTicked = For.Model is true };
}

/// <summary>Files to send.</summary>
public sealed class HubFileTagHelper(IHtmlHelper html) : ControlTagHelper(html)
{
    /// <inheritdoc cref="FileControl.IsMany"/>
    public bool Many { get; set; }

    /// <inheritdoc cref="FileControl.Accept"/>
    public string? Accept { get; set; }

    /// <inheritdoc />
    protected override FormControl Control() => new FileControl(For.Name, Label) { IsMany = Many, Accept = Accept };
}
