using Microsoft.Net.Http.Headers;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web.Delivery;

/// <summary>
/// Files of the media library. A file is public while something live refers to it, or where it came by recipe: a draft's files
/// are as private as the draft, a withdrawn page takes its files with it, and nobody has to remember a tick box. That is asked
/// anew each time, by one query on indexes, so that nothing is kept that could be out of date.
/// </summary>
internal static class MediaAnswers
{
    /// <summary>Answers with the file at a path below <c>/media/</c>.</summary>
    public static async Task<IResult> PublicAsync(
        string? path, PublicGround ground, ReadMedia library, IMediaStore media, TimeProvider time, HttpContext context, CancellationToken cancellationToken)
    {
        if (path is not { Length: > 0 and <= 1024 } || await library.FindPublicAsync(path, cancellationToken) is not { } found)
        {
            return PublicEndpoints.NotFound(ground.Current, time.Now());
        }

        if (found.IsFormer)
        {
            return Answers.Moved(AddressOf(found.File), QueryString.Empty);
        }

        if (await media.OpenAsync(found.File.Sha256, cancellationToken) is not { } bytes)
        {
            return PublicEndpoints.NotFound(ground.Current, time.Now());
        }

        // The address may get other bytes one day, so browsers ask again; the tag makes that cheap.
        context.Response.Headers.CacheControl = Answers.AskedAgain;

        // A search on the web leads to the page that says what the file is, and whether it is still in force.
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        return Send(context, found.File, bytes);
    }

    /// <summary>Maps the files as editors have them, public or not, and as they were.</summary>
    public static void MapEditorsFiles(this WebApplication app)
    {
        app.MapReading("/admin/media/{fileId}/file", OfEditorsAsync).WithMetadata(new NeedsAttribute(Permission.AccessAdminPanel));
        app.MapReading(ByPath + "{**path}", AtPathAsync).WithMetadata(new NeedsAttribute(Permission.AccessAdminPanel));
    }

    /// <summary>Where editors have files by their path: a preview shows them from there.</summary>
    public const string ByPath = "/admin/media/at/";

    private static async Task<IResult> OfEditorsAsync(string fileId, long? version, ReadMedia library, IMediaStore media, HttpContext context, CancellationToken cancellationToken)
    {
        if (await library.FindAsync(context.Actor(), fileId, cancellationToken) is not { } line)
        {
            return Results.NotFound();
        }

        var file = line.File;
        if (version is { } number)
        {
            if ((await library.VersionsAsync(line, cancellationToken)).FirstOrDefault(one => one.Number == number) is not { } earlier)
            {
                return Results.NotFound();
            }

            file = file with { Sha256 = earlier.Sha256, Length = earlier.Length, ContentType = earlier.ContentType };
        }

        return await SendUnkeptAsync(context, file, media, cancellationToken);
    }

    private static async Task<IResult> AtPathAsync(string? path, ReadMedia library, IMediaStore media, HttpContext context, CancellationToken cancellationToken) =>
        path is { Length: > 0 and <= 1024 } && (await library.FindByPathsAsync(context.Actor(), [path], cancellationToken)).GetValueOrDefault(path) is { } line
            ? await SendUnkeptAsync(context, line.File, media, cancellationToken)
            : Results.NotFound();

    private static async Task<IResult> SendUnkeptAsync(HttpContext context, MediaFile file, IMediaStore media, CancellationToken cancellationToken)
    {
        if (await media.OpenAsync(file.Sha256, cancellationToken) is not { } bytes)
        {
            return Results.NotFound();
        }

        return SendUnkept(context, file, bytes);
    }

    /// <summary>A file that may be as private as the draft that uses it: nobody keeps it.</summary>
    public static IResult SendUnkept(HttpContext context, MediaFile file, Stream bytes)
    {
        context.Response.Headers.CacheControl = Answers.KeptByNobody;
        return Send(context, file, bytes);
    }

    /// <summary>The bytes with what keeps them from being more than a file: a browser runs nothing in it and guesses nothing of it.</summary>
    public static IResult Send(HttpContext context, MediaFile file, Stream bytes)
    {
        var isPdf = file.ContentType == "application/pdf";
        context.Features.Set(new ServedFile(MayBeSandboxed: !isPdf));
        var disposition = new ContentDispositionHeaderValue(isPdf || file.IsPicture ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Stream(
            bytes, file.ContentType, fileDownloadName: null, lastModified: null, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }

    private static string AddressOf(MediaFile file) => MediaLinks.Root + file.Path;
}

/// <summary>Set on a request that is answered with a file of the media library.</summary>
/// <param name="MayBeSandboxed">Whether a browser may show it in a sandbox; what shows PDFs does not run in one.</param>
internal sealed record ServedFile(bool MayBeSandboxed);
