namespace SafeguardingHub.Testing;

/// <summary>The repository that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The path of a file or folder in it.</summary>
    public static string File(string path) => Path.Combine(Root, path);

    /// <summary>The sources below these folders, without what building puts there.</summary>
    public static IEnumerable<(string Path, string Text)> Sources(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(File(folder), "*", SearchOption.AllDirectories)
        where Path.GetExtension(file) is ".cs" or ".cshtml" or ".razor"
        let path = Path.GetRelativePath(Root, file)
        where !path.Split('/').Any(name => name is "obj" or "bin" or "node_modules")
        select (path, System.IO.File.ReadAllText(file));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "SafeguardingHub.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("SafeguardingHub.sln was not found above the test's folder.");
    }
}
