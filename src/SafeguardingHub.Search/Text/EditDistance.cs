using System.Numerics;

namespace SafeguardingHub.Search.Text;

/// <summary>How many letters differ between two words: added, left out, changed, or swapped with their neighbour (Damerau and Levenshtein).</summary>
internal static class EditDistance
{
    /// <summary>The number, or <paramref name="most"/> + 1 where there are more.</summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        // Three rows of the table: a swap looks back two. Words are short, so that they fit on the stack.
        var width = other.Length + 1;
        Span<int> cells = width <= 128 ? stackalloc int[3 * width] : new int[3 * width];
        var before = cells[..width];
        var last = cells.Slice(width, width);
        var now = cells.Slice(2 * width, width);
        for (var column = 0; column < width; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= one.Length; row++)
        {
            now[0] = row;
            var least = row;
            for (var column = 1; column < width; column++)
            {
                var change = one[row - 1] == other[column - 1] ? 0 : 1;
                var edits = Math.Min(Math.Min(now[column - 1], last[column]) + 1, last[column - 1] + change);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                {
                    edits = Math.Min(edits, before[column - 2] + 1);
                }

                now[column] = edits;
                least = Math.Min(least, edits);
            }

            if (least > most)
            {
                return most + 1;
            }

            var free = before;
            before = last;
            last = now;
            now = free;
        }

        return Math.Min(last[width - 1], most + 1);
    }

    /// <summary>
    /// Whether words of these letters may differ in so many places only: one change of a word alters at most two of its letters. It
    /// costs next to nothing, and most words need not be compared.
    /// </summary>
    public static bool MayBeWithin(uint letters, uint otherLetters, int most) => BitOperations.PopCount(letters ^ otherLetters) <= 2 * most;

    /// <summary>The letters of a word as bits.</summary>
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
