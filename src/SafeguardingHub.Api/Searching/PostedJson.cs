using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SafeguardingHub.Api.Answering;

namespace SafeguardingHub.Api.Searching;

/// <summary>Reads the body of a question: a JSON object, or nothing.</summary>
internal static class PostedJson
{
    /// <summary>The longest body, in bytes.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>The object; undefined for no body. The second is what is wrong with it, or null.</summary>
    public static async Task<(JsonElement Json, ApiProblem? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return (default, null);
        }

        if (request.ContentLength > MostBytes)
        {
            return (default, TooLong());
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // What comes without a length is counted here.
            size.MaxRequestBodySize = null;
        }

        using var buffer = new MemoryStream();
        var piece = new byte[8 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(piece, cancellationToken)) > 0)
        {
            if (buffer.Length + read > MostBytes)
            {
                return (default, TooLong());
            }

            buffer.Write(piece, 0, read);
        }

        if (buffer.Length == 0)
        {
            return (default, null);
        }

        if (!request.HasJsonContentType())
        {
            return (default, ApiProblem.OfStatus(StatusCodes.Status415UnsupportedMediaType));
        }

        return Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), "body");
    }

    /// <summary>The object of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">What it is called in the problem.</param>
    public static (JsonElement Json, ApiProblem? Problem) Parse(string text, string field) => Parse(System.Text.Encoding.UTF8.GetBytes(text), field);

    private static (JsonElement Json, ApiProblem? Problem) Parse(ReadOnlyMemory<byte> utf8, string field)
    {
        try
        {
            var json = JsonElement.Parse(utf8.Span);
            return json.ValueKind == JsonValueKind.Object ? (json, null) : (default, ApiProblem.Bad(field, $"'{field}' must be a JSON object."));
        }
        catch (JsonException error)
        {
            // The reader's own message quotes what it read.
            var where = error.BytePositionInLine is { } byteAt ? $" at line {error.LineNumber + 1}, character {byteAt + 1}" : "";
            return (default, ApiProblem.Bad(field, $"'{field}' is not JSON{where}."));
        }
    }

    private static ApiProblem TooLong() => new(StatusCodes.Status413PayloadTooLarge, "The body is longer than 64 kilobytes.");
}
