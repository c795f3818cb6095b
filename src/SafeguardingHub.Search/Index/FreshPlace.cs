namespace SafeguardingHub.Search.Index;

/// <summary>
/// Where an index of one purpose is; disposing removes it. A lock beside it, which the operating system lets go of when the
/// program ends, tells it from what a killed program left.
/// </summary>
internal sealed class FreshPlace : IDisposable
{
    private readonly FileStream held;

    /// <summary>Takes the place.</summary>
    /// <exception cref="IOException">Another program has it.</exception>
    public FreshPlace(string path)
    {
        Path = path;
        held = new FileStream(LockOf(path), new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose,
        });
    }

    /// <summary>The index.</summary>
    public string Path { get; }

    /// <summary>The file of the lock of an index.</summary>
    public static string LockOf(string path) => path + ".lock";

    /// <inheritdoc />
    public void Dispose()
    {
        using (held)
        {
            IndexConnections.Delete(Path);
        }
    }
}
