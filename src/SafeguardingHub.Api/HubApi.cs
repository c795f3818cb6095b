using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Api.Published;
using SafeguardingHub.Api.Describing;
using SafeguardingHub.Api.Domain;
using SafeguardingHub.Api.Searching;
using SafeguardingHub.Content.Access;

namespace SafeguardingHub.Api;

/// <summary>The headless API: everything that is published, and nothing else. Drafts are not in any table that it reads.</summary>
public static class HubApi
{
    /// <summary>The address below which the API stands.</summary>
    public const string Path = "/api";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
    private static readonly string[] Posting = [HttpMethods.Post];

    /// <summary>Registers the document that describes the API.</summary>
    public static void AddHubApi(this IServiceCollection services)
    {
        // Answers write numbers as numbers, and their schemas say so.
        services.ConfigureHttpJsonOptions(static json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddOpenApi("v1", Describe);
    }

    private static void Describe(OpenApiOptions document)
    {
        // The rest of the site is for people; how it stands in a group is of no account to clients.
        document.CreateSchemaReferenceId = Schemas.NameOf;
        document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        document.AddDocumentTransformer((described, _, _) =>
        {
            described.Info.Title = "Safeguarding hub";
            described.Info.Version = "v1";
            described.Info.Description =
                "Published content, contacts and guidance; nobody needs a key, and drafts are not here. Items keep Orchard Core's PascalCase JSON; all else is camelCase. "
                + "Instants are ISO 8601 with Z or an offset, days yyyy-MM-dd, and both are London's where nothing else is said. Answers to GET carry an ETag. "
                + "Whatever is asked with GET may be asked with HEAD. Faults are problem details (RFC 9457) that name every reason.";

            // The address that a request came by is anybody's invention; and HEAD is GET without a body.
            described.Servers?.Clear();
            foreach (var path in described.Paths.Values)
            {
                path.Operations?.Remove(HttpMethod.Head);
            }

            Written.AddTo(described);
            described.Tags = Operations.Groups.Select(group => new OpenApiTag { Name = group.Name, Description = group.Text }).ToHashSet();
            return Task.CompletedTask;
        });
        document.AddSchemaTransformer((schema, context, _) =>
        {
            Schemas.Complete(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
    }

    /// <summary>Maps the endpoints.</summary>
    /// <returns>All of them.</returns>
    public static void MapHubApi(this IEndpointRouteBuilder app)
    {
        var host = app.ServiceProvider.GetRequiredService<ApiHost>();
        var described = app.MapOpenApi("/openapi/{documentName}.json");
        host.Open(described);
        host.Keep(described, null);

        var api = app.MapGroup(Path);
        host.Open(api);
        api.AddEndpointFilter(IsCaughtUp);

        host.LimitDepth(Read("/content", ContentEndpoints.List, Operations.List, "type", "section", "topic", "audience", "sort", "depth"));
        host.LimitDepth(Read("/content/{id}", ContentEndpoints.Item, Operations.Item, "depth"));
        Read("/changes", ChangeEndpoints.Changes, Operations.Changes);
        Read("/services", ServiceEndpoints.Services, Operations.Services);
        Read("/routes", ServiceEndpoints.Routes, Operations.Routes);
        Read("/routes/{name}/now", ServiceEndpoints.Now, Operations.Now);
        Read("/routes/{name}/coverage", CheckEndpoints.Coverage, Operations.Coverage);
        Read("/guidance", GuidanceEndpoints.All, Operations.AllGuidance);
        Read("/guidance/{id}", GuidanceEndpoints.One, Operations.OneGuidance);

        // Of drafts too, for those who may see them: what is kept of answers would be given to everybody.
        // Not described while nobody but the editors' own screens can say who asks.
        api.MapMethods("/checks", Reading, CheckEndpoints.Findings).ExcludeFromDescription();

        // Nothing that a reader searched for is kept, so each answer is made anew.
        Costly("/search", Reading, SearchEndpoints.Search, Operations.Search).AddEndpointFilter(MayUseApi);
        foreach (var (methods, isPosted) in new[] { (Reading, false), (Posting, true) })
        {
            Costly("/lucene/content", methods, LuceneEndpoints.Content, Operations.LuceneContent(isPosted));
            Costly("/lucene/documents", methods, LuceneEndpoints.Documents, Operations.LuceneDocuments(isPosted));
            Costly("/queries/{name}", methods, LuceneEndpoints.Stored, Operations.Query(isPosted));
        }

        api.MapMethods("/{**path}", Reading, static () => ApiProblem.OfStatus(StatusCodes.Status404NotFound)).ExcludeFromDescription();

        RouteHandlerBuilder Read(string pattern, Delegate handler, Operation operation, params string[] keys)
        {
            var endpoint = api.MapMethods(pattern, Reading, handler);
            endpoint.AddEndpointFilter(MayUseApi);
            host.Keep(endpoint, new KeptFields(keys, FilterNames.IsListed));
            operation.On(endpoint);
            return endpoint;
        }

        RouteHandlerBuilder Costly(string pattern, string[] methods, Delegate handler, Operation operation)
        {
            var endpoint = api.MapMethods(pattern, methods, handler);
            host.Limit(endpoint);
            operation.On(endpoint);
            return endpoint;
        }
    }

    /// <summary>
    /// The refusal of a request that leaves no room for JSON; null for one that does. For the host to ask before it looks into its memory:
    /// what is kept of answers would be given to everybody.
    /// </summary>
    public static ApiProblem? Unacceptable(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        var json = new MediaTypeHeaderValue(ApiAnswer.MediaType);
        var problem = new MediaTypeHeaderValue("application/problem+json");
        return accepted.Count == 0 || accepted.Any(range => range.Quality is not 0 && (IsOf(range, json) || IsOf(range, problem)))
            ? null
            : new ApiProblem(StatusCodes.Status406NotAcceptable, "Answers are JSON: accept application/json.");
    }

    // What is kept of answers waits for the same; searches and queries are not kept, and use the same rights.
    private static async ValueTask<object?> IsCaughtUp(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        await context.HttpContext.RequestServices.GetRequiredService<ApiHost>().CaughtUp(context.HttpContext.RequestAborted);
        return await next(context);
    }

    // Rights come before anything else: who may not use the API learns nothing of what is there.
    private static async ValueTask<object?> MayUseApi(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var host = context.HttpContext.RequestServices.GetRequiredService<ApiHost>();
        return Rights.AllowsEverywhere(host.Ground().Reader, Permission.AccessContentApi) ? await next(context) : ApiProblem.NotPermitted(Permission.AccessContentApi);
    }

    // Parameters such as the character set say nothing that answers differ in.
    private static bool IsOf(MediaTypeHeaderValue range, MediaTypeHeaderValue type) =>
        range.MatchesAllTypes
        || (range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase) && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)));
}
