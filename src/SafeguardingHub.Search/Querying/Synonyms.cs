using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search.Querying;

/// <summary>Words and phrases that mean the same, ready to be found in queries; made once for each ground.</summary>
internal sealed class Synonyms
{
    // A phrase that means a hundred things means nothing, and each costs a look-up.
    private const int MostAlternatives = 24;

    private static readonly ConditionalWeakTable<SearchGround, Synonyms> ByGround = [];

    private readonly Dictionary<string, List<(ImmutableArray<string> Words, int Group)>> byFirstWord = new(StringComparer.Ordinal);
    private readonly List<ImmutableArray<string>> groups = [];
    private readonly HashSet<string> words = new(StringComparer.Ordinal);

    private Synonyms(SearchGround ground)
    {
        foreach (var group in ground.Synonyms)
        {
            Add(group, group);
        }

        foreach (var lead in ground.Leads)
        {
            Add(lead.From, lead.To);
        }
    }

    /// <summary>The synonyms of a ground.</summary>
    public static Synonyms Of(SearchGround ground) => ByGround.GetValue(ground, static given => new Synonyms(given));

    /// <summary>Whether a folded word is one of those that people may type.</summary>
    public bool Has(string word) => words.Contains(TextWords.Single(word));

    /// <summary>The expressions that a query asks for, each with what means the same, and the terms that each stands for.</summary>
    public ImmutableArray<(string Expression, ImmutableArray<QueryTerm> Terms)> Expand(ImmutableArray<QueryTerm> terms)
    {
        var expressions = ImmutableArray.CreateBuilder<(string, ImmutableArray<QueryTerm>)>();
        for (var at = 0; at < terms.Length;)
        {
            var (taken, found) = Find(terms, at);
            var meant = terms.Slice(at, taken);
            var own = FtsText.All([.. meant.Select(ExpressionOf)])!;
            expressions.Add((FtsText.Any([own, .. found.SelectMany(group => groups[group]).Distinct().Take(MostAlternatives)])!, meant));
            at += taken;
        }

        return expressions.ToImmutable();
    }

    // Who types one of the first finds the second as well.
    private void Add(ImmutableArray<string> typed, ImmutableArray<string> meant)
    {
        foreach (var phrase in Phrases(typed).Select(phrase => Telling([.. phrase.Words.Select(word => word.Folded)])))
        {
            var first = TextWords.Single(phrase[0]);
            (byFirstWord.TryGetValue(first, out var found) ? found : byFirstWord[first] = []).Add((phrase, groups.Count));
            words.UnionWith(phrase.Select(TextWords.Single));
        }

        // As FTS5 folds it, not as the hub does: they differ outside Latin letters.
        groups.Add([.. Phrases(meant).Select(phrase => FtsText.Quoted(phrase.Words.Select(word => phrase.Text.Substring(word.Start, word.Length))))]);
    }

    private static IEnumerable<(string Text, List<TextWord> Words)> Phrases(ImmutableArray<string> phrases) =>
        phrases.Select(TextWords.Clean).Select(text => (Text: text, Words: TextWords.Of(text))).Where(phrase => phrase.Words.Count > 0);

    // A term as FTS5 is asked for it.
    private static string ExpressionOf(QueryTerm term) => FtsText.Quoted(term.Words.Select(word => word.Typed));

    // The groups of the longest phrase that begins at a term, and how many terms it takes.
    private (int Taken, List<int> Groups) Find(ImmutableArray<QueryTerm> terms, int at)
    {
        var (taken, found) = (1, new List<int>());
        if (!byFirstWord.TryGetValue(TextWords.Single(terms[at].Words[0].Folded), out var phrases))
        {
            return (taken, found);
        }

        foreach (var (words, group) in phrases)
        {
            if (TermsOf(words, terms, at) is not (> 0 and var length) || length < taken)
            {
                continue;
            }

            if (length > taken)
            {
                (taken, found) = (length, []);
            }

            found.Add(group);
        }

        return (taken, found);
    }

    // How many terms from there on are exactly these words; 0 where they are not.
    private static int TermsOf(ImmutableArray<string> words, ImmutableArray<QueryTerm> terms, int at)
    {
        var (word, term) = (0, at);
        while (word < words.Length)
        {
            if (term == terms.Length)
            {
                return 0;
            }

            var telling = Telling([.. terms[term].Words.Select(one => one.Folded)]);
            if (word + telling.Length > words.Length || !telling.Select(TextWords.Single).SequenceEqual(words.AsSpan(word, telling.Length).ToArray().Select(TextWords.Single)))
            {
                return 0;
            }

            word += telling.Length;
            term++;
        }

        return term - at;
    }

    // Queries lose the words that say nothing; the phrases that are found in them must have lost them too.
    private static ImmutableArray<string> Telling(ImmutableArray<string> words)
    {
        var telling = words.RemoveAll(StopWords.Contains);
        return telling.IsEmpty ? words : telling;
    }
}
