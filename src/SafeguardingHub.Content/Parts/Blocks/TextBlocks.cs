using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Content.Parts.Blocks;

/// <summary>What to do and what not to do.</summary>
public sealed record DoDontPart : ContentPart
{
    /// <summary>What to do, each HTML with shortcodes.</summary>
    public ImmutableArray<string> Do { get; init; } = [];

    /// <summary>What not to do, each HTML with shortcodes, without the word "don't".</summary>
    public ImmutableArray<string> Dont { get; init; } = [];
}

/// <summary>The kind of <see cref="DoDontPart"/>.</summary>
public sealed class DoDontPartKind : PartKind<DoDontPart>
{
    /// <inheritdoc />
    protected override DoDontPart MapHtml(DoDontPart part, HtmlMap map) => part with
    {
        Do = [.. part.Do.Select((line, index) => map($"Do[{index}]", line ?? ""))],
        Dont = [.. part.Dont.Select((line, index) => map($"Dont[{index}]", line ?? ""))],
    };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(DoDontPart part, PartContext context)
    {
        foreach (var (name, lines) in new[] { ("Do", part.Do), ("Dont", part.Dont) })
        {
            for (var index = 0; index < lines.Length; index++)
            {
                if (string.IsNullOrWhiteSpace(HtmlText.Plain(lines[index] ?? "")))
                {
                    yield return Reason.Invalid($"{context.Place}.{name}[{index}]", $"Line {index + 1} is empty: write it, or take it out.");
                }
            }
        }
    }
}

/// <summary>Text that opens when a reader asks for it.</summary>
public sealed record DetailsPart : ContentPart
{
    /// <summary>The words that open it; plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>The text, HTML with shortcodes.</summary>
    public string? Html { get; init; }
}

/// <summary>The kind of <see cref="DetailsPart"/>.</summary>
public sealed class DetailsPartKind : PartKind<DetailsPart>
{
    /// <inheritdoc />
    protected override DetailsPart Normalise(DetailsPart part) => part with { Summary = PlainText.Normalise(part.Summary) };

    /// <inheritdoc />
    protected override DetailsPart MapHtml(DetailsPart part, HtmlMap map) => part.Html is null ? part : part with { Html = map("Html", part.Html) };

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(DetailsPart part) => [new PartText(nameof(part.Summary), part.Summary)];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(DetailsPart part) => SearchText.Of(SearchRole.Heading, part.Summary);

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(DetailsPart part, PartContext context) =>
        string.IsNullOrWhiteSpace(part.Summary)
            ? [Reason.Invalid(context.Place + ".Summary", "Write the words that open the text: they say what is inside.")]
            : [];
}

/// <summary>Text that stands out from what is around it.</summary>
public sealed record InsetPart : ContentPart
{
    /// <summary>The text, HTML with shortcodes.</summary>
    public string? Html { get; init; }
}

/// <summary>The kind of <see cref="InsetPart"/>.</summary>
public sealed class InsetPartKind : PartKind<InsetPart>
{
    /// <inheritdoc />
    protected override InsetPart MapHtml(InsetPart part, HtmlMap map) => part.Html is null ? part : part with { Html = map("Html", part.Html) };
}
