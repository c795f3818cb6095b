using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Api.Published;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Liquid;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;

namespace SafeguardingHub.Api.Searching;

/// <summary>Orchard Core's queries: those in the language of its Lucene indexes, posed by the client or stored under a name.</summary>
internal static class LuceneEndpoints
{
    /// <summary>The most items that are given whole at once; stored fields alone may be many more.</summary>
    public const int MostItems = 500;

    private const string Lucene = "Lucene";
    private const string Id = "ContentItemId";
    private static readonly string[] People = ["Content.ContentItem.Owner", "Content.ContentItem.Author"];

    /// <summary>The items that a query finds.</summary>
    public static Task<IResult> Content(HttpContext context, ApiHost host, IPublishedContent published, TimeProvider time, CancellationToken cancellationToken) =>
        PosedAsync(new Asking(context, host, published, time), returnItems: true, cancellationToken);

    /// <summary>The stored fields of what a query finds.</summary>
    public static Task<IResult> Documents(HttpContext context, ApiHost host, IPublishedContent published, TimeProvider time, CancellationToken cancellationToken) =>
        PosedAsync(new Asking(context, host, published, time), returnItems: false, cancellationToken);

    /// <summary>What a stored query gives.</summary>
    public static async Task<IResult> Stored(
        HttpContext context, string name, ApiHost host, IPublishedContent published, TimeProvider time, CancellationToken cancellationToken)
    {
        var snapshot = host.Ground();
        var mayRun = Rights.AllowsEverywhere(snapshot.Reader, Permission.ExecuteApiAll) || Rights.AllowsEverywhere(snapshot.Reader, Permission.ExecuteApi(name));

        // Who may not run a query is not told that it exists.
        if (!mayRun || StoredSearch.FindQuery(snapshot.Settings, name) is not { } query)
        {
            return ApiProblem.NotFound("There is no query of this name that you may run.");
        }

        var (body, fault) = await PostedJson.ReadAsync(context.Request, cancellationToken);
        if (fault is not null)
        {
            return fault;
        }

        var asked = new AskedFields(context.Request, known: null);
        var parameters = body.ValueKind == JsonValueKind.Object ? body : Parameters(asked.Text("parameters"), ref fault);
        if ((fault ?? asked.Problem) is { } problem)
        {
            return problem;
        }

        if (query.Source != Lucene)
        {
            return ApiProblem.Bad(
                "name",
                $"The hub runs no queries of the source {query.Source}: '{name}' is kept for other sites only. Queries of the source Lucene run here, and /api/content filters and sorts.");
        }

        return await new Asking(context, host, published, time).RunAsync(query.Index ?? "", query.Template, parameters, query.ReturnContentItems, cancellationToken);
    }

    private static async Task<IResult> PosedAsync(Asking asking, bool returnItems, CancellationToken cancellationToken)
    {
        var snapshot = asking.Snapshot;
        if (!Rights.AllowsEverywhere(snapshot.Reader, Permission.QueryLuceneApi))
        {
            return ApiProblem.NotPermitted(Permission.QueryLuceneApi);
        }

        var request = asking.Context.Request;
        var (body, fault) = await PostedJson.ReadAsync(request, cancellationToken);
        if (fault is not null)
        {
            return fault;
        }

        var asked = new AskedFields(request, known: null);
        string? Value(string field) => body.ValueKind == JsonValueKind.Object && body.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : asked.Text(field);
        var (index, query) = (Value("indexName"), Value("query"));
        var parameters = Parameters(Value("parameters"), ref fault);
        if (string.IsNullOrWhiteSpace(query))
        {
            asked.Fault("query", "Give the query as JSON, for example {\"query\":{\"match_all\":{}}}. In a posted body it is a text that holds JSON.");
        }

        return fault ?? asked.Problem ?? await asking.RunAsync(index ?? "", query!, parameters, returnItems, cancellationToken);
    }

