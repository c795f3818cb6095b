using System.IO.Compression;
using SafeguardingHub.Content.Media.Inspection;

namespace SafeguardingHub.Content.Media.Import;

/// <summary>
/// A ZIP that somebody sent: nothing in it is believed. Whoever takes its files counts their bytes as they are unpacked, since
/// what a ZIP says of itself may be a lie.
/// </summary>
internal static class SentZip
{
    private const string Damaged = "The ZIP cannot be opened: it is damaged, or has a password. Make it again without one.";

    /// <summary>Hands over each file in it with its name as it is written there, folders included.</summary>
    /// <param name="zip">The ZIP, seekable.</param>
    /// <param name="mostFiles">The most files that may be in it.</param>
    /// <param name="each">Takes a file; answers why nothing more is to be taken, or null.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Why the ZIP is not taken; null where it is.</returns>
    public static async Task<string?> UnpackAsync(
        Stream zip, int mostFiles, Func<string, Stream, Task<string?>> each, CancellationToken cancellationToken)
    {
        var tooMany = $"The ZIP holds too many files: send at most {mostFiles} at once.";
        if (await ZipDirectory.FaultAsync(zip, mostFiles * 2, cancellationToken) is { } fault)
        {
            return fault == ZipFault.Bomb ? tooMany : Damaged;
        }

        try
        {
            await using var archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            var entries = archive.Entries.Where(entry => !IsOfTheSystem(entry.FullName)).ToList();
            if (entries.Count > mostFiles)
            {
                return tooMany;
            }

            foreach (var entry in entries)
            {
                if (entry.IsEncrypted)
                {
                    return Damaged;
                }

                await using var content = await entry.OpenAsync(cancellationToken);
                if (await each(entry.FullName, content) is { } refusal)
                {
                    return refusal;
                }
            }

            return entries.Count == 0 ? "The ZIP holds no files." : null;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return Damaged;
        }
    }

    // Folders, and what Windows and macOS leave in a ZIP.
    private static bool IsOfTheSystem(string path) =>
        path.EndsWith('/') || path.EndsWith('\\') || path.Contains("__MACOSX/", StringComparison.Ordinal) || path.Split('/', '\\')[^1] is ".DS_Store" or "Thumbs.db" or "desktop.ini";
}
