using System.Globalization;

namespace SafeguardingHub.Storage;

/// <summary>
/// Says that one program serves a data folder; a second one is refused. The operating system lets go of it when the
/// program ends, however it ends. Command-line verbs need none: they work beside a server.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    private readonly FileStream held;

    private DataFolderLock(FileStream held) => this.held = held;

    /// <summary>Takes the folder for a server.</summary>
    /// <exception cref="HubDataException">Another program serves the folder, or the folder cannot be written to.</exception>
    public static DataFolderLock Acquire(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "serve.lock");
        try
        {
            Directory.CreateDirectory(dataFolder);
            var taken = new DataFolderLock(Open(file));
            File.WriteAllText(NameFile(file), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return taken;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new HubDataException($"The data folder '{dataFolder}' cannot be written to: give this account the right to write there, or choose another folder with --data.", error);
        }
        catch (IOException error) when (!File.Exists(file))
        {
            throw new HubDataException($"The data folder '{dataFolder}' cannot be used ({error.Message}): choose another with --data, or put it right.", error);
        }
        catch (IOException error)
        {
            throw new HubDataException(
                $"The data folder '{dataFolder}' is served by {Other(file)} already: stop that one first, or choose another folder with --data.", error);
        }
    }

    /// <inheritdoc />
    public void Dispose() => held.Dispose();

    /// <summary>Opens a file that nobody else may open at the same time; throws IOException while somebody else has it.</summary>
    internal static FileStream Open(string file) => new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    // The number stands in a file of its own, because nobody can read the locked one.
    private static string NameFile(string file) => Path.ChangeExtension(file, ".pid");

    private static string Other(string file)
    {
        try
        {
            return $"process {File.ReadAllText(NameFile(file)).Trim()}";
        }
        catch (IOException)
        {
            return "another program";
        }
    }
}
