using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Web.Tests.Support;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Web.Tests;

/// <summary>How the house is built: what is listed, and in which order.</summary>
[Collection(SharedSiteTests.Name)]
public class HouseTests(SharedSite site)
{
    [Fact]
    public void Parts_All_HaveADisplayOrALineThatSaysTheyHaveNone() => HubComposition.CheckPairs();

    [Fact]
    public void Lists_OfTheComposition_NameNothingTwice()
    {
        Assert.Equal(HubComposition.Displays.Length, HubComposition.Displays.Select(display => display.PartType).Distinct().Count());
        Assert.Equal(HubComposition.RecipeSteps.Length, HubComposition.RecipeSteps.Select(step => step.Name.ToLowerInvariant()).Distinct().Count());
        Assert.Equal(HubComposition.NotShownAsBlocks.Length, HubComposition.NotShownAsBlocks.Distinct().Count());
    }

    // The editors' pages that are open to strangers are listed in AccessRightsTests. Everything else that strangers can reach without signing in only reads; what is listed here counts answers to closed questions.
    [Fact]
    public void Endpoints_All_OnlyReadButForReadersAnswers()
    {
        var endpoints = site.Factory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.Contains(endpoints, endpoint => endpoint.RoutePattern.RawText == "/{**path}");
        var others =
            from endpoint in endpoints
            let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
            where endpoint.Metadata.GetMetadata<NeedsAttribute>() is null && !endpoint.RoutePattern.RawText!.StartsWith("admin/", StringComparison.Ordinal) && (methods is not { Count: > 0 } || methods.Except(["GET", "HEAD"]).Any())
            select new StringBuilder(endpoint.RoutePattern.RawText).Append(' ').AppendJoin(',', methods ?? []).ToString();
        Assert.Equal(
            [
                // Questions that are too long for an address, or that Orchard Core's clients post.
                "/api/lucene/content POST", "/api/lucene/documents POST", "/api/queries/{name} POST",
                "/feedback/helpful POST", "/feedback/number POST", "/feedback/why POST",
            ],
            others.Order());
    }

    [Theory]
    [InlineData("Html.Raw")]
    [InlineData("IsSqlite(")]
    [InlineData("IsNpgsql(")]
    public void Sources_NowhereSay(string text)
    {
        var found = Repository.Sources("src", "themes", "tools").Where(source => source.Text.Contains(text, StringComparison.Ordinal)).Select(source => source.Path);

        Assert.Empty(found);
    }

    // One is a reader's own, of Lucene's query language: it runs without going back, so nobody can make it slow. The other looks for
    // names that editors gave, which stand in it as plain text, and it gives up in time.
    [Fact]
    public void Sources_WithARegularExpression_AreTwoAndNobodyCanMakeThemSlow()
    {
        var sources = Repository.Sources("src", "themes", "tools").Where(source => source.Text.Contains("new Regex(", StringComparison.Ordinal)).OrderBy(source => source.Path, StringComparer.Ordinal).ToList();

        Assert.Equal(2, sources.Count);
        Assert.EndsWith("EditionMentions.cs", sources[0].Path, StringComparison.Ordinal);
        Assert.Contains("Regex.Escape", sources[0].Text, StringComparison.Ordinal);
        Assert.Contains("RegexOptions.CultureInvariant, Patience)", sources[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("RegexpPattern.cs", sources[1].Path, StringComparison.Ordinal);
        Assert.Contains("RegexOptions.NonBacktracking", sources[1].Text, StringComparison.Ordinal);
    }

    // Without an address a form is sent to the page's own, and that names the handler whose form was refused before.
    [Fact]
    public void Forms_OfPagesWithHandlers_SayWhereTheyAreSent()
    {
        var sources = Repository.Sources("src").ToDictionary(source => source.Path, source => source.Text, StringComparer.Ordinal);
        var views = sources.Where(source => Regex.IsMatch(sources.GetValueOrDefault(source.Key + ".cs", ""), @"\bOnPost(?!Async\b)[A-Z]")).ToList();

        Assert.True(views.Count > 10);
        Assert.Empty(
            from view in views
            from Match form in Regex.Matches(view.Value, @"<form\b[^>]*\bmethod=""post""[^>]*>")
            where !form.Value.Contains(" action=", StringComparison.Ordinal) && !form.Value.Contains(" asp-page-handler=", StringComparison.Ordinal)
            select $"{view.Key}: {form.Value}");
    }

    [Fact]
    public void Sources_AllOfThem_AreUnderFourHundredLines()
    {
        var longOnes = Repository.Sources("src", "themes", "tests")
            .Where(source => !source.Path.Contains("Migrations", StringComparison.Ordinal) && source.Text.AsSpan().Count('\n') > 400).Select(source => source.Path);

        Assert.Empty(longOnes);
    }

    private static IEnumerable<string> Names<T>(IEnumerable<T> steps) => steps.Select(step => step!.GetType().Name);
}
