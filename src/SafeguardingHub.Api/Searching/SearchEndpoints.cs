using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Api.Published;
using SafeguardingHub.Api.Domain;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Api.Searching;

/// <summary>Search over everything that is published.</summary>
internal static class SearchEndpoints
{
    /// <summary>The fields of the address.</summary>
    public static readonly string[] Fields =
        ["q", "syntax", "section", "type", "topic", "audience", "publisher", "year", "state", "superseded", "order", "facets", "limit", "cursor"];

    /// <summary>How many hits a page has unless another number is asked for.</summary>
    public const int UsualHits = 20;

    /// <summary>The states that hits may be asked for by.</summary>
    public static readonly string[] States =
    [
        SearchStates.Current, SearchStates.Superseded, SearchStates.Withdrawn, SearchStates.NotYetInForce, SearchStates.Confirmed, SearchStates.Unconfirmed, SearchStates.Archived,
    ];

    /// <summary>A page of hits.</summary>
    public static async Task<IResult> Search(HttpContext context, ApiHost host, IPublishedContent published, TimeProvider time, CancellationToken cancellationToken)
    {
        var snapshot = host.Ground();
        var asked = new AskedFields(context.Request, Fields);
        var request = Read(asked, snapshot);
        var mark = Mark(request);
        var skip = Skip(asked, mark);
        if (asked.Problem is { } problem)
        {
            return problem;
        }

        // With the types in the question, numbers and facets tell nothing of the others either.
        var isOfEverything = ReadersView.IsOfEverything(snapshot);
        if (ReadersView.Types(snapshot, [.. request.Filters.Where(filter => filter.Key == SearchKeys.Type).Select(filter => filter.Value)]) is not { } types)
        {
            return ApiProblem.NotPermitted(Permission.ViewContent);
        }

        request = request with { Filters = [.. request.Filters.Where(filter => filter.Key != SearchKeys.Type), .. types.Select(type => new ListFilter(SearchKeys.Type, type))] };
        if (context.RequestServices.GetService<ISiteSearch>() is not { } search)
        {
            return ApiProblem.OfStatus(StatusCodes.Status503ServiceUnavailable);
        }

        var now = time.Now();
        request = request with { Skip = skip, Take = Math.Min(request.Take, SearchRequest.DeepestHit - skip) };
        var answer = await search.FindAsync(request, host.SearchGround(snapshot, now), cancellationToken);
        if (answer.Fault is { } fault)
        {
            return ApiProblem.Bad("q", fault.Message) with { Column = fault.Column };
        }

        var items = answer.Hits.IsEmpty ? [] : await published.FindManyAsync([.. answer.Hits.Select(hit => hit.Id)], cancellationToken);
        var byId = items.Where(item => ReadersView.MaySee(snapshot, item)).ToDictionary(item => item.Id);
        var next = skip + answer.Hits.Length;
        var hasMore = !answer.Hits.IsEmpty && next < Math.Min(answer.Total, SearchRequest.DeepestHit);
        return ApiAnswer.Of(new SearchShape
        {
            // What was withdrawn since the index last looked is not told.
            Items = [.. answer.Hits.Where(hit => byId.ContainsKey(hit.Id)).Select(hit => Hit(hit, byId[hit.Id], snapshot, now))],
            Next = hasMore ? $"{mark}.{next.ToString(CultureInfo.InvariantCulture)}" : null,
            Total = answer.Total,
            LeftOut = answer.LeftOut,
            DidYouMean = isOfEverything ? answer.DidYouMean : null,
            IsIncomplete = answer.IsIncomplete,
            Facets = request.Facets.ToDictionary(key => key, key => (IReadOnlyList<FacetShape>)[.. Facet(answer, key, snapshot)]),
        }).KeptByNobody();
    }

    private static SearchRequest Read(AskedFields asked, PublicSnapshot snapshot)
    {
        var names = new FilterNames(asked, snapshot);
        var text = asked.One("q");
        if (text is null && asked.Problem is null)
        {
            asked.Fault("q", "Say what to search for, in the field 'q'.");
        }

        return new SearchRequest
        {
            Text = text ?? "",
            Syntax = asked.Choice("syntax", ("words", SearchSyntax.Words), ("lucene", SearchSyntax.Lucene)),
            Filters =
            [
                .. names.Sections("section").Select(section => new ListFilter(SearchKeys.Section, section.Value)),
                .. names.Types("type").Select(type => new ListFilter(SearchKeys.Type, type)),
                .. names.Terms("topic"),
                .. names.Terms("audience"),
                .. names.Publishers("publisher"),
                .. names.Years("year"),
                .. Words(asked, "state", States).Select(state => new ListFilter(SearchKeys.State, state)),
            ],
            Order = asked.Choice("order", ("relevance", SearchOrder.Relevance), ("newest", SearchOrder.Newest), ("oldest", SearchOrder.Oldest)),
            WithSuperseded = asked.Choice("superseded", ("false", false), ("true", true)),
            Take = asked.Number("limit", 1, SearchRequest.MostHits, UsualHits),
            Facets = Words(asked, "facets", SearchKeys.All),
        };
    }

