using System.Collections.Immutable;
using SafeguardingHub.Conformance.Tests.Vectors;

namespace SafeguardingHub.Conformance.Tests.Searching;

/// <summary>The measured queries that the hub does not answer as Orchard Core did: part of <see cref="Deviations.All"/>.</summary>
internal static class SearchDeviations
{
    public static ImmutableArray<Deviation> All { get; } =
    [
    ];
}
