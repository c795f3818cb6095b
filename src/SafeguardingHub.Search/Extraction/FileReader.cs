using System.Collections.Immutable;
using System.Text;
using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Search.Extraction;

/// <summary>Reads the text of files of one kind.</summary>
internal abstract class FileReader
{
    /// <summary>The name of the kind, lower-case letters: part of the names of kept texts.</summary>
    public abstract string Name { get; }

    /// <summary>What it reads with, a number: texts that were read with another are read again. Grows with each change of this code.</summary>
    public abstract int Version { get; }

    /// <summary>What it can read with now: <see cref="Version"/>, or 0 where something is missing that it needs.</summary>
    public virtual int VersionNow => Version;

    /// <summary>
    /// The text of a file on the local disk. What is wrong with the file is in the answer; an exception is something that may
    /// be otherwise the next time.
    /// </summary>
    public abstract Task<ExtractedText> ReadAsync(string file, CancellationToken cancellationToken);

    /// <summary>The text as it is kept: no more than is allowed, special characters cleaned, no empty line, no space doubled.</summary>
    protected static ExtractedText Cleaned(IEnumerable<string> pages, bool hasPages, int characters, string empty)
    {
        var kept = ImmutableArray.CreateBuilder<string>();
        var room = characters;
        var isCut = false;
        foreach (var page in pages)
        {
            if (room == 0)
            {
                isCut |= !string.IsNullOrWhiteSpace(page);
                continue;
            }

            var text = Lines(PlainText.Normalise(page));
            if (text.Length > room)
            {
                isCut = true;
                text = text[..(char.IsHighSurrogate(text[room - 1]) ? room - 1 : room)];
                room = 0;
            }

            room -= Math.Min(room, text.Length);
            kept.Add(text);
        }

        return kept.All(text => text.Length == 0)
            ? ExtractedText.None(empty)
            : new ExtractedText(kept.ToImmutable(), hasPages, isCut ? FileFaults.Cut(characters) : null);
    }

    private static string Lines(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var start = output.Length;
            foreach (var range in line.SplitAny(' ', '\t'))
            {
                var word = line[range];
                if (!word.IsEmpty)
                {
                    output.Append(output.Length > start ? " " : start > 0 ? "\n" : "").Append(word);
                }
            }
        }

        return output.ToString();
    }
}