    private static ImmutableArray<string> Words(AskedFields asked, string field, IReadOnlyCollection<string> known)
    {
        var given = asked.Many(field);
        foreach (var word in given.Where(word => !known.Contains(word)))
        {
            asked.Fault(field, $"{AskedFields.Quoted(word)} cannot be used for '{field}': use {string.Join(", ", known)}.");
        }

        return given;
    }

    private static int Skip(AskedFields asked, string mark)
    {
        if (asked.One("cursor") is not { } cursor)
        {
            return 0;
        }

        if (cursor.StartsWith(mark + ".", StringComparison.Ordinal)
            && int.TryParse(cursor.AsSpan(mark.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) && skip is > 0 and < SearchRequest.DeepestHit)
        {
            return skip;
        }

        asked.Fault("cursor", "The cursor is not of this search: follow 'next' of its own answers, with the same words, filters and order.");
        return 0;
    }

    // The same for the same search and another for any other; it cannot be turned back into what was searched for.
    private static string Mark(SearchRequest request)
    {
        var text = string.Join('\n', request.Filters.Select(filter => $"{filter.Key} {filter.Value}").Order(StringComparer.Ordinal)
            .Prepend($"{request.Text}\n{request.Syntax} {request.Order} {request.WithSuperseded}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
    }

    private static HitShape Hit(SearchHit hit, PublishedItem item, PublicSnapshot snapshot, Instant now)
    {
        var publication = PartJson.FindReadable<PublicationPart>(item.Parts);
        var date = publication?.Date ?? PartJson.FindReadable<Safeguarding.Guidance.EditionPart>(item.Parts)?.Published;
        return new HitShape
        {
            Id = item.Id.Value,
            Title = item.DisplayText ?? item.Id.Value,
            TitlePieces = Pieces(hit.Title),
            Address = item.Path?.Address,
            Type = item.ContentType,
            Section = item.Section?.Value,
            InUse = ReadersView.IsInUse(snapshot, item, now),
            State = hit.State,
            Date = string.IsNullOrWhiteSpace(date) ? null : date,
            Publisher = publication is null ? null : snapshot.Find(publication.Publisher)?.DisplayText ?? (string.IsNullOrWhiteSpace(publication.PublisherName) ? null : publication.PublisherName),
            Snippet = Pieces(hit.Snippet),
            File = hit.File is { } file ? new FileShape("/media/" + string.Join('/', file.Media.Split('/').Select(Uri.EscapeDataString)), file.Page) : null,
            OldNumber = hit.OldNumber,
            OtherName = hit.OtherName,
        };
    }

    private static IEnumerable<FacetShape> Facet(SearchAnswer answer, string key, PublicSnapshot snapshot) =>
        answer.Facets.Where(count => count.Key.Key == key).OrderByDescending(count => count.Value).ThenBy(count => count.Key.Value, StringComparer.Ordinal)
            .Select(count => new FacetShape(count.Key.Value, Label(key, count.Key.Value, snapshot), count.Value));

    private static string Label(string key, string value, PublicSnapshot snapshot) => key switch
    {
        SearchKeys.Section or SearchKeys.Publisher => snapshot.Find(value)?.DisplayText
            ?? (value.StartsWith(PublicationPartKind.NamePrefix, StringComparison.Ordinal) ? value[PublicationPartKind.NamePrefix.Length..] : value),
        SearchKeys.Topic or SearchKeys.Audience => snapshot.TermName(value) ?? value,
        SearchKeys.Type => snapshot.Definitions.FindType(value)?.DisplayName is { Length: > 0 } name ? name : value,
        _ => value,
    };

    private static List<PieceShape> Pieces(ImmutableArray<SearchPiece> pieces) => [.. pieces.Select(piece => new PieceShape(piece.Text, piece.IsMatch))];
}

/// <summary>The answer to a search.</summary>
internal sealed record SearchShape
{
    public required IReadOnlyList<HitShape> Items { get; init; }

    public required string? Next { get; init; }

    public required int Total { get; init; }

    /// <summary>How many superseded and withdrawn editions were left out.</summary>
    public required int LeftOut { get; init; }

    public required string? DidYouMean { get; init; }

    /// <summary>Whether the index is being built, so that something may be missing.</summary>
    public required bool IsIncomplete { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<FacetShape>> Facets { get; init; }
}

internal sealed record HitShape
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<PieceShape> TitlePieces { get; init; }

    public required string? Address { get; init; }

    public required string Type { get; init; }

    public required string? Section { get; init; }

    public required bool InUse { get; init; }

    public required string? State { get; init; }

    public required string? Date { get; init; }

    public required string? Publisher { get; init; }

    public required IReadOnlyList<PieceShape> Snippet { get; init; }

    public required FileShape? File { get; init; }

    public required string? OldNumber { get; init; }

    public required string? OtherName { get; init; }
}

/// <summary>A piece of plain text, and whether it is what was searched for.</summary>
internal sealed record PieceShape(string Text, bool IsMatch);

internal sealed record FileShape(string Address, int? Page);

internal sealed record FacetShape(string Value, string Label, int Count);
