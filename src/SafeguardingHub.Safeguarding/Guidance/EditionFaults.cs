using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Guidance;

/// <summary>The faults of a chain that do not depend on the day.</summary>
internal static class EditionFaults
{
    public static IEnumerable<EditionFault> Of(IReadOnlyDictionary<string, Edition> chain, EditionLinks links, IEnumerable<Edition> held)
    {
        foreach (var loop in links.Loops)
        {
            var names = string.Join(", ", loop.Select(edition => $"'{edition.Name}'"));
            yield return new EditionFault(
                EditionFaultKind.Loop,
                loop[0].Id,
                loop.Length == 1
                    ? $"{names} replaces itself: take it out of what it replaces."
                    : $"{names} replace each other in a loop: take out the replacement that is wrong.");
        }

        var elsewhere = held.Where(edition => !chain.ContainsKey(edition.Id))
            .GroupBy(edition => edition.Id, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        foreach (var edition in chain.Values.OrderBy(edition => edition.Id, StringComparer.Ordinal))
        {
            foreach (var id in edition.Part.Replaces.Distinct(StringComparer.Ordinal))
            {
                if (chain.TryGetValue(id, out var older) && IsTooEarly(edition, older))
                {
                    yield return new EditionFault(
                        EditionFaultKind.TooEarly,
                        edition.Id,
                        $"'{edition.Name}' counts from {Begin(edition).Words}, before '{older.Name}', which it replaces, was published ({older.Published.Words}): put the dates right, or what replaces what.");
                }
                else if (elsewhere.TryGetValue(id, out var other))
                {
                    yield return new EditionFault(
                        EditionFaultKind.OtherGuidance,
                        edition.Id,
                        $"'{edition.Name}' replaces '{other.Name}', which is an edition of other guidance: choose an edition of the same guidance.");
                }
            }
        }
    }

    private static UncertainDate Begin(Edition edition) => edition.InForce.IsKnown ? edition.InForce : edition.Published;

    private static bool IsTooEarly(Edition edition, Edition older) => Begin(edition).OrderTo(older.Published) == DateOrder.Before;
}
