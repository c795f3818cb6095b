using System.Text;
using System.Text.Json;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Conformance.Tests.Vectors;

/// <summary>A measured case of <c>tests/vectors</c>: recipes, and what a running Orchard Core made of them.</summary>
internal sealed class Vector
{
    private const string SetUp = "00-setup";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "vectors");

    private Vector(string name)
    {
        Name = name;
        Inputs = [.. Directory.GetFiles(Path.Combine(Folder, name), "input*.recipe.json").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        Expected = Read(name, "expected.json") ?? default;
        Request = Read(name, "request.json") ?? default;
    }

    /// <summary>The cases; what several of them need set up is none itself.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Where(name => !name.EndsWith(SetUp, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public string Name { get; }

    /// <summary>The recipes in the order in which they are imported.</summary>
    public IReadOnlyList<byte[]> Inputs { get; }

    public JsonElement Expected { get; }

    /// <summary>What was asked, in the cases that ask something.</summary>
    public JsonElement Request { get; }

    public static Vector Read(string name) => new(name);

    private static JsonElement? Read(string name, string file) =>
        File.Exists(Path.Combine(Folder, name, file)) ? JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder, name, file))) : null;

    /// <summary>All recipes as one text, to tell ids that were given from those that were made.</summary>
    public string InputText => string.Concat(Inputs.Select(input => Encoding.UTF8.GetString(input).Replace("\0", "", StringComparison.Ordinal)));
}
