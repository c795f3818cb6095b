using System.Text;
using SafeguardingHub.Content.Recipes;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Web;

namespace SafeguardingHub.Conformance.Tests.Engine;

/// <summary>The steps media, Roles and settings.</summary>
public class SiteStepTests
{
    [Fact]
    public async Task Media_OneFileThatIsNamedOften_IsHeldInMemoryOnce()
    {
        await using var hub = await TestHub.NewAsync();
        var files = new CountedFiles();
        var named = string.Join(",", Enumerable.Range(0, CountedFiles.Names).Select(number => $$"""{ "TargetPath": "{{number}}.txt", "SourcePath": "a.txt" }"""));

        var recipe = Encoding.UTF8.GetBytes($$"""{ "steps": [ { "name": "media", "Files": [ {{named}} ] } ] }""");
        var outcome = await new RunRecipe(hub.Engine, hub.Reader, hub.Media, hub.Folder, HubComposition.RecipeSteps).ExecuteAsync(
            TestHub.System, new RecipeSource("input.recipe.json", recipe, files), isStrict: false, context: null, progress: null, CancellationToken.None);

        Assert.NotNull(outcome.Report);
        Assert.Equal(CountedFiles.Names, (await hub.Reader.MediaAsync(CancellationToken.None)).Count);
        Assert.InRange(files.MostAlive, 1, CountedFiles.Names / 2);
    }

    [Fact]
    public async Task Media_FromBase64AndFromTheRecipesFolder_IsKept()
    {
        await using var hub = await TestHub.NewAsync();
        hub.Folder.Files["files/leaflet.pdf"] = "%PDF-1.7"u8.ToArray();

        await hub.MustRunAsync("""
            { "steps": [ { "name": "media", "Files": [
              { "TargetPath": "docs/a.txt", "Base64": "aGVsbG8=" }, { "Path": "docs/leaflet.pdf", "SourcePath": "files/leaflet.pdf" } ] } ] }
            """);

        var files = await hub.Reader.MediaAsync(CancellationToken.None);
        Assert.Equal([("docs/a.txt", 5L, "text/plain"), ("docs/leaflet.pdf", 8L, "application/pdf")], files.Select(file => (file.Path, file.Length, file.ContentType)));
        await using var stream = await hub.Media.OpenAsync(files[0].Sha256, CancellationToken.None);
        using var text = new StreamReader(stream!, Encoding.UTF8);
        Assert.Equal("hello", await text.ReadToEndAsync());
    }

    [Theory]
    [InlineData("""{ "TargetPath": "../a.txt", "Base64": "aGVsbG8=" }""", "leaves the recipe's folder")]
    [InlineData("""{ "TargetPath": "/etc/a.txt", "Base64": "aGVsbG8=" }""", "cannot be used")]
    [InlineData("""{ "TargetPath": "a.txt", "SourcePath": "../../etc/passwd" }""", "leaves the recipe's folder")]
    [InlineData("""{ "TargetPath": "a.txt", "SourcePath": "missing.txt" }""", "There is no file 'missing.txt'")]
    [InlineData("""{ "TargetPath": "a.svg", "Base64": "PHN2Zy8+" }""", "'.svg' are not kept")]
    [InlineData("""{ "TargetPath": "a.html", "Base64": "PHN2Zy8+" }""", "'.html' are not kept")]
    [InlineData("""{ "TargetPath": "a", "Base64": "PHN2Zy8+" }""", "are not kept")]
    [InlineData("""{ "TargetPath": "a.txt", "SourceUrl": "https://x.example/a.txt" }""", "fetches nothing from other hosts")]
    [InlineData("""{ "TargetPath": "a.txt", "Base64": "not base64" }""", "is not Base64")]
    [InlineData("""{ "TargetPath": "a.txt" }""", "Give the bytes")]
    [InlineData("\"a.txt\"", "cannot be used")]
    public async Task Media_ThatCannotBeKept_IsRefusedAtItsPlace(string file, string message)
    {
        await using var hub = await TestHub.NewAsync();

        var outcome = await hub.RunAsync($$"""{ "steps": [ { "name": "media", "Files": [ { "TargetPath": "ok.txt", "Base64": "aGVsbG8=" }, {{file}} ] } ] }""");

        var problem = Assert.Single(outcome.Problems);
        Assert.Equal(("steps[0].Files[1]", "media"), (problem.Place, problem.Step));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Empty(await hub.Reader.MediaAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(null, "B C")]
    [InlineData("Replace", "B C")]
    [InlineData("Add", "A B C")]
    [InlineData("Remove", "A")]
    public async Task Roles_WithABehaviour_ChangeThePermissionsAccordingly(string? behaviour, string expected)
    {
        await using var hub = await TestHub.WithAsync("""{ "steps": [ { "name": "Roles", "Roles": [ { "Name": "Editor", "Description": "Edits", "Permissions": ["A", "B"] } ] } ] }""");

        await hub.MustRunAsync($$"""{ "steps": [ { "name": "roles", "Roles": [ { "Name": "EDITOR", "Permissions": ["C", "B"]{{(behaviour is null ? "" : $", \"PermissionBehavior\": \"{behaviour}\"")}} } ] } ] }""");

        var role = Assert.Single(await hub.Reader.RolesAsync(CancellationToken.None));
        Assert.Equal(("Editor", "Edits", expected), (role.Name, role.Description, string.Join(' ', role.Permissions)));
    }

    [Fact]
    public async Task Role_WithAnUnknownBehaviour_IsRefused()
    {
        await using var hub = await TestHub.NewAsync();

        var outcome = await hub.RunAsync("""{ "steps": [ { "name": "Roles", "Roles": [ { "Name": "Editor", "Permissions": [], "PermissionBehavior": "Double" } ] } ] }""");

        Assert.Equal("steps[0].Roles[0]", Assert.Single(outcome.Problems).Place);
    }

    [Fact]
    public async Task Settings_PlainOnesAreMergedAndSectionsReplaced()
    {
        await using var hub = await TestHub.WithAsync("""{ "steps": [ { "name": "settings", "SiteName": "One", "PageSize": 10, "LayerSettings": { "Zones": ["A"], "Kept": 1 } } ] }""");

        await hub.MustRunAsync("""{ "steps": [ { "name": "Settings", "SiteName": "Two", "LayerSettings": { "Zones": ["B"] } } ] }""");

        var settings = await hub.Reader.SettingsAsync(CancellationToken.None);
        Assert.Equal(["LayerSettings", "Site"], settings.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""{"SiteName":"Two","PageSize":10}""", settings["Site"].GetRawText());
        Assert.Equal("""{"Zones":["B"]}""", settings["LayerSettings"].GetRawText().Replace(" ", "", StringComparison.Ordinal));
    }

    private sealed class CountedFiles : IRecipeFiles
    {
        public const int Names = 40;
        private readonly List<WeakReference> given = [];

        public int MostAlive { get; private set; }

        public ValueTask<byte[]?> ReadAsync(RecipeFilePath path, CancellationToken cancellationToken)
        {
            var bytes = new byte[100_000];
            bytes.AsSpan().Fill((byte)'a');
            given.Add(new WeakReference(bytes));
            if (given.Count == Names)
            {
                GC.Collect();
                MostAlive = given.Count(one => one.IsAlive);
            }

            return ValueTask.FromResult<byte[]?>(bytes);
        }
    }
}
