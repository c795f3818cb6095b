using System.Collections.Immutable;

namespace SafeguardingHub.Content.Bodies;

/// <summary>
/// The shortcodes that bodies may use. Any other word in square brackets is text. Names are found in any case and kept
/// as the catalogue spells them.
/// </summary>
/// <param name="IsBlockByName">By name: whether the shortcode, standing alone, is a block (a contact card) or always part of a line (a link).</param>
public sealed record ShortcodeCatalogue(ImmutableSortedDictionary<string, bool> IsBlockByName)
{
    /// <summary>The hub's own: contact, route and text are blocks, link is part of a line.</summary>
    public static ShortcodeCatalogue Default { get; } = Of(("contact", true), ("route", true), ("text", true), ("link", false));

    /// <summary>A catalogue of these names.</summary>
    public static ShortcodeCatalogue Of(params ReadOnlySpan<(string Name, bool IsBlock)> shortcodes)
    {
        var names = ImmutableSortedDictionary.CreateBuilder<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, isBlock) in shortcodes)
        {
            names.Add(name, isBlock);
        }

        return new ShortcodeCatalogue(names.ToImmutable());
    }

    /// <summary>The catalogue's spelling of <paramref name="name"/> and whether it is a block, or false for an unknown name.</summary>
    public bool TryFind(ReadOnlySpan<char> name, out string spelling, out bool isBlock)
    {
        foreach (var (known, block) in IsBlockByName)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                (spelling, isBlock) = (known, block);
                return true;
            }
        }

        (spelling, isBlock) = (string.Empty, false);
        return false;
    }
}
