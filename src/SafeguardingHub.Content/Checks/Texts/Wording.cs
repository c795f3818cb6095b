using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using SafeguardingHub.Content.Bodies;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>
/// The words of a version as readers see them: what a shortcode or a variable will put there stands as <see cref="Shown"/>, and
/// each block is divided into its sentences. Made once for all checks that look at a version.
/// </summary>
public sealed class Wording
{
    /// <summary>Stands for what the hub will put there: a contact, a shared text, the name of an organisation.</summary>
    public const string Shown = "…";

    private static readonly ConditionalWeakTable<CheckedTexts, Wording> Made = [];

    private Wording(CheckedTexts texts)
    {
        var links = ImmutableArray.CreateBuilder<WordedLink>();
        Blocks = [.. texts.Blocks.Select(block => WordedBlock.Of(block, links))];
        Links = [.. texts.Links.Select(link => new WordedLink(link.Text, link.Address, link.Place, link.Around) { IsWritten = true }), .. links];
    }

    /// <summary>The blocks in reading order.</summary>
    public ImmutableArray<WordedBlock> Blocks { get; }

    /// <summary>The links, those that shortcodes make included: their address is the shortcode's target.</summary>
    public ImmutableArray<WordedLink> Links { get; }

    /// <summary>Every sentence with the block that it stands in; one that stands in several of the same sort, with the first.</summary>
    /// <param name="alsoQuoted">Whether with those that are somebody else's, which are not the editor's to change.</param>
    public IEnumerable<(WordedBlock Block, Sentence Sentence)> Sentences(bool alsoQuoted = false) =>
        (from block in Blocks
         where alsoQuoted || !block.Block.IsQuoted
         from sentence in block.Sentences
         select (block, sentence)).DistinctBy(found => (found.block.Kind, found.sentence.Text));

    /// <summary>The words of these texts.</summary>
    public static Wording Of(CheckedTexts texts) => Made.GetValue(texts, made => new Wording(made));
}

/// <summary>A link as a reader sees it.</summary>
/// <param name="Text">Its words; empty where it shows the name of what it leads to.</param>
/// <param name="Address">Where it leads: an address, or the alias that a shortcode names.</param>
/// <param name="Place">The text that it stands in.</param>
/// <param name="Around">The words of the block that it stands in.</param>
public sealed record WordedLink(string Text, string Address, string Place, string Around)
{
    /// <summary>Whether its address is written in the text; false for a shortcode.</summary>
    public bool IsWritten { get; init; }
}

/// <summary>A sentence of a block.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Start">Where it begins in the block's words.</param>
public readonly record struct Sentence(string Text, int Start)
{
    /// <summary>The sentence as the subject of a finding: of a sentence without end, its beginning.</summary>
    public string Subject => Text.Length <= 2 * Finding.LongestSubject ? Text : Text[..(2 * Finding.LongestSubject)];
}

/// <summary>A block of text as readers see it.</summary>
public sealed record WordedBlock
{
    private const int LongestShortened = 12;

    private WordedBlock(TextBlock block, string words)
    {
        Block = block;
        Words = words;
        Sentences = [.. Divide(words)];
    }

    /// <summary>The block as it is stored.</summary>
    public TextBlock Block { get; }

    /// <summary>Its words, <see cref="Wording.Shown"/> standing for what the hub puts there.</summary>
    public string Words { get; }

    /// <summary>Its sentences in order; none of an empty block.</summary>
    public ImmutableArray<Sentence> Sentences { get; }

    /// <summary>What sort it is.</summary>
    public TextBlockKind Kind => Block.Kind;

    /// <summary>Where it stands.</summary>
    public string Place => Block.Place;

    internal static WordedBlock Of(TextBlock block, ImmutableArray<WordedLink>.Builder links)
    {
        var text = block.Text;
        if (!text.Contains('[', StringComparison.Ordinal) && !text.Contains("{{", StringComparison.Ordinal))
        {
            return new WordedBlock(block, text);
        }

        var words = new StringBuilder(text.Length);
        var found = new List<(string Text, string Target)>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '[' && ShortcodeReader.Read(text.AsSpan(at), ShortcodeCatalogue.Default) is { Shortcode: { } shortcode, Length: var length })
            {
                shortcode.Arguments.TryGetValue("text", out var said);
                words.Append(string.IsNullOrWhiteSpace(said) ? Wording.Shown : said);
                if (shortcode.Name == "link")
                {
                    found.Add((said?.Trim() ?? "", shortcode.Target));
                }

                at += length;
            }
            else if (text[at] == '{' && text.AsSpan(at).StartsWith("{{") && text.IndexOf("}}", at, StringComparison.Ordinal) is > 0 and var end)
            {
                words.Append('…');
                at = end + 2;
            }
            else
            {
                words.Append(text[at++]);
            }
        }

        var worded = new WordedBlock(block, words.ToString());
        links.AddRange(found.Select(link => new WordedLink(link.Text, link.Target, block.Place, worded.Words)));
        return worded;
    }

    private static IEnumerable<Sentence> Divide(string words)
    {
        var start = 0;
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at] is not ('.' or '!' or '?'))
            {
                continue;
            }

            var end = at + 1;
            while (end < words.Length && words[end] is '"' or '\'' or '”' or '’' or ')' or '.' or '?' or '!')
            {
                end++;
            }

            var stop = at;
            at = end - 1;
            if (end + 1 >= words.Length || words[end] != ' ' || char.IsLower(words[end + 1]) || IsShortened(words, start, stop))
            {
                continue;
            }

            yield return new Sentence(words[start..end], start);
            start = at = end + 1;
        }

        if (start < words.Length)
        {
            yield return new Sentence(words[start..], start);
        }
    }

    // "Dr. Brown", "No. 5": a full stop that ends no sentence.
    private static bool IsShortened(string words, int start, int stop)
    {
        var before = words.AsSpan(Math.Max(start, stop - LongestShortened)..stop);
        return before[(before.LastIndexOf(' ') + 1)..].TrimStart('(') is "Dr" or "Mr" or "Mrs" or "Ms" or "St" or "No" or "Tel" or "Ext" or "e.g" or "i.e" or "eg" or "ie" or "vs" or "approx" or "a.m" or "p.m";
    }
}
