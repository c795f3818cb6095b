using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Testing;
using SafeguardingHub.Web.Tests.Support;
using Xunit.Abstractions;

namespace SafeguardingHub.Web.Tests.Checks;

/// <summary>
/// The pages that the hub came from, word for word, as drafts on the hub's own ground: the checks find every fault that a machine
/// can find, each where it stands, and nothing else. What is expected stands beside the pages, in <c>expected.json</c>.
/// </summary>
public sealed partial class SourcePageTests(SourcePageTests.Site site, ITestOutputHelper output) : IClassFixture<SourcePageTests.Site>
{
    private const string Folder = "tests/SafeguardingHub.Web.Tests/SourcePages/";
    private static readonly Actor Editor = Actor.System("a test");

    // The inventory's list of what is wrong with the source pages, by number.
    private static readonly string[] Inventory =
    [
        "S-X01", "S-X02", "S-X03", "S-X04", "S-X05", "S-X06", "S-X07", "S-X08", "S-X09", "S-X10", "S-X11", "S-X12", "S-X13", "S-X14", "S-X15", "S-X16",
        "S-X17", "S-X18", "S-X19", "S-X20", "S-X21", "S-X22", "S-X23", "S-X24", "S-X25", "S-X26", "S-X27", "S-X28", "S-X29", "S-X30", "S-X31",
    ];

