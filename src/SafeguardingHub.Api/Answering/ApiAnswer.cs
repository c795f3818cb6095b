using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using NodaTime;
using SafeguardingHub.Content;

namespace SafeguardingHub.Api.Answering;

/// <summary>
/// An answer in JSON with a tag made of its text, so that whoever has it is told so. How long it may be kept follows from what it says.
/// </summary>
internal sealed class ApiAnswer : IResult
{
    /// <summary>The media type of answers.</summary>
    public const string MediaType = "application/json";

    // Whoever keeps an answer asks again whether it holds: a number that was put right is right at once.
    private const string AskedAgain = "public, no-cache";
    private static readonly Duration Longest = Duration.FromSeconds(60);

    private readonly ReadOnlyMemory<byte> json;
    private readonly Instant? holdsUntil;
    private readonly bool isOfMoment;
    private readonly bool isKept;

    private ApiAnswer(ReadOnlyMemory<byte> json, Instant? holdsUntil, bool isOfMoment, bool isKept = true) =>
        (this.json, this.holdsUntil, this.isOfMoment, this.isKept) = (json, holdsUntil, isOfMoment, isKept);

    /// <summary>How the hub's own shapes are written: camelCase, nulls included, so that a client sees what is not known.</summary>
    public static JsonSerializerOptions Options { get; } = Sealed(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    });

    /// <summary>How JSON is written by hand. It is sent as JSON and never as a page, so nothing needs to be escaped for one.</summary>
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer of the hub's own shape.</summary>
    /// <param name="value">What it says.</param>
    /// <param name="holdsUntil">The instant from which on it may be another; null where only changes of content matter.</param>
    public static ApiAnswer Of<T>(T value, Instant? holdsUntil = null) => new(JsonSerializer.SerializeToUtf8Bytes(value, Options), holdsUntil, isOfMoment: false);

    /// <summary>An answer for this moment: kept for a minute at most, and never past the instant at which it changes.</summary>
    public static ApiAnswer Now<T>(T value, Instant holdsUntil) => new(JsonSerializer.SerializeToUtf8Bytes(value, Options), holdsUntil, isOfMoment: true);

    /// <summary>An answer written by hand.</summary>
    public static ApiAnswer Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            write(writer);
        }

        return new ApiAnswer(buffer.WrittenMemory, holdsUntil: null, isOfMoment: false);
    }

    /// <summary>The same answer, kept by nobody on the way: what somebody searches for tells what they fear.</summary>
    public ApiAnswer KeptByNobody() => new(json, holdsUntil, isOfMoment, isKept: false);

    /// <summary>The same answer, which may be another from an instant on; null where only changes of content matter.</summary>
    public ApiAnswer HoldingUntil(Instant? instant) => new(json, instant, isOfMoment, isKept);

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = isKept ? AskedAgain : "no-store";
        if (isOfMoment)
        {
            var now = httpContext.RequestServices.GetRequiredService<TimeProvider>().Now();
            var until = Instant.Min(holdsUntil!.Value, now + Longest);
            httpContext.RequestServices.GetRequiredService<ApiHost>().Holds(httpContext, until);
            var seconds = (long)Math.Floor((until - now).TotalSeconds);
            headers.CacheControl = seconds < 1 ? AskedAgain : string.Create(CultureInfo.InvariantCulture, $"public, max-age={seconds}");
        }
        else if (holdsUntil is { } until)
        {
            httpContext.RequestServices.GetRequiredService<ApiHost>().Holds(httpContext, until);
        }

        // A question that was posted has no address to ask again.
        var tag = HttpMethods.IsPost(httpContext.Request.Method)
            ? null
            : new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json.Span).AsSpan(0, 16))}\"", isWeak: true);
        return Results.Bytes(json, MediaType + "; charset=utf-8", fileDownloadName: null, enableRangeProcessing: false, lastModified: null, tag).ExecuteAsync(httpContext);
    }

    private static JsonSerializerOptions Sealed(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
