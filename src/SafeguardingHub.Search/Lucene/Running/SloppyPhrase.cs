namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>Phrases whose words may be moved: how many places all words together are moved, as Lucene counts.</summary>
internal static class SloppyPhrase
{
    /// <summary>Whether the words can be brought into the phrase's order with so many moves.</summary>
    /// <param name="places">Where each word of the phrase stands in a text, rising.</param>
    /// <param name="offsets">Where each word stands in the phrase, from 0; words that are left out leave a gap.</param>
    /// <param name="slop">The most moves.</param>
    /// <param name="cancellationToken">Ends it: a long text with every word many times takes its time.</param>
    public static bool Fits(IReadOnlyList<IReadOnlyList<int>> places, IReadOnlyList<int> offsets, int slop, CancellationToken cancellationToken)
    {
        if (places.Any(word => word.Count == 0))
        {
            return false;
        }

        // Each word's place is counted from where the phrase would begin; the phrase then fits where these places are close enough.
        var at = new int[places.Count];
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (low, high, lowest) = (int.MaxValue, int.MinValue, 0);
            for (var word = 0; word < at.Length; word++)
            {
                var begin = places[word][at[word]] - offsets[word];
                (low, lowest) = begin < low ? (begin, word) : (low, lowest);
                high = Math.Max(high, begin);
            }

            if (high - low <= slop && !SharesAPlace(places, at))
            {
                return true;
            }

            if (++at[lowest] == places[lowest].Count)
            {
                return false;
            }
        }
    }

    // A word that stands twice in the phrase must stand twice in the text.
    private static bool SharesAPlace(IReadOnlyList<IReadOnlyList<int>> places, int[] at)
    {
        for (var one = 0; one < at.Length; one++)
        {
            for (var other = one + 1; other < at.Length; other++)
            {
                if (places[one][at[one]] == places[other][at[other]])
                {
                    return true;
                }
            }
        }

        return false;
    }
}
