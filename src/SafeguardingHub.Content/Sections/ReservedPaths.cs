using System.Collections.Frozen;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Content.Sections;

/// <summary>
/// Addresses that the application itself answers: content may not stand there. Checked when a path is saved, so that no
/// page is hidden behind an application route without a word.
/// </summary>
public sealed class ReservedPaths
{
    private readonly FrozenSet<string> exact;
    private readonly FrozenSet<string> trees;
    private readonly FrozenSet<string> belowSections;

    /// <summary>The addresses of an application.</summary>
    /// <param name="exact">Paths that are taken by themselves, while content may stand below them: <c>contacts</c>.</param>
    /// <param name="trees">First segments that are taken with all below them: <c>admin</c>.</param>
    /// <param name="belowSections">Last segments that are taken directly below each section's prefix: <c>newsletters</c>.</param>
    public ReservedPaths(IEnumerable<string> exact, IEnumerable<string> trees, IEnumerable<string>? belowSections = null)
    {
        this.belowSections = (belowSections ?? []).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        this.exact = exact.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        this.trees = trees.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>No reserved addresses.</summary>
    public static ReservedPaths None { get; } = new([], []);

    /// <summary>Whether the application answers at that path and at every path that begins as it does.</summary>
    public bool ContainsTreeOf(ContentPath path) => trees.Contains(path.Text.Split('/')[0]);

    /// <summary>Whether the application answers at that path.</summary>
    public bool Contains(ContentPath path) => exact.Contains(path.Text) || trees.Contains(path.Text.Split('/')[0]);

    /// <summary>Whether the application answers at that path, or does so because of what stands directly above it: a section's prefix.</summary>
    public bool Contains(ContentPath path, SectionMap sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        var slash = path.Text.LastIndexOf('/');
        return Contains(path)
            || (slash > 0 && belowSections.Contains(path.Text[(slash + 1)..])
                && sections.OwnerOf(path) is { } owner && owner.Prefix.Equals(ContentPath.Parse(path.Text[..slash])));
    }
}
