using System.Globalization;

namespace SafeguardingHub.Search.Index;

/// <summary>
/// The index's files in the data folder, and the lock that says who writes them: one program at a time. Another that wants the
/// index built anew asks for it by a file, in which the one who builds says how far he is.
/// </summary>
internal sealed class IndexPlace(string folder)
{
    private const string Fresh = "search.verify.";

    /// <summary>The index.</summary>
    public string Index => Path.Combine(folder, "search.db");

    /// <summary>The index that is being built, or that was when the power failed.</summary>
    public string New => Path.Combine(folder, "search.new.db");

    /// <summary>Whether somebody has asked for a build.</summary>
    public bool IsAsked => File.Exists(Request);

    private string Request => Path.Combine(folder, "search.rebuild");

    /// <summary>A place for an index that is built for one purpose and is gone afterwards; another each time.</summary>
    public FreshPlace NewFresh() => new(Path.Combine(folder, $"{Fresh}{Guid.NewGuid():N}.db"));

    /// <summary>Takes the right to write; null while another program has it. The operating system lets go of it when the program ends.</summary>
    public FileStream? TryLock()
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, "search.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsShared(error))
        {
            return null;
        }
    }

    /// <summary>The same for a server that begins: what programs left that were killed is removed.</summary>
    public FileStream? TryHold()
    {
        var held = TryLock();
        if (held is not null)
        {
            Sweep();
        }

        return held;
    }

    /// <summary>Asks whoever has the lock to build the index anew.</summary>
    public void Ask() => File.WriteAllText(Request, "");

    /// <summary>Says how far the build is that was asked for.</summary>
    public void Answer(IndexProgress progress)
    {
        if (IsAsked)
        {
            File.WriteAllText(Request, string.Create(CultureInfo.InvariantCulture, $"{progress.Done} of {progress.Total}"));
        }
    }

    /// <summary>Says that the build that was asked for is done, or is not asked for any more.</summary>
    public void Done() => File.Delete(Request);

    /// <summary>How far the build is that was asked for; null before it has begun.</summary>
    public IndexProgress? Progress()
    {
        try
        {
            return File.ReadAllText(Request).Split(" of ") is [var done, var total]
                && int.TryParse(done, CultureInfo.InvariantCulture, out var first) && int.TryParse(total, CultureInfo.InvariantCulture, out var second)
                ? new IndexProgress(first, second)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // Half an index, and indexes of one purpose that nobody has open.
    private void Sweep()
    {
        var left = Directory.EnumerateFiles(folder, $"{Fresh}*").Select(file => file[..(file.LastIndexOf(".db", StringComparison.Ordinal) + ".db".Length)]);
        foreach (var path in left.ToHashSet(StringComparer.Ordinal))
        {
            TryRemove(() => new FreshPlace(path).Dispose());
        }

        TryRemove(() => IndexConnections.Delete(New));
    }

    private static void TryRemove(Action remove)
    {
        try
        {
            remove();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another program has it open, or the disk lets nobody: what stays takes room and does no harm.
        }
    }

    // Of Windows, Linux and macOS: sharing violation, EAGAIN, EWOULDBLOCK. What else fails is no other program.
    private static bool IsShared(IOException error) => error.HResult is unchecked((int)0x80070020) or 11 or 35;
}
