using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Pipeline;

namespace SafeguardingHub.Content.Tests.Checks;

/// <summary>Texts to check.</summary>
internal static class Given
{
    public static readonly LocalDate Today = new(2026, 11, 23);

    private static readonly ContentKinds Kinds = new(
        [
            new TitlePartKind(), new HtmlBodyPartKind(), new MarkdownBodyPartKind(), new FlowPartKind(), new CareCardPartKind(), new StepsPartKind(), new QuickLinksPartKind(), new TablePartKind(), new FileListPartKind(),
            new DetailsPartKind(), new SharedTextPartKind(), new DoDontPartKind(), new InsetPartKind(),
        ],
        []);

    private static readonly PublicSnapshot Nothing = new(1, DefinitionSet.Empty, [], new Dictionary<string, JsonElement>());

    /// <summary>A page of one text.</summary>
    public static CheckContext Html(string html, string title = "A page about safeguarding") => Of(Item(title).With(new HtmlBodyPart { Html = html }));

    /// <summary>A page of one sentence in a paragraph.</summary>
    public static CheckContext Sentence(string words) => Html($"<p>{Encoded(words)}</p>");

    /// <summary>A page of blocks, each one part.</summary>
    public static CheckContext Flow(params ContentPart[] blocks) => Of(Item("A page about safeguarding").With(new FlowPart
    {
        Widgets = [.. blocks.Select(block => NestedItem.From(JsonSerializer.SerializeToElement(new { ContentType = "Block" })).With(Parts(block)))],
    }));

    public static ContentItem Item(string title) => new ContentItem
    {
        Id = ContentItemId.Parse("4checked"), VersionId = ContentItemVersionId.Parse("4version"), ContentType = "Page", CreatedAt = default, ModifiedAt = default,
    }.With(new TitlePart { Title = title });

    public static CheckContext Of(ContentItem item, LinkTargets? targets = null) => new(
        new CheckSubject(item, new ContentTypeDefinition("Page", "Page", SettingsBag.Empty, []), ContentReading.Of(item, DefinitionSet.Empty, Kinds)),
        new CheckGround(Nothing, Today, "1"), targets ?? LinkTargets.None);

    /// <summary>The same version with what its links lead to.</summary>
    public static CheckContext Leading(this CheckContext context, string address, LinkTarget target) =>
        context with { Targets = new LinkTargets(context.Targets.ByAddress.SetItem(address, target)) };

    /// <summary>The codes that a check finds, in its order.</summary>
    public static string Codes(this Check check, CheckContext context) => string.Join(" ", check.Look(context).Select(finding => finding.Code));

    /// <summary>The text after each fix that the check offers was applied, again and again until there is none.</summary>
    public static string Mended(this Check check, string html)
    {
        for (var times = 0; times < 20 && check.Look(Html(html)).Select(finding => finding.Fix).OfType<TextFix>().FirstOrDefault() is { } fix; times++)
        {
            var at = html.IndexOf(fix.From, StringComparison.Ordinal);
            Assert.True(at >= 0, $"“{fix.From}” does not stand in the text.");
            html = html[..at] + fix.To + html[(at + fix.From.Length)..];
        }

        return html;
    }

    private static PartMap Parts(ContentPart part) =>
        PartMap.Empty.With(part.GetType().Name, JsonSerializer.SerializeToElement(part, part.GetType(), PartJson.Options));

    private static string Encoded(string words) =>
        words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
