using System.Collections.Immutable;

namespace SafeguardingHub.Safeguarding.Guidance;

/// <summary>
/// What replaces what among the editions of one guidance. Replacements that run in a loop say nothing about which edition is
/// newer; they are told apart here, so that everything built on the others comes to an end.
/// </summary>
internal sealed class EditionLinks
{
    private readonly Dictionary<string, Edition> byId;
    private readonly Dictionary<string, HashSet<string>> before;

    public EditionLinks(IEnumerable<Edition> editions)
    {
        byId = editions.ToDictionary(edition => edition.Id, StringComparer.Ordinal);
        var stated = byId.Values.ToDictionary(
            edition => edition.Id, edition => edition.Part.Replaces.Where(byId.ContainsKey).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var reached = byId.Keys.ToDictionary(id => id, id => Reachable(id, stated), StringComparer.Ordinal);

        Loops = [.. byId.Values.Where(edition => reached[edition.Id].Contains(edition.Id))
            .Select(edition => reached[edition.Id].Where(other => reached[other].Contains(edition.Id)).Order(StringComparer.Ordinal).ToImmutableArray())
            .DistinctBy(loop => loop[0], StringComparer.Ordinal)
            .Select(loop => loop.Select(id => byId[id]).ToImmutableArray())];

        var direct = stated.ToDictionary(
            pair => pair.Key, pair => pair.Value.Where(older => !reached[older].Contains(pair.Key)).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        before = byId.Keys.ToDictionary(id => id, id => Reachable(id, direct), StringComparer.Ordinal);
        ReplacedBy = Turned(direct);
        AllAfter = Turned(before);
    }

    /// <summary>Loops, each as the editions in it.</summary>
    public ImmutableArray<ImmutableArray<Edition>> Loops { get; }

    /// <summary>For each edition those that replace it directly.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> ReplacedBy { get; }

    /// <summary>For each edition all that replace it, directly or by way of others.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> AllAfter { get; }

    /// <summary>All editions that one replaces, directly or by way of others.</summary>
    public IEnumerable<Edition> AllBefore(string id) => before[id].Select(older => byId[older]);

    private static HashSet<string> Reachable(string from, Dictionary<string, HashSet<string>> steps)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(steps[from]);
        while (waiting.TryPop(out var next))
        {
            if (found.Add(next))
            {
                foreach (var further in steps[next])
                {
                    waiting.Push(further);
                }
            }
        }

        return found;
    }

    private static ImmutableDictionary<string, ImmutableHashSet<string>> Turned(Dictionary<string, HashSet<string>> older)
    {
        var turned = older.Keys.ToDictionary(id => id, _ => ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (newer, replaced) in older)
        {
            foreach (var id in replaced)
            {
                turned[id].Add(newer);
            }
        }

        return turned.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutable(), StringComparer.Ordinal);
    }
}
