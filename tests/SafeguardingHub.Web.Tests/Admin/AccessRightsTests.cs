using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Who may open which address, asked of every address that there is: a page that is added is asked without a line here.</summary>
[Collection(AccessSiteTests.Name)]
public sealed partial class AccessRightsTests(AccessSite site)
{
    private const string Canary = "Zanzibarkanarie";

    // What is asked for: a page repeats it, and may.
    private const string Beginning = "Zanzibar";
    private readonly HubFactory hub = site.Hub;

    // What opens without signing in: the ways in, and what is said in place of other pages.
    private static readonly string[] Open = ["admin/fault", "admin/set-up", "admin/sign-in", "admin/sign-out", "admin/welcome"];

    [Fact]
    public void Endpoints_OfTheEditors_NeedARightOrAreOneOfTheFewThatAreOpen()
    {
        var open = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<NeedsAttribute>() is null).Select(Pattern).Distinct().Order();

        Assert.Equal(Open, open);
        Assert.All(Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<NeedsAttribute>() is not null), endpoint => Assert.Null(endpoint.Metadata.GetMetadata<IAllowAnonymous>()));
    }

    // The cache stands before signing in, so what it keeps is for everybody.
    [Fact]
    public void Endpoints_ThatNeedARight_AreNeverKeptByTheCache() => Assert.All(
        hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || Pattern(endpoint).StartsWith("admin", StringComparison.Ordinal)),
        endpoint => Assert.DoesNotContain(endpoint.Metadata, data => data is IOutputCachePolicy or OutputCacheAttribute));

    [Fact]
    public async Task Pages_WithoutSignIn_AllLeadToTheSignInPage()
    {
        var stranger = hub.Stranger();
        foreach (var address in Addresses(Values("nothing")).Where(address => !Open.Contains(address.Split('?')[0].TrimStart('/'))))
        {
            var answer = await stranger.OpenAsync(address);

            Assert.True(answer.Location?.StartsWith("/admin/sign-in?returnUrl=", StringComparison.Ordinal) == true, $"{address} answered {answer.Status}.");
        }
    }

    [Fact]
    public async Task Pages_OfAnotherSectionsEditor_ShowNothingOfThisSection()
    {
        var planted = await PlantAsync("wyre-forest");
        var stranger = await hub.SignInAsync("Editor", "south-worcestershire");
        var own = await hub.SignInAsync("Section owner", "wyre-forest");
        var seen = 0;

        foreach (var address in Addresses(planted))
        {
            var answer = await stranger.OpenAsync(address);

            Assert.False(answer.Page.DocumentElement.OuterHtml.Contains(Canary, StringComparison.OrdinalIgnoreCase), $"{address} shows a draft of another section.");
            Assert.True(answer.Status < 500, $"{address} answered {answer.Status}.");
            if (NamesAnItem(address, planted))
            {
                Assert.True(answer.Status is 403 or 404, $"{address} answered {answer.Status} to somebody of another section.");
            }

            seen += (await own.OpenAsync(address)).Page.DocumentElement.OuterHtml.Contains(Canary, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        // The test can fail: where there are pages that show drafts, the section's owner finds the canary on them.
        Assert.True(seen > 0 || !Endpoints().Any(endpoint => Pattern(endpoint) == "admin/content"), "No page shows the planted draft to its own section.");
    }

    // Every route value of the editors' pages, filled with what was planted; one that is not known here gets the item's id.
    private static Dictionary<string, string> Values(string item) => new(StringComparer.OrdinalIgnoreCase) { ["*"] = item, ["step"] = "bin", ["table"] = "template" };

    private static bool NamesAnItem(string address, Dictionary<string, string> planted) =>
        address.Split('?')[0].Split('/').Any(part => part == planted["*"] || part == planted["version"] || part == planted["fileId"]) || address.Split('?')[0].EndsWith(planted["path"], StringComparison.Ordinal);

    private static string Pattern(Microsoft.AspNetCore.Http.Endpoint endpoint) => (endpoint as RouteEndpoint)?.RoutePattern.RawText?.Trim('/').ToLowerInvariant() ?? "";

    private IEnumerable<RouteEndpoint> Endpoints() => hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => Pattern(endpoint) == "admin" || Pattern(endpoint).StartsWith("admin/", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null);

    private IEnumerable<string> Addresses(Dictionary<string, string> values) => Endpoints()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
        .Select(endpoint => "/" + Value().Replace(Pattern(endpoint), match =>
            values.GetValueOrDefault(match.Groups["name"].Value, values["*"])))
        .SelectMany(address => new[] { address, address + "?q=" + Beginning + "&words=" + Beginning + "&id=" + values["*"] })
        .Distinct().Order(StringComparer.Ordinal);

    // A draft that was never live, and a draft over a live page.
    private async Task<Dictionary<string, string>> PlantAsync(string section)
    {
        var where = (await People.SectionAsync(hub.Services, section))!.Value;
        var live = (await hub.Services.GetRequiredService<IEditorsContent>().ListAsync(
            new EditorsQuery { Reach = [new Reach(null)], Section = where, Types = ["Page"] }, CancellationToken.None)).Lines.First(line => line.IsLive);
        var saved = await hub.SaveAsync(live.Id.Value, item => item with
        {
            Parts = item.Parts.With("TitlePart", JsonElement.Parse($$"""{"Title":"{{Canary}} title"}""")),
        });
        var file = await hub.AddFileAsync(section, Canary + ".txt", "A file of a draft.");
        return new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["fileId"] = file.Id,
            ["path"] = file.Path,
            ["*"] = live.Id.Value,
            ["version"] = saved.Item.VersionId.Value,
            ["versionId"] = saved.Item.VersionId.Value,
            ["type"] = "Page",
            ["section"] = where.Value,
            ["step"] = "bin",
            ["table"] = "template",
        };
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}")]
    private static partial Regex Value();
}
