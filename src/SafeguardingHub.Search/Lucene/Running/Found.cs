namespace SafeguardingHub.Search.Lucene.Running;

/// <summary>Documents that something fits, by number in rising order.</summary>
/// <param name="Numbers">The numbers, each once.</param>
/// <param name="Scores">How well each fits; null where all fit alike, with the score <paramref name="Alike"/>.</param>
/// <param name="Alike">The score of all, where they fit alike.</param>
internal readonly record struct Found(int[] Numbers, double[]? Scores, double Alike = 1)
{
    /// <summary>No document.</summary>
    public static Found None { get; } = new([], null);

    /// <summary>Documents that fit alike.</summary>
    public static Found All(int[] numbers) => new(numbers, null);

    /// <summary>Numbers in any order, perhaps more than once, that fit alike.</summary>
    public static Found Of(List<int> numbers)
    {
        numbers.Sort();
        var count = 0;
        var each = new int[numbers.Count];
        foreach (var number in numbers)
        {
            if (count == 0 || each[count - 1] != number)
            {
                each[count++] = number;
            }
        }

        return All(each[..count]);
    }

    /// <summary>Numbers in any order with scores; those of one number are added.</summary>
    public static Found Of(List<(int Number, double Score)> scored)
    {
        scored.Sort((one, other) => one.Number.CompareTo(other.Number));
        var (numbers, scores, count) = (new int[scored.Count], new double[scored.Count], 0);
        foreach (var (number, score) in scored)
        {
            if (count > 0 && numbers[count - 1] == number)
            {
                scores[count - 1] += score;
            }
            else
            {
                (numbers[count], scores[count]) = (number, score);
                count++;
            }
        }

        return new Found(numbers[..count], scores[..count]);
    }

    /// <summary>How many there are.</summary>
    public int Count => Numbers.Length;

    /// <summary>The score of the document at that place.</summary>
    public double Score(int place) => Scores is null ? Alike : Scores[place];

    /// <summary>The same documents, each score multiplied.</summary>
    public Found Times(double boost) =>
        Scores is null ? this with { Alike = Alike * boost } : this with { Scores = Array.ConvertAll(Scores, score => score * boost) };

    /// <summary>The same documents without a score.</summary>
    public Found Unscored() => new(Numbers, null, 0);

    /// <summary>The documents that are also in the other, scores added.</summary>
    public Found And(Found other)
    {
        var (numbers, scores) = (new List<int>(), new List<double>());
        for (var (at, with) = (0, 0); at < Count && with < other.Count;)
        {
            if (Numbers[at] == other.Numbers[with])
            {
                numbers.Add(Numbers[at]);
                scores.Add(Score(at++) + other.Score(with++));
            }
            else if (Numbers[at] < other.Numbers[with])
            {
                at++;
            }
            else
            {
                with++;
            }
        }

        return new Found([.. numbers], [.. scores]);
    }

    /// <summary>The documents that are not in the other.</summary>
    public Found Without(Found other)
    {
        var (numbers, scores) = (new List<int>(), new List<double>());
        for (var (at, with) = (0, 0); at < Count; at++)
        {
            while (with < other.Count && other.Numbers[with] < Numbers[at])
            {
                with++;
            }

            if (with == other.Count || other.Numbers[with] != Numbers[at])
            {
                numbers.Add(Numbers[at]);
                scores.Add(Score(at));
            }
        }

        return new Found([.. numbers], [.. scores]);
    }
}
