using System.Collections.Immutable;

namespace SafeguardingHub.Content.Versions;

/// <summary>What became of a run of words.</summary>
public enum RunKind
{
    /// <summary>It is in both texts.</summary>
    Same,

    /// <summary>Only the newer text has it.</summary>
    Inserted,

    /// <summary>Only the older text has it.</summary>
    Deleted,
}

/// <summary>Words that belong together in a comparison.</summary>
/// <param name="Kind">What became of them.</param>
/// <param name="Text">The words with the white space after each.</param>
public sealed record TextRun(RunKind Kind, string Text);

/// <summary>
/// Compares two texts word by word: the shortest way from one to the other by Myers' greedy algorithm. Where the texts have so
/// little in common that this would cost more than it tells, one is shown as taken out and the other as put in.
/// </summary>
public static class WordDiff
{
    // The work and the memory grow with the square of the number of differing words.
    private const int MostDifferences = 1500;

    /// <summary>The runs that make up both texts, in order. What both say is told with the white space of the newer one.</summary>
    public static ImmutableArray<TextRun> Of(string older, string newer)
    {
        var (before, after) = (Words(older), Words(newer));
        var head = 0;
        while (head < before.Count && head < after.Count && before[head].Key == after[head].Key)
        {
            head++;
        }

        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)].Key == after[^(tail + 1)].Key)
        {
            tail++;
        }

        var runs = new Runs();
        runs.Add(RunKind.Same, after[..head]);
        Middle(before[head..^tail], after[head..^tail], runs);
        runs.Add(RunKind.Same, after[^tail..]);
        return runs.ToImmutable();
    }

    // A word with the white space after it; each line break stands for itself, so that paragraphs do not hang together.
    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var ends = text[at] == '\n' || (char.IsWhiteSpace(text[at]) && (at + 1 == text.Length || !char.IsWhiteSpace(text[at + 1])));
            if (ends || (at + 1 < text.Length && text[at + 1] == '\n'))
            {
                words.Add(new Word(text[from..(at + 1)]));
                from = at + 1;
            }
        }

        if (from < text.Length)
        {
            words.Add(new Word(text[from..]));
        }

        return words;
    }

    private static void Middle(List<Word> before, List<Word> after, Runs runs)
    {
        if (before.Count == 0 || after.Count == 0 || Trace(before, after) is not { } trace)
        {
            runs.Add(RunKind.Deleted, before);
            runs.Add(RunKind.Inserted, after);
            return;
        }

        var steps = new Stack<(RunKind Kind, Word Word)>();
        var (x, y) = (before.Count, after.Count);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            // What furthest points there were before the step of this round; entry k is at k + d.
            var seen = d == 0 ? null : trace[d - 1];
            var k = x - y;
            var fromX = 0;
            var isInsertion = false;
            if (seen is not null)
            {
                isInsertion = k == -d || (k != d && At(seen, d - 1, k - 1) < At(seen, d - 1, k + 1));
                fromX = isInsertion ? At(seen, d - 1, k + 1) : At(seen, d - 1, k - 1) + 1;
            }

            while (x > fromX)
            {
                steps.Push((RunKind.Same, after[--y]));
                x--;
            }

            if (seen is null)
            {
                break;
            }

            steps.Push(isInsertion ? (RunKind.Inserted, after[--y]) : (RunKind.Deleted, before[--x]));
        }

        foreach (var (kind, word) in steps)
        {
            runs.Add(kind, [word]);
        }
    }

    // For each number of differences the furthest point reached on each diagonal; null where there are too many differences.
    private static List<int[]>? Trace(List<Word> before, List<Word> after)
    {
        var trace = new List<int[]>();
        int[] last = [];
        for (var d = 0; d <= Math.Min(before.Count + after.Count, MostDifferences); d++)
        {
            var furthest = new int[(2 * d) + 1];
            for (var k = -d; k <= d; k += 2)
            {
                var x = d == 0 ? 0
                    : k == -d || (k != d && At(last, d - 1, k - 1) < At(last, d - 1, k + 1)) ? At(last, d - 1, k + 1)
                    : At(last, d - 1, k - 1) + 1;
                var y = x - k;
                while (x < before.Count && y < after.Count && before[x].Key == after[y].Key)
                {
                    (x, y) = (x + 1, y + 1);
                }

                furthest[k + d] = x;
                if (x >= before.Count && y >= after.Count)
                {
                    trace.Add(furthest);
                    return trace;
                }
            }

            trace.Add(furthest);
            last = furthest;
        }

        return null;
    }

    private static int At(int[] furthest, int d, int k) => k < -d || k > d ? -1 : furthest[k + d];

    // Two words are the same whatever white space follows them: the last word of a text has none.
    private readonly record struct Word(string Text)
    {
        public string Key { get; } = Text == "\n" ? Text : Text.Trim();
    }

    // Words of one kind in a row are one run; between two changes, what goes is said before what comes.
    private sealed class Runs
    {
        private readonly ImmutableArray<TextRun>.Builder runs = ImmutableArray.CreateBuilder<TextRun>();
        private readonly List<Word> same = [];
        private readonly List<Word> deleted = [];
        private readonly List<Word> inserted = [];

        public void Add(RunKind kind, List<Word> words)
        {
            if (words.Count == 0)
            {
                return;
            }

            if (kind == RunKind.Same)
            {
                FlushChanges();
                same.AddRange(words);
                return;
            }

            Flush(RunKind.Same, same);
            (kind == RunKind.Deleted ? deleted : inserted).AddRange(words);
        }

        public ImmutableArray<TextRun> ToImmutable()
        {
            FlushChanges();
            Flush(RunKind.Same, same);
            return runs.ToImmutable();
        }

        private void FlushChanges()
        {
            Flush(RunKind.Deleted, deleted);
            Flush(RunKind.Inserted, inserted);
        }

        private void Flush(RunKind kind, List<Word> words)
        {
            if (words.Count > 0)
            {
                runs.Add(new TextRun(kind, string.Concat(words.Select(word => word.Text))));
                words.Clear();
            }
        }
    }
}
