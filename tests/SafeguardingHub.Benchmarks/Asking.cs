using System.Net;

namespace SafeguardingHub.Benchmarks;

/// <summary>An answer as it came over the wire, not unpacked.</summary>
internal sealed record Answer(byte[] Body, string Type, string Encoding, string Tag);

/// <summary>Asks as a browser would, and looks at nothing but the answer.</summary>
internal static class Asking
{
    /// <summary>A client that leaves answers packed.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });

    /// <summary>Asks once.</summary>
    /// <exception cref="HttpRequestException">The answer is no success.</exception>
    public static async Task<Answer> AskAsync(this HttpClient client, string address, string encoding, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return new Answer(
            await response.Content.ReadAsByteArrayAsync(cancellationToken),
            response.Content.Headers.ContentType!.ToString(),
            response.Content.Headers.ContentEncoding.SingleOrDefault() ?? "identity",
            response.Headers.ETag?.ToString() ?? "");
    }
}
