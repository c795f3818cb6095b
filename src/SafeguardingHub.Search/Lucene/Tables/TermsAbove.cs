using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>Terms of taxonomies with those above them, read once for each shared ground.</summary>
internal static class TermsAbove
{
    private static readonly ConditionalWeakTable<PublicSnapshot, ConcurrentDictionary<string, Dictionary<string, string?>>> Parents = [];

    /// <summary>The term and all above it, itself first; the term alone where its taxonomy is not on the shared ground.</summary>
    public static IEnumerable<string> Of(PublicSnapshot ground, string? taxonomy, string term)
    {
        var parents = Parents.GetOrCreateValue(ground).GetOrAdd(taxonomy ?? "", static (id, ground) => Read(ground.Find(id)), ground);
        yield return term;

        // As often as there are terms at most: a term that stands in itself ends nothing.
        for (var (above, steps) = (parents.GetValueOrDefault(term), 0); above is not null && steps < parents.Count; above = parents.GetValueOrDefault(above), steps++)
        {
            yield return above;
        }
    }

    /// <summary>All terms of a taxonomy, each with the id of the one above it.</summary>
    public static IEnumerable<(NestedItem Term, string? Parent)> Walk(PartMap taxonomy)
    {
        var open = new Stack<(NestedItem Term, string? Parent)>();
        foreach (var term in PartJson.FindReadable<TaxonomyPart>(taxonomy)?.Terms ?? [])
        {
            open.Push((term, null));
        }

        while (open.TryPop(out var next))
        {
            yield return next;

            // The terms below a term are a list of its own, beside its parts.
            foreach (var below in next.Term.Parts.Find("Terms") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToArray() : [])
            {
                if (below.ValueKind == JsonValueKind.Object)
                {
                    open.Push((NestedItem.From(below), next.Term.Id?.Value ?? next.Parent));
                }
            }
        }
    }

    private static Dictionary<string, string?> Read(PublishedItem? taxonomy)
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (term, parent) in taxonomy is null ? [] : Walk(taxonomy.Parts))
        {
            if (term.Id?.Value is { } id)
            {
                parents[id] = parent;
            }
        }

        return parents;
    }
}
