using System.Collections.Immutable;

namespace SafeguardingHub.Admin.Controls;

/// <summary>Several controls about one thing.</summary>
internal sealed record GroupControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Group";

    /// <summary>Whether the controls stand without a frame of their own.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The value of the hidden field that says that the group was shown.</summary>
    public string Mark { get; init; } = "";

    /// <summary>The controls.</summary>
    public ImmutableArray<FormControl> Controls { get; init; } = [];

    /// <summary>Whether it says in words what was understood.</summary>
    public bool HasWords { get; init; }

    /// <summary>What was understood; empty where nothing can be said.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <inheritdoc />
    public override IEnumerable<FormControl> Inner => Controls;

    /// <summary>What stands in a block: the group itself, whose name and frame the block has already.</summary>
    public GroupControl Unframed() => this with { IsPlain = true, Hint = null };
}

/// <summary>A row of a list of like things.</summary>
internal sealed record RowControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Row";

    /// <summary>The value of the hidden field that says which stored row it came from.</summary>
    public string Mark { get; init; } = "";

    /// <summary>Its place, from 1.</summary>
    public int Number { get; init; }

    /// <summary>How many there are.</summary>
    public int Count { get; init; }

    /// <summary>The controls.</summary>
    public ImmutableArray<FormControl> Body { get; init; } = [];

    /// <inheritdoc />
    public override IEnumerable<FormControl> Inner => Body;

    /// <summary>Where a link to the row leads: null where the row is one control, which has the row's name and with it the id.</summary>
    public string? Anchor => Body.Any(control => control.Id == Id) ? null : Id;
}

/// <summary>A list of like things.</summary>
internal sealed record RowsControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Rows";

    /// <summary>What one row is called.</summary>
    public string RowName { get; init; } = "";

    /// <summary>The rows.</summary>
    public ImmutableArray<RowControl> Rows { get; init; } = [];

    /// <inheritdoc />
    public override IEnumerable<FormControl> Inner => Rows;
}

/// <summary>An item inside the item.</summary>
internal sealed record BlockRow(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Block";

    /// <inheritdoc cref="RowControl.Mark"/>
    public string Mark { get; init; } = "";

    /// <summary>Its type's technical name.</summary>
    public string Type { get; init; } = "";

    /// <inheritdoc cref="RowControl.Number"/>
    public int Number { get; init; }

    /// <inheritdoc cref="RowControl.Count"/>
    public int Count { get; init; }

    /// <summary>Its first words.</summary>
    public string Gist { get; init; } = "";

    /// <summary>Whether anything in it is wrong.</summary>
    public bool HasFault { get; init; }

    /// <summary>Whether it stands unfolded, as a new one does.</summary>
    public bool IsUnfolded { get; init; }

    /// <summary>The controls; null where they are written when somebody opens it.</summary>
    public ImmutableArray<GroupControl>? Body { get; init; }

    /// <inheritdoc />
    public override IEnumerable<FormControl> Inner => Body ?? [];
}

/// <summary>The items inside the item, each folded under its type and first words.</summary>
internal sealed record BlocksControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Blocks";

    /// <inheritdoc cref="RowsControl.RowName"/>
    public string RowName { get; init; } = "";

    /// <summary>The items.</summary>
    public ImmutableArray<BlockRow> Rows { get; init; } = [];

    /// <summary>The types that can be added.</summary>
    public ImmutableArray<Choice> Types { get; init; } = [];

    /// <inheritdoc />
    public override IEnumerable<FormControl> Inner => Rows;
}

/// <summary>A table of plain text.</summary>
internal sealed record TableControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Table";

    /// <summary>The headers.</summary>
    public ImmutableArray<string> Header { get; init; } = [];

    /// <summary>The rows, each as wide as the headers.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; init; } = [];

    /// <summary>The fault of each row; null for none.</summary>
    public ImmutableArray<string?> RowFaults { get; init; } = [];

    /// <summary>What was pasted and not yet used.</summary>
    public string Pasted { get; init; } = "";
}

/// <summary>A page, or a file of the media library, to look for by words.</summary>
internal sealed record PickControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Pick";

    /// <summary>The id of what is chosen; empty for nothing.</summary>
    public string Value { get; init; } = "";

    /// <summary>The name of what is chosen; null for nothing.</summary>
    public string? Chosen { get; init; }

    /// <summary>The words looked for.</summary>
    public string Words { get; init; } = "";

    /// <summary>What was found; null where nothing was looked for.</summary>
    public ImmutableArray<Choice>? Results { get; init; }

    /// <summary>What ends the name of the field for words to look for.</summary>
    public string Mark { get; init; } = ".~find";

    /// <summary>What is looked for, in a word.</summary>
    public string Thing { get; init; } = "page";

    /// <summary>Where such a thing can be added, on a page of its own that leaves the form as it is; null for nowhere.</summary>
    public string? AddAddress { get; init; }

    /// <inheritdoc />
    public override string FaultKey => Name + Mark;
}

/// <summary>The hours of a week.</summary>
internal sealed record WeekControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Week";

    /// <summary>The days.</summary>
    public ImmutableArray<TextControl> Days { get; init; } = [];

    /// <inheritdoc />
    public override IEnumerable<FormControl> Inner => Days;

    /// <inheritdoc />
    public override string FaultKey => Name + ".Monday";
}

/// <summary>Something that is said and not asked.</summary>
internal sealed record NoteControl(string Name, string Label) : FormControl(Name, Label)
{
    /// <inheritdoc />
    public override string View => "Controls/Note";

    /// <summary>What is said.</summary>
    public required string Text { get; init; }

    /// <summary>The value itself, which the form sends back only to be shown again.</summary>
    public string Value { get; init; } = "";

    /// <summary>A page that says more or changes it; null for none.</summary>
    public Look.Crumb? More { get; init; }
}

/// <summary>The place of a row in its list, for the buttons that move it.</summary>
/// <param name="List">The list's name.</param>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Name">What the buttons call it.</param>
/// <param name="Within">The control that is written anew where the list is not one by itself; null for the list.</param>
internal sealed record RowPlace(string List, int Number, int Count, string Name, string? Within = null)
{
    /// <summary>The row's number from 0.</summary>
    public int Index => Number - 1;

    /// <summary>The row's id.</summary>
    public string Id => IdAt(Index);

    /// <summary>The list's id.</summary>
    public string ListId => FormControl.IdOf(Within ?? List);

    /// <summary>What a change writes anew.</summary>
    public string Swap => Within ?? List;

    /// <summary>Where the focus goes once the row has moved up: to the same button, or to its other one at the top.</summary>
    public string AfterUp => IdAt(Index - 1) + (Number > 2 ? "-up" : "-down");

    /// <summary>Where the focus goes once the row has moved down.</summary>
    public string AfterDown => IdAt(Index + 1) + (Number + 1 < Count ? "-down" : "-up");

    private string IdAt(int index) => FormControl.IdOf($"{List}[{index}]");
}

/// <summary>What is said once of a change to a list.</summary>
/// <param name="Control">The list's name.</param>
/// <param name="Words">The words.</param>
internal sealed record Said(string Control, string Words);
