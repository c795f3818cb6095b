using System.Globalization;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Media.Inspection.Pictures;

namespace SafeguardingHub.Content.Media.Inspection;

/// <summary>By which way a file comes.</summary>
public enum FileEntrance
{
    /// <summary>Somebody sends it: upload, replacement, import with a table.</summary>
    Upload,

    /// <summary>
    /// A recipe brings it, whose runner vouches for a whole site: some kinds are kept that nobody may upload, such as the
    /// Word files and films of a site that moves here.
    /// </summary>
    Recipe,
}

/// <summary>
/// Decides from a file's bytes what it is and whether the hub keeps it. Its name only says what it is meant to be: where the
/// two do not agree, it is refused, because browsers and people believe the name.
/// </summary>
/// <param name="entrance">By which way the files come.</param>
public sealed class FileInspection(FileEntrance entrance = FileEntrance.Upload) : IFileInspection
{
    private const string Password =
        "The PDF is protected. Open it once without a password: where it asks for one, nobody can read it, and it has to be replaced. Where it forbids copying, the search and screen readers may not read it.";

    private static readonly PackingLimits Limits = new();

    private bool IsRecipe => entrance == FileEntrance.Recipe;

    /// <inheritdoc />
    public async ValueTask<Outcome<InspectedFile>> InspectAsync(string givenName, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(givenName);
        ArgumentNullException.ThrowIfNull(content);
        var name = new GivenName(givenName);
        if (content.Length == 0)
        {
            return Refused($"{name.Shown} is empty. Save it again and send it again.");
        }

        if (FileKinds.OfEnding(name.Ending) is not { } promised)
        {
            return Refused(name.Ending.Length == 0
                ? $"{name.Shown} has no ending such as .pdf, so files like it are not kept: a reader's computer would not know what to open it with. Kept are {FileKinds.Kept(IsRecipe)}."
                : $"{name.Shown}: files of type '.{Short(name.Ending)}' are not kept. Kept are {FileKinds.Kept(IsRecipe)}.");
        }

        if (!FileKinds.IsKept(promised, IsRecipe))
        {
            return Refused($"{name.Shown} is {promised.Words}: files of type '.{name.Ending}' are not kept. {promised.Advice}");
        }

        var look = await LookAsync(content, promised, cancellationToken);
        var isSame = look.Kind == promised || (look.Kind is not null && look.Kind.Endings.Contains(name.Ending));
        if (!isSame || !FileKinds.IsKept(look.Kind!, IsRecipe))
        {
            return Refused($"{name.Shown} is called .{name.Ending}, but is {look.Kind?.Words ?? $"not {promised.Words}"}. {Mend(look.Kind, look.Fault)}");
        }

        return look.Fault is { } fault ? Refused($"{name.Shown} is not kept. {fault}")
            : promised.IsPicture ? await PictureAsync(name, promised, content, cancellationToken)
            : new InspectedFile(name.Safe(promised.Endings[0]), promised.ContentType, Remark: await RemarkAsync(promised, content, cancellationToken));
    }

    // What the bytes are; null for what nobody can tell.
    private static async ValueTask<(FileKind? Kind, string? Fault)> LookAsync(Stream content, FileKind promised, CancellationToken cancellationToken)
    {
        var head = new byte[(int)Math.Min(content.Length, FileSniffing.HeadLength)];
        content.Seek(0, SeekOrigin.Begin);
        await content.ReadExactlyAsync(head, cancellationToken);
        content.Seek(0, SeekOrigin.Begin);
        if (head.AsSpan().StartsWith(FileSniffing.Packed))
        {
            var look = await PackedDocument.LookAsync(content, Limits, cancellationToken);
            return (look.Kind, look.Fault);
        }

        if (head.AsSpan().StartsWith(FileSniffing.Compound))
        {
            return (await CompoundFile.KindAsync(content, cancellationToken), null);
        }

        if (FileSniffing.OfBytes(head) is { } kind)
        {
            return (kind, kind == FileKinds.Pdf && await ZipDirectory.EndsAsync(content, cancellationToken)
                ? "It is a PDF and an archive at once, which no program makes by itself. Open it, save it as a PDF again, and send that."
                : null);
        }

        // Text has no mark: a table and plain text differ by their names alone.
        return await TextLook.IsAsync(content, cancellationToken)
            ? (promised == FileKinds.Csv ? FileKinds.Csv : FileKinds.Text, null)
            : (null, null);
    }

    private static async ValueTask<Outcome<InspectedFile>> PictureAsync(GivenName name, FileKind kind, Stream content, CancellationToken cancellationToken)
    {
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        content.Seek(0, SeekOrigin.Begin);
        return Picture.Look(kind, bytes) switch
        {
            null => Refused($"{name.Shown} is {kind.Words} that is damaged or cut off. Save it again and send it again."),
            { } look when (long)look.Width * look.Height > Picture.MostPixels => Refused(string.Create(
                CultureInfo.InvariantCulture, $"{name.Shown} has {look.Width:N0} by {look.Height:N0} pixels, which is too much for readers' phones. Make it smaller: 2,000 pixels across are enough for any page.")),
            { } look => new InspectedFile(name.Safe(kind.Endings[0]), kind.ContentType, look.Width, look.Height, look.Cleaned is { } cleaned ? cleaned : default(ReadOnlyMemory<byte>?)),
        };
    }

    private static async ValueTask<string?> RemarkAsync(FileKind kind, Stream content, CancellationToken cancellationToken) =>
        kind == FileKinds.Pdf && (await ByteSearch.WhichAsync(content, ["/Encrypt "u8.ToArray(), "/Encrypt<<"u8.ToArray(), "/Encrypt\n"u8.ToArray(), "/Encrypt\r"u8.ToArray()], cancellationToken)).Contains(true)
            ? Password
            : null;

    private static string Mend(FileKind? found, string? fault) => fault ?? found switch
    {
        null => "It may be damaged. Open it in the program that made it, save it again and send it again.",
        { Advice: { } advice } => advice,
        { } kept => $"If that is what you want to send, give it a name that ends in .{kept.Endings[0]}; otherwise save it again.",
    };

    private static string Short(string ending) => ending.Length <= 20 ? ending : ending[..20] + "…";

    private static Outcome<InspectedFile> Refused(string message) => Outcome<InspectedFile>.Refused(Reason.Invalid("", message));
}
