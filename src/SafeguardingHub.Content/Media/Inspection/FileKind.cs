using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SafeguardingHub.Content.Media.Inspection;

/// <summary>A kind of file, as its bytes show it.</summary>
/// <param name="Words">As part of a sentence: "a PDF", "a web page".</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Endings">The endings that its name may have, the usual one first; lower case without the dot.</param>
internal sealed record FileKind(string Words, string ContentType, params ImmutableArray<string> Endings)
{
    /// <summary>Why nobody may upload one, and what to do instead, in whole sentences; null for a kind that is kept.</summary>
    public string? Advice { get; init; }

    /// <summary>
    /// Whether a recipe may bring one all the same: whoever runs recipes moves a whole site, and vouches for all of it.
    /// </summary>
    public bool ComesByRecipe { get; init; }

    /// <summary>Whether it is a picture, whose measures are read and whose remarks are taken out.</summary>
    public bool IsPicture { get; init; }
}

/// <summary>The kinds of files that the hub can tell apart: the one place that says which of them it keeps.</summary>
internal static class FileKinds
{
    private const string Run = "Programs are not kept, because whoever opens one lets it do anything on their computer.";
    private const string Unpack = "Archives are not kept, because nobody can see what is in one before opening it. Upload the files in it one by one.";
    private const string Watch = "Films and recordings are not kept. Put it where your organisation shows its films, and link to it from a page.";
    private const string OldOffice = "Files of Office before 2007 are not kept: they can hide macros, and phones and the search cannot read them.";
    private const string Macros = "Macros are programs, and programs are not kept.";

