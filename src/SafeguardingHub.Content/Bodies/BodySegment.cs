using System.Collections.Immutable;

namespace SafeguardingHub.Content.Bodies;

/// <summary>A piece of a compiled body. Rendering writes the pieces one after the other and parses nothing.</summary>
public abstract record BodySegment;

/// <summary>Sanitised HTML to write as it is. It may begin or end inside an element that a neighbouring piece closes.</summary>
/// <param name="Html">The text, never empty.</param>
public sealed record HtmlSegment(string Html) : BodySegment;

/// <summary>A reference to be resolved when the page is composed: <c>[contact "family-front-door"]</c>.</summary>
/// <param name="Name">The shortcode's name as the catalogue spells it.</param>
/// <param name="Target">What it refers to, usually an alias or a path; never empty.</param>
/// <param name="Arguments">Named arguments by name, for example <c>text</c>; often empty.</param>
/// <param name="IsBlock">
/// True where it stands in a place of its own and may be rendered as a block; false inside a line of text, where only
/// words and links may be written.
/// </param>
public sealed record ShortcodeSegment(
    string Name, string Target, ImmutableSortedDictionary<string, string> Arguments, bool IsBlock) : BodySegment
{
    /// <summary>No named arguments, in the order that all arguments are kept in (ordinal).</summary>
    public static ImmutableSortedDictionary<string, string> NoArguments { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Equal by content, arguments included.</summary>
    public bool Equals(ShortcodeSegment? other) =>
        other is not null
        && IsBlock == other.IsBlock
        && string.Equals(Name, other.Name, StringComparison.Ordinal)
        && string.Equals(Target, other.Target, StringComparison.Ordinal)
        && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Target, Arguments.Count, IsBlock);
}

/// <summary>
/// The place right after a link to a path of the hub's own: what the page must say of it, such as that the edition is superseded,
/// is written there when the page is composed, as it may be another tomorrow.
/// </summary>
/// <param name="Path">The path as <see cref="Items.ContentPath.Key"/> has it, without query and fragment.</param>
public sealed record LinkedPathSegment(string Path) : BodySegment;

/// <summary>A value of the page's surroundings: <c>{{ section.organisation }}</c>.</summary>
/// <param name="Path">The dotted path without spaces, for example <c>section.organisation</c>.</param>
public sealed record VariableSegment(string Path) : BodySegment;
