using System.Collections.Immutable;

namespace SafeguardingHub.Admin.Controls;

/// <summary>
/// A control of a form as a screen shows it: label, hint, fault and value. Each kind has a view of its own below
/// <c>Pages/Shared/Controls</c>; forms that are written by hand and those generated from definitions use the same.
/// </summary>
/// <param name="Name">The name under which the form sends it.</param>
/// <param name="Label">What it asks for.</param>
public abstract record FormControl(string Name, string Label)
{
    /// <summary>The view's name.</summary>
    public abstract string View { get; }

    /// <summary>How to answer; null for nothing to say.</summary>
    public string? Hint { get; init; }

    /// <summary>What is wrong with the answer; null for nothing.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether it may be left empty; the label then says so, as NHS forms do.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether the label is for screen readers alone, because what stands around it says the same.</summary>
    public bool IsLabelHidden { get; init; }

    /// <summary>What the label looks like.</summary>
    public string LabelClass => IsLabelHidden ? "nhsuk-label nhsuk-u-visually-hidden" : "nhsuk-label";

    /// <summary>The name whose id is where the list of faults leads: that of the control's first field.</summary>
    public virtual string FaultKey => Name;

    /// <summary>The controls inside it.</summary>
    public virtual IEnumerable<FormControl> Inner => [];

    /// <summary>The id of the control, or of its first part: where the list of faults leads.</summary>
    public virtual string Id => IdOf(Name);

    /// <summary>The ids of what describes the control; null for nothing.</summary>
    public string? DescribedBy => (Hint, Fault) switch
    {
        (null, null) => null,
        (_, null) => $"{IdOf(Name)}-hint",
        (null, _) => $"{IdOf(Name)}-error",
        _ => $"{IdOf(Name)}-hint {IdOf(Name)}-error",
    };

    /// <summary>The label as it is shown.</summary>
    public string ShownLabel => IsOptional ? Label + " (optional)" : Label;

    /// <summary>The id that goes with a name: letters and digits, with hyphens for all else.</summary>
    public static string IdOf(string name) =>
        "f-" + string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
}

/// <summary>One line of text.</summary>
/// <inheritdoc cref="FormControl"/>
public sealed record TextControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Text";

    /// <summary>What it holds.</summary>
    public string? Value { get; init; }

    /// <summary>HTML's type: text, email, tel, url, password.</summary>
    public string Type { get; init; } = "text";

    /// <summary>HTML's autocomplete token; null for none.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>About how many characters are expected: 2, 3, 4, 5, 10, 20 or 30; null for the full width.</summary>
    public int? Width { get; init; }

    /// <summary>HTML's inputmode; null for none.</summary>
    public string? InputMode { get; init; }

    /// <summary>The most characters that can be typed; null for no limit here.</summary>
    public int? MaxLength { get; init; }
}

/// <summary>How a longer text is written.</summary>
public enum TextKind
{
    /// <summary>Words alone.</summary>
    Plain,

    /// <summary>HTML, with a toolbar where script runs.</summary>
    Rich,

    /// <summary>Markdown.</summary>
    Markdown,
}

/// <summary>Several lines of text.</summary>
/// <inheritdoc cref="FormControl"/>
public sealed record LongTextControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/LongText";

    /// <summary>What it holds.</summary>
    public string? Value { get; init; }

    /// <summary>How it is written.</summary>
    public TextKind Kind { get; init; }

    /// <summary>How many lines it shows.</summary>
    public int Rows { get; init; } = 4;
}

/// <summary>Something to choose.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the reader sees.</param>
/// <param name="Hint">More about it; null for nothing.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);

/// <summary>One of many, from a list that opens.</summary>
/// <inheritdoc cref="FormControl"/>
public sealed record SelectControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Select";

    /// <summary>What is chosen; null or empty for the first.</summary>
    public string? Value { get; init; }

    /// <summary>What there is to choose.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];
}

/// <summary>One of a few, or several, all in sight.</summary>
/// <inheritdoc cref="FormControl"/>
public sealed record ChoicesControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Choices";

    /// <inheritdoc />
    public override string Id => IdOf(Name) + "-1";

    /// <inheritdoc />
    public override string FaultKey => Name + "-1";

    /// <summary>Whether the form is told that the question was asked, which boxes that are all empty do not tell.</summary>
    public bool IsMarked { get; init; }

    /// <summary>What is chosen.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Whether several may be chosen: boxes in place of radio buttons.</summary>
    public bool IsMany { get; init; }

    /// <summary>What there is to choose.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];
}

/// <summary>Yes or no: one box to tick.</summary>
/// <inheritdoc cref="FormControl"/>
public sealed record TickControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Tick";

    /// <summary>Whether it is ticked.</summary>
    public bool IsTicked { get; init; }
}

/// <summary>A date in three fields, with a time where one is asked for.</summary>
/// <inheritdoc cref="FormControl"/>
public sealed record DateControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Date";

    /// <inheritdoc />
    public override string Id => IdOf(Name + ".Day");

    /// <inheritdoc />
    public override string FaultKey => Name + ".Day";

    /// <summary>The day of the month as typed.</summary>
    public string? Day { get; init; }

    /// <summary>The month as typed.</summary>
    public string? Month { get; init; }

    /// <summary>The year as typed.</summary>
    public string? Year { get; init; }

    /// <summary>The time of day as typed, for example 17:30.</summary>
    public string? Time { get; init; }

    /// <summary>Whether a time is asked for.</summary>
    public bool HasTime { get; init; }
}

/// <summary>Files to send.</summary>
/// <inheritdoc cref="FormControl"/>
public sealed record FileControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/File";

    /// <summary>Whether several may be chosen.</summary>
    public bool IsMany { get; init; }

    /// <summary>HTML's accept: types and endings; null for all.</summary>
    public string? Accept { get; init; }
}
