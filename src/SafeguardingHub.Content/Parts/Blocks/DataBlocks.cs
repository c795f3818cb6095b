using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Parts.Blocks;

/// <summary>A table of plain text.</summary>
public sealed record TablePart : ContentPart
{
    /// <summary>What the table shows.</summary>
    public string? Caption { get; init; }

    /// <summary>The headers of the columns.</summary>
    public ImmutableArray<string> Header { get; init; } = [];

    /// <summary>The rows, each with one cell for each column.</summary>
    public ImmutableArray<ImmutableArray<string>> Rows { get; init; } = [];

    /// <summary>Whether the first cell of a row is its header.</summary>
    public bool HasRowHeaders { get; init; }
}

/// <summary>The kind of <see cref="TablePart"/>.</summary>
public sealed class TablePartKind : PartKind<TablePart>
{
    /// <inheritdoc />
    protected override TablePart Normalise(TablePart part) => part with
    {
        Caption = PlainText.Normalise(part.Caption),
        Header = [.. part.Header.Select(cell => PlainText.Normalise(cell) ?? "")],
        Rows = [.. part.Rows.Select(row => row.IsDefault ? [] : row.Select(cell => PlainText.Normalise(cell) ?? "").ToImmutableArray())],
    };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(TablePart part) =>
    [
        new PartText(nameof(part.Caption), part.Caption),
        .. part.Header.Select((cell, index) => new PartText($"Header[{index}]", cell)),
        .. part.Rows.SelectMany((row, line) => row.IsDefault ? [] : row.Select((cell, index) => new PartText($"Rows[{line}][{index}]", cell))),
    ];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(TablePart part) =>
    [
        .. SearchText.Of(SearchRole.Heading, part.Caption),
        .. part.Header.SelectMany(cell => SearchText.Of(SearchRole.Body, cell)),
        .. part.Rows.Where(row => !row.IsDefault).SelectMany(row => SearchText.Of(SearchRole.Body, string.Join('\n', row))),
    ];

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(TablePart part, PartContext context)
    {
        if (string.IsNullOrWhiteSpace(part.Caption))
        {
            yield return Reason.Invalid(context.Place + ".Caption", "Give the table a caption that says what it shows.");
        }

        if (part.Header.IsEmpty || part.Header.Any(string.IsNullOrWhiteSpace))
        {
            yield return Reason.Invalid(context.Place + ".Header", "Give every column a header.");
        }

        for (var index = 0; index < part.Rows.Length; index++)
        {
            if (part.Rows[index].IsDefault || part.Rows[index].Length != part.Header.Length)
            {
                yield return Reason.Invalid(
                    $"{context.Place}.Rows[{index}]",
                    $"Row {index + 1} needs {part.Header.Length} cells, one for each column; write an empty text for a cell with nothing in it.");
            }
        }
    }
}

/// <summary>Files of the media library to read or download.</summary>
public sealed record FileListPart : ContentPart
{
    /// <summary>The heading; empty for none.</summary>
    public string? Heading { get; init; }

    /// <summary>The files in order.</summary>
    public ImmutableArray<ListedFile> Files { get; init; } = [];
}

/// <summary>A file of a list.</summary>
public sealed record ListedFile
{
    /// <summary>The file's path below <c>/media/</c>.</summary>
    public string? Media { get; init; }

    /// <summary>The words of its link; type and size follow by themselves.</summary>
    public string? Text { get; init; }
}

/// <summary>The kind of <see cref="FileListPart"/>.</summary>
public sealed class FileListPartKind : PartKind<FileListPart>
{
    /// <inheritdoc />
    protected override FileListPart Normalise(FileListPart part) => part with
    {
        Heading = PlainText.Normalise(part.Heading),
        Files = [.. part.Files.Select(file => file with { Text = PlainText.Normalise(file.Text) })],
    };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(FileListPart part) =>
    [
        new PartText(nameof(part.Heading), part.Heading) { IsHeading = true },
        .. part.Files.Select((file, index) => new PartText($"Files[{index}].Text", file.Text)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<PartLink> Links(FileListPart part) =>
        part.Files.Select((file, index) => new PartLink($"Files[{index}].Media", MediaLinks.AddressOf(file.Media), file.Text));

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(FileListPart part) =>
    [
        .. SearchText.Of(SearchRole.Heading, part.Heading),
        .. part.Files.SelectMany(file => SearchText.Of(SearchRole.Body, file.Text)),
        .. part.Files.Where(file => !string.IsNullOrWhiteSpace(file.Media)).Select(file => new SearchFile(file.Media!)),
    ];

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(FileListPart part) =>
        part.Files.SelectMany((file, index) => MediaLinks.ToFile(file.Media, $"Files[{index}].Media"));

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(FileListPart part, PartContext context)
    {
        for (var index = 0; index < part.Files.Length; index++)
        {
            var place = $"{context.Place}.Files[{index}]";
            if (string.IsNullOrWhiteSpace(part.Files[index].Media))
            {
                yield return Reason.Invalid(place + ".Media", "Choose the file.");
            }

            if (string.IsNullOrWhiteSpace(part.Files[index].Text))
            {
                yield return Reason.Invalid(place + ".Text", "Write words for the link that say what the file is.");
            }
        }
    }
}