    public static readonly FileKind Pdf = new("a PDF", "application/pdf", "pdf");
    public static readonly FileKind Word = new("a Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
    public static readonly FileKind Sheet = new("an Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
    public static readonly FileKind Slides = new("a PowerPoint presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx");
    public static readonly FileKind OpenText = new("an OpenDocument text", "application/vnd.oasis.opendocument.text", "odt");
    public static readonly FileKind Csv = new("a table as plain text (CSV)", "text/csv", "csv");
    public static readonly FileKind Text = new("plain text", "text/plain", "txt");
    public static readonly FileKind Png = new("a PNG picture", "image/png", "png") { IsPicture = true };
    public static readonly FileKind Jpeg = new("a JPEG picture", "image/jpeg", "jpg", "jpeg") { IsPicture = true };
    public static readonly FileKind Gif = new("a GIF picture", "image/gif", "gif") { IsPicture = true };
    public static readonly FileKind WebP = new("a WebP picture", "image/webp", "webp") { IsPicture = true };

    public static readonly FileKind OldWord = new("a document of Word before 2007", "application/msword", "doc") { Advice = OldOffice + " Open it in Word and save it as .docx or as a PDF.", ComesByRecipe = true };
    public static readonly FileKind OldSheet = new("a workbook of Excel before 2007", "application/vnd.ms-excel", "xls") { Advice = OldOffice + " Open it in Excel and save it as .xlsx or as a PDF.", ComesByRecipe = true };
    public static readonly FileKind OldSlides = new("a presentation of PowerPoint before 2007", "application/vnd.ms-powerpoint", "ppt") { Advice = OldOffice + " Open it in PowerPoint and save it as .pptx or as a PDF.", ComesByRecipe = true };
    public static readonly FileKind Icon = new("an icon", "image/x-icon", "ico") { Advice = "Icons are not kept. Save it as PNG.", ComesByRecipe = true };
    public static readonly FileKind Mp3 = new("a recording (MP3)", "audio/mpeg", "mp3") { Advice = Watch, ComesByRecipe = true };
    public static readonly FileKind Ogg = new("a recording (Ogg)", "audio/ogg", "ogg") { Advice = Watch, ComesByRecipe = true };
    public static readonly FileKind Wav = new("a recording (WAV)", "audio/wav", "wav") { Advice = Watch, ComesByRecipe = true };
    public static readonly FileKind M4a = new("a recording (MPEG-4)", "audio/mp4", "m4a") { Advice = Watch, ComesByRecipe = true };
    public static readonly FileKind Mp4 = new("a film (MPEG-4)", "video/mp4", "mp4", "m4v", "m4a") { Advice = Watch, ComesByRecipe = true };

    public static readonly FileKind Locked = new("a document with a password", "application/x-ole-storage") { Advice = "Nobody could read it without the password, nor could it be checked. Take the password off in Word, Excel or PowerPoint, under File and Info, and save it again." };
    public static readonly FileKind Message = new("an Outlook message", "application/vnd.ms-outlook", "msg") { Advice = "Messages are not kept, because they hold people's addresses. Save what it says, or the file attached to it, as a PDF." };
    public static readonly FileKind OldOther = new("a file of an old office program", "application/x-ole-storage", "pub", "vsd", "mdb", "msi") { Advice = "Save it as a PDF." };
    public static readonly FileKind WithMacros = new("a document with macros", "application/vnd.ms-office", "docm", "xlsm", "pptm", "dotm", "xltm", "potm", "ppsm", "xlsb") { Advice = Macros + " Save it as .docx, .xlsx or .pptx, which leaves them out, or as a PDF." };
    public static readonly FileKind Template = new("an Office template or slide show", "application/vnd.ms-office", "dotx", "xltx", "potx", "ppsx") { Advice = "Save it as .docx, .xlsx or .pptx, or as a PDF." };
    public static readonly FileKind OtherOpen = new("an OpenDocument file", "application/vnd.oasis.opendocument", "ods", "odp", "odg", "ott") { Advice = "Save it as .xlsx or .pptx, or as a PDF." };
    public static readonly FileKind RichText = new("a rich text document", "application/rtf", "rtf") { Advice = "Rich text is not kept, because it can hide other files. Save it as .docx or as a PDF." };
    public static readonly FileKind Svg = new("an SVG picture", "image/svg+xml", "svg", "svgz") { Advice = "SVG pictures are not kept, because they can carry script. Save it as PNG." };
    public static readonly FileKind WebPage = new("a web page", "text/html", "html", "htm", "xhtml", "shtml", "mht", "mhtml", "php", "asp", "aspx") { Advice = "Web pages are not kept, because they can carry script. Write what it says on a page of the hub, or save it as a PDF." };
    public static readonly FileKind Xml = new("an XML file", "application/xml", "xml", "xsl", "xslt") { Advice = "XML is not kept, because browsers can run what is in it. Save it as a PDF or as plain text." };
    public static readonly FileKind Heic = new("a picture as phones save it (HEIC)", "image/heic", "heic", "heif", "avif") { Advice = "Most computers cannot show it. Save it as JPEG." };
    public static readonly FileKind OtherPicture = new("a picture of a kind that browsers do not show", "image/x-other", "bmp", "tif", "tiff", "psd", "wmf", "emf") { Advice = "Save it as PNG or JPEG." };
    public static readonly FileKind Program = new("a program", "application/x-executable", "exe", "dll", "com", "scr", "bat", "cmd", "msc", "ps1", "vbs", "vbe", "js", "mjs", "jse", "wsf", "wsh", "hta", "jar", "class", "lnk", "sh", "py", "apk", "app", "cpl", "reg", "iso") { Advice = Run };
    public static readonly FileKind Archive = new("an archive", "application/x-archive", "zip", "7z", "rar", "gz", "tgz", "tar", "bz2", "xz", "cab") { Advice = Unpack };

    private static readonly ImmutableArray<FileKind> All =
    [
        Pdf, Word, Sheet, Slides, OpenText, Csv, Text, Png, Jpeg, Gif, WebP, OldWord, OldSheet, OldSlides, Icon, Mp3, Ogg, Wav, M4a, Mp4, Locked, Message,
        OldOther, WithMacros, Template, OtherOpen, RichText, Svg, WebPage, Xml, Heic, OtherPicture, Program, Archive,
    ];

    private static readonly FrozenDictionary<string, FileKind> Endings = All
        .SelectMany(kind => kind.Endings.Select(ending => KeyValuePair.Create(ending, kind)))
        .DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind that a name's ending promises; null for none that the hub knows.</summary>
    public static FileKind? OfEnding(string ending) => Endings.GetValueOrDefault(ending);

    /// <summary>The endings of what is kept, for words and for the form: ".pdf, .docx, …".</summary>
    public static string Kept(bool fromRecipes) => string.Join(", ", All.Where(kind => IsKept(kind, fromRecipes)).SelectMany(kind => kind.Endings).Distinct().Select(ending => "." + ending));

    /// <summary>Whether files of the kind are kept.</summary>
    public static bool IsKept(FileKind kind, bool fromRecipes) => kind.Advice is null || (fromRecipes && kind.ComesByRecipe);
}
