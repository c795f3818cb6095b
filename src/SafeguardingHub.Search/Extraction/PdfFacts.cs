using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Extraction;

/// <summary>
/// Facts of PDFs by poppler's <c>pdfinfo</c>, with the limits that reading texts has: one file at a time, in a process of its
/// own, and never while somebody waits. What was found is kept in memory by the hash of the bytes.
/// </summary>
internal sealed partial class PdfFacts(IMediaStore media, IFileTexts texts, TimeProvider time, ReadingLimits limits, Func<string?> program) : IFileFacts, IDisposable
{
    // A few hundred bytes each. Were fewer kept than there are, each run over all content would begin to look at all of them anew.
    private const int MostKept = 100_000;

    private readonly ConcurrentDictionary<string, Task<DocumentFacts>> found = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1);

    /// <inheritdoc />
    public async ValueTask<DocumentFacts?> FindAsync(MediaFile file, CancellationToken cancellationToken)
    {
        if (file.ContentType != "application/pdf" || file.Length > limits.FileBytes || program() is not { } path)
        {
            return DocumentFacts.Unknown;
        }

        if (found.Count > MostKept)
        {
            found.Clear();
        }

        var looking = found.GetOrAdd(file.Sha256, static (hash, asked) => Task.Run(() => asked.Facts.LookAsync(hash, asked.Path)), (Facts: this, Path: path));
        if (!looking.IsCompletedSuccessfully)
        {
            // The store was away: that says nothing of the document, and keeps nobody from publishing what links to it.
            if (looking.IsCompleted)
            {
                found.TryRemove(KeyValuePair.Create(file.Sha256, looking));
            }

            return null;
        }

        var facts = await looking;
        var text = await texts.FindAsync(file, cancellationToken);
        return facts with { HasText = text is null ? null : !text.Pages.IsEmpty };
    }

    /// <inheritdoc />
    public async ValueTask<string?> TextAsync(MediaFile file, CancellationToken cancellationToken) =>
        await texts.FindAsync(file, cancellationToken) is { } text ? string.Join('\n', text.Pages) : null;

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    // Without a token: whoever asked has gone on, and the limits end it.
    private async Task<DocumentFacts> LookAsync(string sha256, string path)
    {
        await turn.WaitAsync();
        var copy = Path.Combine(Path.GetTempPath(), $"hub-facts-{Guid.NewGuid():N}.pdf");
        try
        {
            if (!await CopyAsync(sha256, copy))
            {
                return DocumentFacts.Unknown;
            }

            var output = await ChildProgram.RunAsync(path, ["-enc", "UTF-8", copy], limits, time, CancellationToken.None);
            return output is { IsTooSlow: false, IsTooLong: false, ExitCode: 0 }
                ? Read(Encoding.UTF8.GetString(output.Bytes.Span)) with { Language = await LanguageAsync(copy) }
                : DocumentFacts.Unknown;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return DocumentFacts.Unknown;
        }
        finally
        {
            File.Delete(copy);
            turn.Release();
        }
    }

    /// <summary>What the program's lines say: <c>Pages:  12</c>.</summary>
    internal static DocumentFacts Read(string output)
    {
        var lines = output.Split('\n').Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0].Trim(), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First()[1].Trim(), StringComparer.Ordinal);
        int? pages = int.TryParse(lines.GetValueOrDefault("Pages"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        bool? isTagged = lines.TryGetValue("Tagged", out var tagged) ? tagged == "yes" : null;
        return new DocumentFacts(pages, isTagged, pages is null ? null : Short(lines.GetValueOrDefault("Title") ?? ""), Language: null, HasText: null);
    }

    private static string Short(string title) => title.Length <= 200 ? title : title[..200];

    private async Task<bool> CopyAsync(string sha256, string copy)
    {
        await using var bytes = await media.OpenAsync(sha256, CancellationToken.None);
        if (bytes is null)
        {
            return false;
        }

        await using var file = new FileStream(copy, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous });
        await bytes.CopyToAsync(file);
        return true;
    }

    // The program does not say it. Where the document packs its catalogue it stays unknown.
    private static async Task<string?> LanguageAsync(string copy)
    {
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(copy));
        return NamedLanguage().Match(text) is { Success: true } match ? match.Groups[1].Value : null;
    }

    [GeneratedRegex(@"/Lang\s*\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NamedLanguage();
}
