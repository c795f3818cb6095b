using System.Security.Cryptography;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace SafeguardingHub.Web.Delivery;

/// <summary>Middleware that shapes every answer: its headers, its encoding, its tag.</summary>
internal static class ResponseShaping
{
    // Nothing inline, nothing from other hosts; nobody may frame a page. The scripts are the quick exit's, and that of the
    // search box, which asks the hub itself for suggestions.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // What other sites may show in a frame: no script and no form at all.
    private const string FrameablePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";

    // A file that an editor sent: it loads nothing, sends nothing and is shown in no other page.
    private const string FilePolicy = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Security headers on every answer, faults included.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment: what answers a fault clears the headers that were set before it.
        context.Response.OnStarting(static state => Shield((HttpResponse)state), context.Response);
        return next(context);
    });

    /// <summary>
    /// Reduces Accept-Encoding to the one encoding that will be used, so that the cache keeps three variants of a page and
    /// not one for every browser's spelling.
    /// </summary>
    public static IApplicationBuilder UseOneEncoding(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // Also where a reader names none, so that this answer too says by which header it varies.
        context.Request.Headers.AcceptEncoding = Choose(context.Request.Headers.AcceptEncoding);
        return next(context);
    });

    /// <summary>
    /// Gives a page a weak tag made of its text before compression: the same text has the same tag in every encoding and on
    /// every node.
    /// </summary>
    public static IApplicationBuilder UseBodyTag(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TaggedPage>() is null)
        {
            await next(context);
            return;
        }

        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer, original));
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Features.Set(original);
        }

        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            var hash = SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
            context.Response.Headers.ETag = $"W/\"{Convert.ToHexStringLower(hash.AsSpan(0, 16))}\"";
        }

        await original.Stream.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
    });

    private static Task Shield(HttpResponse response)
    {
        var headers = response.Headers;

        // A fault leaves the request without its endpoint; in a frame its page is the only one that says whom to call.
        var endpoint = response.HttpContext.GetEndpoint() ?? response.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var isFrameable = endpoint?.Metadata.GetMetadata<FrameablePage>() is not null;
        headers.ContentSecurityPolicy = response.HttpContext.Features.Get<ServedFile>() is { } file && response.StatusCode < StatusCodes.Status400BadRequest
            ? file.MayBeSandboxed ? FilePolicy + "; sandbox" : FilePolicy
            : isFrameable ? FrameablePolicy : ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";

        // Where a reader came from is nobody's business on this subject.
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = isFrameable ? "cross-origin" : "same-origin";
        return Task.CompletedTask;
    }

    private static string Choose(Microsoft.Extensions.Primitives.StringValues accepted)
    {
        if (!StringWithQualityHeaderValue.TryParseList(accepted, out var parsed))
        {
            return "identity";
        }

        foreach (var encoding in new[] { "br", "gzip" })
        {
            if (parsed.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is null or > 0))
            {
                return encoding;
            }
        }

        return "identity";
    }
}

/// <summary>Marks an endpoint whose answers carry a tag made of their text.</summary>
internal sealed class TaggedPage;
