using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace SafeguardingHub.Search.Extraction;

/// <summary>A kept text: which bytes it is of, what read it, and in which version.</summary>
internal readonly record struct ExtractName(string Sha256, string Reader, int Version);

/// <summary>
/// The texts that were read, as compressed files in a folder: nothing in it is needed, all of it can be read again. A file has
/// what it was read with in its name, so that a look at the names alone tells what is out of date.
/// </summary>
internal sealed class ExtractFolder(string folder, TimeProvider time)
{
    private static readonly TimeSpan LeftOverAfter = TimeSpan.FromHours(1);

    private string Work => Path.Combine(folder, "work");

    /// <summary>The path of a temporary file that nobody else uses; its folder is there.</summary>
    public string NewWorkFile()
    {
        Directory.CreateDirectory(Work);
        return Path.GetFullPath(Path.Combine(Work, $"{Guid.NewGuid():N}.part"));
    }

    /// <summary>The text of that name, or null where there is none that can be read.</summary>
    public async Task<ExtractedText?> FindAsync(ExtractName name, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(PathOf(name), new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous });
            await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            return await JsonSerializer.DeserializeAsync<Kept>(unpacked, JsonSerializerOptions.Web, cancellationToken) is { Pages: { } pages } kept
                ? new ExtractedText([.. pages], kept.HasPages, kept.Fault)
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a text; what the same reader made of these bytes before goes.</summary>
    public async Task KeepAsync(ExtractName name, ExtractedText text, CancellationToken cancellationToken)
    {
        var part = NewWorkFile();
        try
        {
            await using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await using (var packed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
                {
                    await JsonSerializer.SerializeAsync(packed, new Kept([.. text.Pages], text.HasPages, text.Fault), JsonSerializerOptions.Web, cancellationToken);
                }

                // On the disk before the name is: a power cut must not leave the name with nothing behind it.
                file.Flush(flushToDisk: true);
            }

            var target = PathOf(name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(part, target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }

        foreach (var other in Of(name.Sha256).Where(other => other.Reader == name.Reader && other.Version != name.Version))
        {
            File.Delete(PathOf(other));
        }
    }

    /// <summary>Removes every text of these bytes.</summary>
    public void Remove(string sha256)
    {
        foreach (var name in Of(sha256))
        {
            File.Delete(PathOf(name));
        }
    }

    /// <summary>The names of all texts that are kept.</summary>
    public ImmutableArray<ExtractName> Names() => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateDirectories(folder).Where(path => Path.GetFileName(path).Length == 2).SelectMany(NamesIn)];

    /// <summary>Removes what a run that was cut short left behind; not what another process may be writing.</summary>
    public void RemoveLeftOvers()
    {
        var before = time.GetUtcNow().UtcDateTime - LeftOverAfter;
        foreach (var file in Directory.Exists(Work) ? new DirectoryInfo(Work).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before) : [])
        {
            file.Delete();
        }
    }

    private IEnumerable<ExtractName> Of(string sha256)
    {
        var within = Path.Combine(folder, sha256[..2]);
        return Directory.Exists(within) ? [.. NamesIn(within, $"{sha256[2..]}.*")] : [];
    }

    private static IEnumerable<ExtractName> NamesIn(string within) => NamesIn(within, "*.gz");

    private static IEnumerable<ExtractName> NamesIn(string within, string pattern) =>
        from path in Directory.EnumerateFiles(within, pattern)
        let parts = Path.GetFileName(path).Split('.')
        where parts is [_, _, _, "gz"] && int.TryParse(parts[2], System.Globalization.CultureInfo.InvariantCulture, out _)
        select new ExtractName(Path.GetFileName(within) + parts[0], parts[1], int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture));

    private string PathOf(ExtractName name) => Path.Combine(
        folder, name.Sha256[..2], string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name.Sha256[2..]}.{name.Reader}.{name.Version}.gz"));

    private sealed record Kept(string[]? Pages, bool HasPages, string? Fault);
}
