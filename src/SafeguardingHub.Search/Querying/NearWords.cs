namespace SafeguardingHub.Search.Querying;

/// <summary>How far apart two words are: letters put in, left out, changed, or two neighbours exchanged (Damerau and Levenshtein).</summary>
internal static class NearWords
{
    /// <summary>The distance, or <paramref name="most"/> + 1 where it is more than that.</summary>
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        // Three rows of the table: exchanging neighbours looks two rows back.
        Span<int> before = stackalloc int[other.Length + 1], last = stackalloc int[other.Length + 1], row = stackalloc int[other.Length + 1];
        for (var column = 0; column <= other.Length; column++)
        {
            last[column] = column;
        }

        for (var line = 1; line <= one.Length; line++)
        {
            row[0] = line;
            var least = line;
            for (var column = 1; column <= other.Length; column++)
            {
                var cost = one[line - 1] == other[column - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(last[column], row[column - 1]) + 1, last[column - 1] + cost);
                if (line > 1 && column > 1 && one[line - 1] == other[column - 2] && one[line - 2] == other[column - 1])
                {
                    best = Math.Min(best, before[column - 2] + 1);
                }

                row[column] = best;
                least = Math.Min(least, best);
            }

            if (least > most)
            {
                return most + 1;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return Math.Min(last[other.Length], most + 1);
    }

    /// <summary>
    /// The letters of a word as bits. One change of a word alters at most two of them, so words whose letters differ in more than
    /// twice as many places need not be compared.
    /// </summary>
    public static uint LettersOf(ReadOnlySpan<char> word)
    {
        var letters = 0u;
        foreach (var character in word)
        {
            letters |= 1u << (character & 31);
        }

        return letters;
    }
}
