namespace SafeguardingHub.Benchmarks;

/// <summary>
/// 24,000 made-up words that occur as words do: a few all the time, most hardly ever. The first of them are the little words of
/// English, which a search has to cope with.
/// </summary>
internal sealed class Vocabulary
{
    /// <summary>How many words there are.</summary>
    public const int Size = 24_000;

    private static readonly string[] Little =
        "the of and to in a is for that with be are on or by as it at from this an not will which their who if when about what should may must can all each any other".Split(' ');

    private static readonly string[] Onsets = "b c d f g h j k l m n p r s t v w br cl dr fl gr pl pr sp st tr th sh ch".Split(' ');
    private static readonly string[] Vowels = "a e i o u ea ai ou".Split(' ');
    private static readonly string[] Ends = ["", "n", "r", "l", "s", "t", "nd", "ment", "tion", "ing", "ed", "ly"];

    private readonly string[] words;
    private readonly double[] upTo;

    public Vocabulary()
    {
        var chance = new Chance(7);
        var distinct = new HashSet<string>(Little, StringComparer.Ordinal);
        var ordered = new List<string>(Little);
        while (ordered.Count < Size)
        {
            var syllables = 1 + chance.Next(ordered.Count < 500 ? 2 : 3);
            var word = string.Concat(Enumerable.Range(0, syllables).Select(_ => Onsets[chance.Next(Onsets.Length)] + Vowels[chance.Next(Vowels.Length)])) + Ends[chance.Next(Ends.Length)];
            if (word.Length > 2 && distinct.Add(word))
            {
                ordered.Add(word);
            }
        }

        words = [.. ordered];
        upTo = new double[Size];
        var sum = 0.0;
        for (var rank = 0; rank < Size; rank++)
        {
            upTo[rank] = sum += 1.0 / (rank + 3);
        }
    }

    /// <summary>The word of that rank; 0 is the commonest.</summary>
    public string this[int rank] => words[rank];

    /// <summary>A word, the commoner the likelier.</summary>
    public string Next(Chance chance)
    {
        var found = Array.BinarySearch(upTo, chance.Next() * upTo[^1]);
        return words[Math.Min(found < 0 ? ~found : found, Size - 1)];
    }
}
