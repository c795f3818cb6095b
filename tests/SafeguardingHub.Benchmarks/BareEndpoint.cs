using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SafeguardingHub.Benchmarks;

/// <summary>The floor: one ASP.NET Core endpoint that answers with bytes from memory, and nothing else on the way.</summary>
internal static class BareEndpoint
{
    public static async Task ServeAsync(string url, string bodyFile, string contentType, string encoding)
    {
        var body = await File.ReadAllBytesAsync(bodyFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        app.MapGet("/{**path}", context =>
        {
            var response = context.Response;
            response.ContentType = contentType;
            response.ContentLength = body.Length;
            if (encoding != "identity")
            {
                response.Headers.ContentEncoding = encoding;
            }

            return response.Body.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
    }
}
