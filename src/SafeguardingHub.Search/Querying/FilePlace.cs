using System.Collections.Immutable;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>Finds the place in an item's files that matched best: the stretch of a page with the most marks.</summary>
internal static class FilePlace
{
    // Characters of a snippet, about thirty words.
    private const int Length = 200;

    // How much of it stands before the first match.
    private const int Lead = 60;

    // Marks that are looked at: the best place is hardly ever after thousands.
    private const int MostMarks = 2000;

    /// <summary>The place and its text with marks; null where no mark is in them.</summary>
    /// <param name="marked">The texts of the files as they are indexed, marked.</param>
    /// <param name="files">The files in the same order.</param>
    public static (SearchFilePlace Place, string Marked)? Find(string marked, ImmutableArray<EntryFile> files)
    {
        var marks = MarksOf(marked);
        if (marks.Count == 0)
        {
            return null;
        }

        var first = BestOf(marked, marks);
        var file = marked.AsSpan(0, first).Count(TextTables.FileBreak);
        if (file >= files.Length)
        {
            return null;
        }

        var fileStart = marked.LastIndexOf(TextTables.FileBreak, first) + 1;
        var page = marked.AsSpan(fileStart, first - fileStart).Count(TextTables.PageBreak) + 1;
        return (new SearchFilePlace(files[file].Media, files[file].HasPages ? page : null), Cut(marked, first));
    }

    private static List<int> MarksOf(string marked)
    {
        var marks = new List<int>();
        for (var at = marked.IndexOf(Pieces.Open, StringComparison.Ordinal); at >= 0 && marks.Count < MostMarks; at = marked.IndexOf(Pieces.Open, at + 1))
        {
            marks.Add(at);
        }

        return marks;
    }

    // The first mark of the stretch with the most different words.
    private static int BestOf(string marked, List<int> marks)
    {
        var (best, most, last) = (marks[0], 0, 0);
        for (var first = 0; first < marks.Count; first++)
        {
            last = Math.Max(last, first);
            while (last + 1 < marks.Count && marks[last + 1] - marks[first] < Length - Lead
                && marked.AsSpan(marks[first], marks[last + 1] - marks[first]).IndexOfAny(TextTables.PageBreak, TextTables.FileBreak) < 0)
            {
                last++;
            }

            // Only a stretch with more marks than the best has words can have more words.
            if (last - first + 1 > most && Pieces.MarkedWords(marked[marks[first]..EndOf(marked, marks[last])]) is var words && words > most)
            {
                (best, most) = (marks[first], words);
            }
        }

        return best;
    }

    private static int EndOf(string marked, int mark) => marked.IndexOf(Pieces.Close, mark) is >= 0 and var close ? close + 1 : marked.Length;

    private static string Cut(string marked, int first)
    {
        var page = marked.AsSpan(0, first).LastIndexOfAny(TextTables.PageBreak, TextTables.FileBreak) + 1;
        var pageEnd = marked.AsSpan(first).IndexOfAny(TextTables.PageBreak, TextTables.FileBreak) is >= 0 and var rest ? first + rest : marked.Length;
        var (start, end) = (Math.Max(page, first - Lead), Math.Min(pageEnd, first + Length - Lead));
        start = start == page ? page : WordStart(marked, start, first);
        end = end == pageEnd ? pageEnd : WordEnd(marked, end, pageEnd);

        // A match that the cut goes through is kept whole.
        if (marked.LastIndexOf(Pieces.Open, end - 1) is var open && open > marked.LastIndexOf(Pieces.Close, end - 1))
        {
            end = EndOf(marked, open);
        }

        if (marked.IndexOf(Pieces.Close, start) is var close && close < marked.IndexOf(Pieces.Open, start))
        {
            start = close + 1;
        }

        return (start > page ? Pieces.Gap : "") + marked[start..end].Trim() + (end < pageEnd ? Pieces.Gap : "");
    }

    private static int WordStart(string marked, int at, int limit)
    {
        while (at < limit && !char.IsWhiteSpace(marked[at - 1]))
        {
            at++;
        }

        return at;
    }

    private static int WordEnd(string marked, int at, int limit)
    {
        while (at < limit && !char.IsWhiteSpace(marked[at]))
        {
            at++;
        }

        return at;
    }
}
