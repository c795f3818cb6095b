using System.Text.Encodings.Web;
using System.Text.Json;
using System.Web;
using SafeguardingHub.Conformance.Tests.Vectors;
using SafeguardingHub.Content.Liquid;

namespace SafeguardingHub.Conformance.Tests.Searching;

/// <summary>What a measured case asks: which index, which query, items or stored fields.</summary>
/// <param name="Index">The index's name.</param>
/// <param name="Query">The query as it is run, a template already rendered.</param>
/// <param name="IsDocuments">Whether stored fields are asked for rather than items.</param>
internal sealed record QueryCase(string Index, string Query, bool IsDocuments)
{
    private static readonly string[] Scoring = ["\"match", "query_string", "\"fuzzy", "\"bool", "\"terms"];

    /// <summary>Whether the order of the answer is part of it: it is sorted, or everything fits alike and the order is that of indexing.</summary>
    public bool IsOrdered => !IsDocuments && (Query.Contains("\"sort\"", StringComparison.Ordinal) || Query.Contains("match_all", StringComparison.Ordinal)
        || !Scoring.Any(clause => Query.Contains(clause, StringComparison.Ordinal)));

    /// <summary>Reads a case.</summary>
    public static QueryCase Of(Vector vector, QueryHub hub)
    {
        var address = new Uri("http://hub" + vector.Request.GetProperty("path").GetString());
        var values = HttpUtility.ParseQueryString(address.Query);
        if (address.AbsolutePath.StartsWith("/api/queries/", StringComparison.Ordinal))
        {
            var stored = hub.Queries[address.Segments[^1]];
            return new QueryCase(
                stored.GetProperty(nameof(Index)).GetString()!, Rendered(stored.GetProperty("Template").GetString()!, values["parameters"]), !stored.GetProperty("ReturnContentItems").GetBoolean());
        }

        var isDocuments = address.AbsolutePath.EndsWith("/documents", StringComparison.Ordinal);
        if (!vector.Request.TryGetProperty("body", out var body))
        {
            return new QueryCase(values["indexName"]!, Rendered(values["query"]!, values["parameters"]), isDocuments);
        }

        var given = body.ValueKind == JsonValueKind.String ? JsonElement.Parse(body.GetString()!) : body;
        return new QueryCase(
            given.GetProperty("indexName").GetString()!,
            Rendered(given.GetProperty("query").GetString()!, given.TryGetProperty("parameters", out var parameters) ? parameters.GetString() : null), isDocuments);
    }

    private static string Rendered(string template, string? parameters)
    {
        var variables = parameters is null ? [] : JsonElement.Parse(parameters).EnumerateObject().ToDictionary(value => value.Name, value => LiquidJson.Read(value.Value), StringComparer.Ordinal);
        return LiquidTemplate.Parse(template).Render(new LiquidContext(TimeProvider.System) { Variables = variables }, JavaScriptEncoder.Default.Encode);
    }
}
