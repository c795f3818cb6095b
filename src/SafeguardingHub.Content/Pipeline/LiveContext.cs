using System.Collections.Immutable;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>A version on its way to becoming live: what the steps of the pipeline work out of it.</summary>
public sealed class LiveContext
{
    /// <summary>The version.</summary>
    public required ContentItem Item { get; init; }

    /// <summary>The item's type.</summary>
    public required ContentTypeDefinition Type { get; init; }

    /// <summary>The typed parts and fields.</summary>
    public required ContentReading Reading { get; init; }

    /// <summary>What bodies may refer to.</summary>
    public required BodyVocabulary Vocabulary { get; init; }

    /// <summary>The compiled bodies by place.</summary>
    public ImmutableDictionary<string, CompiledBody>.Builder Bodies { get; } = ImmutableDictionary.CreateBuilder<string, CompiledBody>(StringComparer.Ordinal);

    /// <summary>What the version points to.</summary>
    public List<LiveReference> References { get; } = [];

    /// <summary>What lists filter and sort by.</summary>
    public List<ProjectedValue> Values { get; } = [];

    /// <summary>Every reason against publishing.</summary>
    public List<Reason> Reasons { get; } = [];
}

/// <summary>A reference with what its target must be.</summary>
/// <param name="Reference">The reference; its place is from the item's root.</param>
/// <param name="TargetPart">The part that the target must have; null for any item.</param>
public sealed record LiveReference(ContentReference Reference, string? TargetPart);

/// <summary>A step that works out what the public will see.</summary>
public interface ILiveStep
{
    /// <summary>Adds to what was worked out, or to the reasons against publishing.</summary>
    void Apply(LiveContext live);
}

/// <summary>A rule that a version must keep before the public sees it; a preview shows it all the same.</summary>
public interface IPublishCheck
{
    /// <summary>What is wrong, with the place; nothing where all is well.</summary>
    IEnumerable<Reason> Check(LiveContext live);
}
