using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SafeguardingHub.Content.Definitions;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>Orchard Core's settings section that says whether and how a part or field is in Lucene's indexes.</summary>
internal sealed record LuceneContentIndexSettings
{
    /// <summary>Whether it is in the index at all.</summary>
    public bool Included { get; init; }

    /// <summary>Whether its value is given back.</summary>
    public bool Stored { get; init; }

    /// <summary>Whether a text is one value rather than words.</summary>
    public bool Keyword { get; init; }
}

/// <summary>Orchard Core's settings section that says what an item's full text is.</summary>
internal sealed record FullTextAspectSettings
{
    /// <summary>Whether what the template gives is in it.</summary>
    public bool IncludeFullTextTemplate { get; init; }

    /// <summary>A template in Liquid.</summary>
    public string? FullTextTemplate { get; init; }

    /// <summary>Whether the body is in it.</summary>
    public bool IncludeBodyAspect { get; init; } = true;

    /// <summary>Whether the name is in it.</summary>
    public bool IncludeDisplayText { get; init; } = true;
}

/// <summary>A field that is in the index.</summary>
internal sealed record PlannedField(PartFieldDefinition Definition, LuceneContentIndexSettings Settings);

/// <summary>A part of which something is in the index.</summary>
/// <param name="Name">Its key in the item's JSON.</param>
/// <param name="PartName">Its definition.</param>
/// <param name="Settings">How the part itself is indexed; null where it is not.</param>
/// <param name="Fields">Its fields that are.</param>
internal sealed record PlannedPart(string Name, string PartName, LuceneContentIndexSettings? Settings, ImmutableArray<PlannedField> Fields);

/// <summary>What of a type's items is in the index.</summary>
/// <param name="Parts">The parts of which something is.</param>
/// <param name="FullText">What the full text is; null where the type does not say.</param>
internal sealed record TypePlan(ImmutableArray<PlannedPart> Parts, FullTextAspectSettings? FullText)
{
    private static readonly ConditionalWeakTable<DefinitionSet, Dictionary<string, TypePlan>> Plans = [];

    /// <summary>The plan of a type, worked out once for each set of definitions; empty for an unknown type.</summary>
    public static TypePlan Of(DefinitionSet definitions, string? type)
    {
        var plans = Plans.GetOrCreateValue(definitions);
        lock (plans)
        {
            if (!plans.TryGetValue(type ?? "", out var plan))
            {
                plan = type is null || definitions.FindType(type) is not { } definition ? new TypePlan([], null) : Of(definitions, definition);
                plans.Add(type ?? "", plan);
            }

            return plan;
        }
    }

    private static TypePlan Of(DefinitionSet definitions, ContentTypeDefinition type)
    {
        var parts = ImmutableArray.CreateBuilder<PlannedPart>();
        foreach (var part in type.Parts)
        {
            var settings = part.Settings.Get<LuceneContentIndexSettings>();
            if (settings.Included || part.PartName == type.Name || part.PartName == "ContainedPart")
            {
                var fields = (definitions.FindPart(part.PartName)?.Fields ?? [])
                    .Select(field => new PlannedField(field, field.Settings.Get<LuceneContentIndexSettings>()))
                    .Where(field => field.Settings.Included);
                parts.Add(new PlannedPart(part.Name, part.PartName, settings.Included ? settings : null, [.. fields]));
            }
        }

        var saysFullText = type.Settings.Json.TryGetProperty(nameof(FullTextAspectSettings), out _);
        return new TypePlan(parts.ToImmutable(), saysFullText ? type.Settings.Get<FullTextAspectSettings>() : null);
    }
}
