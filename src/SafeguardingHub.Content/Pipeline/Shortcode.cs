using System.Collections.Immutable;
using SafeguardingHub.Content.Bodies;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>A shortcode that bodies may hold: <c>[contact "family-front-door"]</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsBlock">Whether it stands for a block, which lifts out of its paragraph.</param>
/// <param name="TargetPart">The part that the item it names must have, for example <c>ServicePart</c>; null for any item.</param>
/// <param name="IsRequired">Whether the page cannot be shown without the item.</param>
public sealed record Shortcode(string Name, bool IsBlock, string? TargetPart, bool IsRequired);

/// <summary>What bodies may refer to: the shortcodes, and the variables of the page that shows them.</summary>
/// <param name="Shortcodes">The shortcodes.</param>
/// <param name="Variables">The variables by their paths: <c>section.organisation</c>.</param>
public sealed record BodyVocabulary(ImmutableArray<Shortcode> Shortcodes, ImmutableHashSet<string> Variables)
{
    /// <summary>The shortcodes as the compiler of bodies wants them.</summary>
    public ShortcodeCatalogue Catalogue { get; } = ShortcodeCatalogue.Of([.. Shortcodes.Select(shortcode => (shortcode.Name, shortcode.IsBlock))]);

    /// <summary>The shortcode of that name.</summary>
    public Shortcode Find(string name) => Shortcodes.First(shortcode => string.Equals(shortcode.Name, name, StringComparison.Ordinal));
}