    private static JsonElement Parameters(string? text, ref ApiProblem? fault)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return default;
        }

        (var json, var problem) = PostedJson.Parse(text, "parameters");
        fault ??= problem;
        return json;
    }

    /// <summary>A question and what it is answered from.</summary>
    private sealed class Asking(HttpContext context, ApiHost host, IPublishedContent published, TimeProvider time)
    {
        public HttpContext Context => context;

        public PublicSnapshot Snapshot { get; } = host.Ground();

        public async Task<IResult> RunAsync(string index, string template, JsonElement parameters, bool returnItems, CancellationToken cancellationToken)
        {
            if (StoredSearch.FindIndex(Snapshot.Settings, index) is not { } found)
            {
                // As in Orchard Core: no such index is not an error.
                return ApiAnswer.Written(Empty).KeptByNobody();
            }

            if (context.RequestServices.GetService<ILuceneIndexes>() is not { } indexes)
            {
                return ApiProblem.OfStatus(StatusCodes.Status503ServiceUnavailable);
            }

            try
            {
                var query = Render(template, parameters);
                return returnItems
                    ? await ItemsAsync(await indexes.FindItemsAsync(found, query, cancellationToken), cancellationToken)
                    : await DocumentsAsync(await indexes.FindDocumentsAsync(found, query, cancellationToken), cancellationToken);
            }
            catch (LuceneQueryException error)
            {
                return ApiProblem.Bad("query", error.Message) with { Column = error.Column, Place = error.Place };
            }
            catch (LiquidException error)
            {
                return ApiProblem.Bad("query", $"The template of the query cannot be rendered: {error.Message}");
            }
        }

        private static void Empty(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteNull("items");
            writer.WriteNumber("count", 0);
            writer.WriteEndObject();
        }

        // Values stand inside texts of the query's JSON, and are made fit for that.
        private string Render(string template, JsonElement parameters)
        {
            var variables = parameters.ValueKind == JsonValueKind.Object
                ? parameters.EnumerateObject().GroupBy(property => property.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => LiquidJson.Read(same.Last().Value), StringComparer.Ordinal)
                : [];
            return LiquidTemplate.Parse(template).Render(new LiquidContext(time) { Variables = variables }, JavaScriptEncoder.Default.Encode);
        }

        // The index knows which items, the published tables what the public sees of them.
        private async Task<IResult> ItemsAsync(LuceneItems found, CancellationToken cancellationToken)
        {
            var answers = new ItemAnswers(Snapshot, host.Kinds, published, LondonTime.Day(time.Now()));
            var wanted = found.Items.Length <= MostItems ? found.Items : found.Items[..MostItems];
            var items = wanted.IsEmpty ? [] : await published.FindManyAsync(wanted, cancellationToken);
            var byId = items.Where(item => answers.MaySee(item.ContentType, item.Section)).ToDictionary(item => item.Id);
            return ApiAnswer.Written(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("items");
                foreach (var id in wanted)
                {
                    if (byId.TryGetValue(id, out var item))
                    {
                        answers.Write(writer, item, FieldChoice.Everything);
                    }
                }

                writer.WriteEndArray();
                writer.WriteNumber("count", CountOf(found.Count, byId.Count));
                writer.WriteEndObject();
            }).KeptByNobody();
        }

        // How many there are of what may not be seen is not told.
        private int CountOf(int found, int shown) => ReadersView.IsOfEverything(Snapshot) ? found : shown;

        // Orchard Core's documents hold Owner and Author too: names of people who work for the hub are told to nobody.
        // What was withdrawn since the index last looked is not told, as with items.
        private async Task<IResult> DocumentsAsync(LuceneDocuments found, CancellationToken cancellationToken)
        {
            var ids = found.Documents.Select(IdOf).OfType<ContentItemId>().Distinct().ToList();
            var live = ids.Count == 0 ? [] : (await published.FindLinksAsync(ids, [], [], cancellationToken)).Items;
            var seen = live.Where(item => ReadersView.MaySee(Snapshot, item.ContentType, item.Section)).Select(item => item.Id).ToHashSet();
            return Written([.. found.Documents.Where(document => IdOf(document) is { } id && seen.Contains(id))], CountOf(found.Count, seen.Count));
        }

        private static ContentItemId? IdOf(ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> document) =>
            document.FirstOrDefault(field => field.Key == Id).Value is [var text] && ContentItemId.TryParse(text, out var id) ? id : null;

        private static ApiAnswer Written(IReadOnlyList<ImmutableArray<KeyValuePair<string, ImmutableArray<string>>>> documents, int count) => ApiAnswer.Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var document in documents)
            {
                writer.WriteStartObject();
                foreach (var (name, values) in document.Where(field => !People.Contains(field.Key)))
                {
                    writer.WritePropertyName(name);
                    if (values is [var only])
                    {
                        writer.WriteStringValue(only);
                        continue;
                    }

                    writer.WriteStartArray();
                    foreach (var value in values)
                    {
                        writer.WriteStringValue(value);
                    }

                    writer.WriteEndArray();
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("count", count);
            writer.WriteEndObject();
        }).KeptByNobody();
    }
}
