using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SafeguardingHub.Api.Answering;

/// <summary>Problem details (RFC 9457) with every reason at once. Nobody keeps them.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and how to put it right.</param>
public sealed record ApiProblem(int Status, string Detail) : IResult
{
    private const string Rfc = "https://tools.ietf.org/html/rfc9110#section-";

    /// <summary>What is wrong with each field of the address, by its name.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Errors { get; init; } = [];

    /// <summary>The character of a query at which the fault was noticed, from 1; null for none.</summary>
    public int? Column { get; init; }

    /// <summary>Where in a query in JSON; null for none.</summary>
    public string? Place { get; init; }

    /// <summary>There is nothing of that name that the public may see.</summary>
    public static ApiProblem NotFound(string what) => new(StatusCodes.Status404NotFound, what);

    /// <summary>Something in the address or the body cannot be used.</summary>
    public static ApiProblem Bad(string field, string fault) => new(StatusCodes.Status400BadRequest, fault) { Errors = [KeyValuePair.Create(field, fault)] };

    /// <summary>Those who have not signed in may not ask this.</summary>
    public static ApiProblem NotPermitted(string permission) =>
        new(StatusCodes.Status401Unauthorized, $"Those who have not signed in may not ask this: their role '{SafeguardingHub.Content.Access.Role.Anonymous}' lacks the permission {permission}.");

    /// <summary>The problem of a status that says nothing more.</summary>
    public static ApiProblem OfStatus(int status) => new(status, status switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address. What there is, /openapi/v1.json lists.",
        StatusCodes.Status405MethodNotAllowed => "This address is not asked with this method. Those it is asked with stand in the header Allow.",
        StatusCodes.Status413PayloadTooLarge => "The body is too long.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as application/json.",
        StatusCodes.Status429TooManyRequests => "Too many searches from your address in a short time. Wait a few seconds and ask again. Contacts and routes are never limited, nor is content without 'depth'.",
        StatusCodes.Status503ServiceUnavailable => "The hub cannot answer at this moment. Try again in a minute. In immediate danger, call 999.",
        >= StatusCodes.Status500InternalServerError => "The hub has a fault of its own. Try again in a minute. In immediate danger, call 999.",
        _ => "The request cannot be answered.",
    });

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/problem+json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(Json(), httpContext.RequestAborted);
        }
    }

    private ReadOnlyMemory<byte> Json()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ApiAnswer.Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("type", TypeOf(Status));
            writer.WriteString("title", ReasonPhrases.GetReasonPhrase(Status));
            writer.WriteNumber("status", Status);
            writer.WriteString("detail", Detail);
            if (Column is { } column)
            {
                writer.WriteNumber("column", column);
            }

            if (Place is not null)
            {
                writer.WriteString("place", Place);
            }

            if (!Errors.IsEmpty)
            {
                writer.WriteStartObject("errors");
                foreach (var field in Errors.GroupBy(error => error.Key, StringComparer.Ordinal))
                {
                    writer.WriteStartArray(field.Key);
                    foreach (var error in field)
                    {
                        writer.WriteStringValue(error.Value);
                    }

                    writer.WriteEndArray();
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static string TypeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Rfc + "15.5.1",
        StatusCodes.Status401Unauthorized => Rfc + "15.5.2",
        StatusCodes.Status404NotFound => Rfc + "15.5.5",
        StatusCodes.Status405MethodNotAllowed => Rfc + "15.5.6",
        StatusCodes.Status406NotAcceptable => Rfc + "15.5.7",
        StatusCodes.Status410Gone => Rfc + "15.5.11",
        StatusCodes.Status413PayloadTooLarge => Rfc + "15.5.14",
        StatusCodes.Status415UnsupportedMediaType => Rfc + "15.5.16",
        StatusCodes.Status429TooManyRequests => "https://tools.ietf.org/html/rfc6585#section-4",
        StatusCodes.Status500InternalServerError => Rfc + "15.6.1",
        StatusCodes.Status503ServiceUnavailable => Rfc + "15.6.4",
        _ => "about:blank",
    };
}
