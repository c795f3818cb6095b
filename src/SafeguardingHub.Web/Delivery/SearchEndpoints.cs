using Microsoft.Extensions.DependencyInjection.Extensions;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Search;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>
/// The search and its suggestions. What somebody searches for tells what they fear: nobody keeps these answers, here or on the
/// way, and nothing of what was typed is written anywhere.
/// </summary>
internal static class SearchEndpoints
{
    private const int Suggestions = 8;
    private const int ShortestTyped = 2;

    /// <summary>Registers the composer.</summary>
    public static void AddSearchPage(this IServiceCollection services)
    {
        services.AddSingleton<SearchComposer>();
    }

    /// <summary>Maps the search.</summary>
    public static void MapSearchPage(this WebApplication app)
    {
        app.MapReading(SearchQuestion.Page, Search);
        app.MapReading(SearchQuestion.SuggestPage, Suggest);
    }

    private static async Task<IResult> Search(
        HttpContext context, PublicGround ground, SearchComposer composer, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!string.Equals(context.Request.Path.Value, SearchQuestion.Page, StringComparison.Ordinal))
        {
            return Answers.Moved(SearchQuestion.Page, context.Request.QueryString);
        }

        var snapshot = ground.Current;
        var now = time.Now();
        if (SearchQuestion.Read(name => ReadsQuery.First(context.Request, name), out var fault) is not { } question)
        {
            var refused = new SiteComposer(snapshot, now).Refused(400, "We cannot search for that", fault, new LinkView("Search this site", SearchQuestion.Page));
            return Answers.Page(refused, Answers.KeptByNobody);
        }

        return Answers.Page(await composer.ComposeAsync(question, snapshot, now, cancellationToken), Answers.KeptByNobody);
    }

    private static async Task<IResult> Suggest(HttpContext context, PublicGround ground, SearchComposer composer, IPublishedContent published, CancellationToken cancellationToken)
    {
        var snapshot = ground.Current;
        context.Response.Headers.CacheControl = Answers.KeptByNobody;
        var typed = SearchQuestion.Read(name => name == SearchQuestion.WordsField ? ReadsQuery.First(context.Request, name) : null, out _)?.Words ?? "";
        var found = typed.Length < ShortestTyped ? [] : await composer.SuggestAsync(typed, Suggestions, snapshot, cancellationToken);

        // The index may be a moment behind: what was withdrawn since it last looked is not named. The shared ground is in memory.
        var elsewhere = found.Select(name => name.Suggestion.Id).Where(id => snapshot.Find(id) is null).Distinct().ToList();
        var live = elsewhere.Count == 0 ? [] : (await published.FindLinksAsync(elsewhere, [], [], cancellationToken)).Items.Select(item => item.Id).ToHashSet();
        return Results.Json(new SuggestedNames([.. found.Where(name => snapshot.Find(name.Suggestion.Id) is not null || live.Contains(name.Suggestion.Id)).Select(name => new SuggestedName(name.Suggestion.Text, name.Suggestion.Address, name.Kind, name.Suggestion.IsFormerName))]));
    }

    /// <summary>What the box is told.</summary>
    private sealed record SuggestedNames(IReadOnlyList<SuggestedName> Items);

    /// <summary>A name that begins with what was typed.</summary>
    /// <param name="Text">The name.</param>
    /// <param name="Address">Its page.</param>
    /// <param name="Kind">What it is, in words; null where that is not known.</param>
    /// <param name="IsFormerName">Whether it is a former name.</param>
    private sealed record SuggestedName(string Text, string Address, string? Kind, bool IsFormerName);
}
