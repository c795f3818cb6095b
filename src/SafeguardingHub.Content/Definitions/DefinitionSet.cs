using System.Collections.Immutable;

namespace SafeguardingHub.Content.Definitions;

/// <summary>
/// All definitions at one moment: an immutable snapshot that a change, a page or a recipe works with from beginning to
/// end. Names are compared exactly; order is the order of first definition, so that exports are stable.
/// </summary>
public sealed class DefinitionSet
{
    private readonly ImmutableDictionary<string, ContentTypeDefinition> typesByName;
    private readonly ImmutableDictionary<string, ContentPartDefinition> partsByName;

    /// <summary>A snapshot of the given definitions; names must be unique within each list.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public DefinitionSet(IEnumerable<ContentTypeDefinition> types, IEnumerable<ContentPartDefinition> parts)
    {
        Types = [.. types];
        Parts = [.. parts];
        typesByName = Types.ToImmutableDictionary(type => type.Name, StringComparer.Ordinal);
        partsByName = Parts.ToImmutableDictionary(part => part.Name, StringComparer.Ordinal);
    }

    /// <summary>No definitions at all.</summary>
    public static DefinitionSet Empty { get; } = new([], []);

    /// <summary>The types in order of first definition.</summary>
    public ImmutableArray<ContentTypeDefinition> Types { get; }

    /// <summary>The parts in order of first definition.</summary>
    public ImmutableArray<ContentPartDefinition> Parts { get; }

    /// <summary>The type of that name, or null.</summary>
    public ContentTypeDefinition? FindType(string name) => typesByName.GetValueOrDefault(name);

    /// <summary>The part of that name, or null.</summary>
    public ContentPartDefinition? FindPart(string name) => partsByName.GetValueOrDefault(name);
}