    private static readonly Expected Known = JsonSerializer.Deserialize<Expected>(File.ReadAllText(Repository.File(Folder + "expected.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Drafts => [.. Known.Drafts.Select(draft => draft.Name)];

    [Theory]
    [MemberData(nameof(Drafts))]
    public async Task Source_AsItWasWritten_HasTheFaultsThatAreExpected(string name)
    {
        var draft = Known.Drafts.Single(draft => draft.Name == name);

        var looked = await site.CheckAsync(await ItemAsync(draft));

        Assert.Empty(looked.Reasons.Select(reason => $"{reason.Place}: {reason.Message}"));
        foreach (var finding in looked.Findings)
        {
            output.WriteLine($"{finding.Severity} {finding.Code} | {Place(finding)} | {finding.Subject} | {finding.Message}");
        }

        var expected = draft.Findings.ToList();
        var unexpected = looked.Findings.Where(finding => expected.Find(known => Stands(known, finding)) is not { } known || !expected.Remove(known)).ToList();
        Assert.True(unexpected.Count == 0, $"Found, and not expected:\n{string.Join('\n', unexpected.Select(finding => $"{finding.Code} | {Place(finding)} | {finding.Subject}"))}");
        Assert.True(expected.Count == 0, $"Expected, and not found:\n{string.Join('\n', expected.Select(known => $"{known.Code} | {known.Place} | {known.Begins} ({string.Join(", ", known.For)})"))}");
    }

    [Fact]
    public void Expectations_EachSaysWhatItStandsFor()
    {
        var findings = Known.Drafts.SelectMany(draft => draft.Findings).ToList();

        Assert.All(findings, finding => Assert.True(finding.For.Length > 0 || finding.Note is { Length: > 10 }, $"{finding.Code} '{finding.Begins}' stands for nothing."));
        Assert.Empty(findings.SelectMany(finding => finding.For).Except(Inventory));
    }

    [Fact]
    public void Inventory_EachFault_IsFoundOrTheReadmeSaysWhyNot()
    {
        var found = (from draft in Known.Drafts
                     from finding in draft.Findings
                     from id in finding.For
                     group finding.Code by id into codes
                     select codes).ToDictionary(codes => codes.Key, codes => codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var explained = ReadmeRow().Matches(File.ReadAllText(Repository.File("recipes/README.md"))).Select(match => match.Groups["id"].Value).ToList();
        foreach (var id in Inventory)
        {
            output.WriteLine($"{id}  {(found.TryGetValue(id, out var codes) ? string.Join(", ", codes) : "no check: see recipes/README.md")}");
        }

        Assert.Equal(Inventory, found.Keys.Concat(explained).Order(StringComparer.Ordinal));
    }

    private static bool Stands(Fault known, Finding finding) =>
        known.Code == finding.Code && known.Place == Place(finding) && finding.Subject.StartsWith(known.Begins, StringComparison.Ordinal)
        && (known.Says ?? []).All(words => finding.Message.Contains(words, StringComparison.Ordinal));

    // A page's blocks by their number, since each of its headings of the second level begins one.
    private static string Place(Finding finding) => Block().Replace(finding.Place, "block ${number}");

    private async Task<ContentItem> ItemAsync(Draft draft) => draft.Page is { } page ? Page(page, draft) : await site.LiveAsync(draft.Item!, draft.Without);

    private static ContentItem Page(string file, Draft draft)
    {
        var html = File.ReadAllText(Repository.File(Folder + file));
        var (title, body) = Title().Match(html) is { Success: true } found ? (found.Groups["title"].Value, html[(found.Index + found.Length)..]) : throw new InvalidDataException($"{file} has no title.");
        var blocks = BeforeHeading().Split(body).Where(block => !string.IsNullOrWhiteSpace(block)).Select((block, index) => new JsonObject
        {
            ["ContentItemId"] = $"4sourceblock{index:00}", ["ContentType"] = "Prose", ["HtmlBodyPart"] = new JsonObject { ["Html"] = block },
        });
        return ContentItemJson.Read(JsonSerializer.SerializeToElement(new JsonObject
        {
            ["ContentItemId"] = "4sourcepage", ["ContentItemVersionId"] = "4sourceversion", ["ContentType"] = draft.Type, ["DisplayText"] = title,
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["AutoroutePart"] = new JsonObject { ["Path"] = draft.Path },
            ["SectionPart"] = new JsonObject { ["Section"] = draft.Section },
            ["FlowPart"] = new JsonObject { ["Widgets"] = new JsonArray([.. blocks]) },
        }));
    }

    [GeneratedRegex(@"^<h1>(?<title>.*)</h1>", RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex("(?=<h2>)", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeHeading();

    [GeneratedRegex(@"^FlowPart\.Widgets\[(?<number>[0-9]+)\]\.HtmlBodyPart\.Html$", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| (?<id>S-X[0-9]{2}) \| no check", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ReadmeRow();

    /// <summary>The hub as its recipes set it up, on a day that does not change.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private HubFactory? factory;

        public async Task InitializeAsync() => factory = await HubFactory.StartAsync(new SettableTime(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)));

        public async Task DisposeAsync() => await factory!.DisposeAsync();

        /// <summary>What is found in the item if somebody saves it as it is.</summary>
        public async Task<DraftFindings> CheckAsync(ContentItem item) =>
            (await factory!.Services.GetRequiredService<CheckDraft>().ExecuteAsync(Editor, item, CancellationToken.None))!;

        /// <summary>An item of the hub's own, without what a source does not say: a part and a property of it, <c>EditionPart.Replaces</c>.</summary>
        public async Task<ContentItem> LiveAsync(string id, string? without)
        {
            var item = (await factory!.StoredAsync(id)).Live!.Item;
            if (without?.Split('.') is not [var part, var property])
            {
                return item;
            }

            var parts = JsonNode.Parse(ContentItemJson.PartsText(item.Parts))!.AsObject();
            Assert.True(parts[part]!.AsObject().Remove(property), $"{id} has no {without}.");
            return item with { Parts = ContentItemJson.ReadParts(parts.ToJsonString()) };
        }
    }

    private sealed record Expected(Draft[] Drafts);

    /// <summary>A draft: a page from a file, or an item of the hub.</summary>
    private sealed record Draft(string Name, string? Page, string? Type, string? Section, string? Path, string? Item, string? Without, Fault[] Findings);

    /// <summary>
    /// A finding: where, how its subject begins, what its message must name, and the faults of the inventory that it stands for; a
    /// note where it is none of these.
    /// </summary>
    private sealed record Fault(string Code, string Place, string Begins, string[]? Says, string[] For, string? Note);
}
