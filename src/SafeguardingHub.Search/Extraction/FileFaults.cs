using System.Globalization;

namespace SafeguardingHub.Search.Extraction;

/// <summary>Why the text of a file is not found by searching, in words for editors, with what they can do about it.</summary>
internal static class FileFaults
{
    public const string Kind = "The search does not read files of this kind. Offer what it says on a page, or as a PDF or Word (.docx) file.";
    public const string OldWord = "The search does not read files of old versions of Word. Save it as .docx or as a PDF.";
    public const string Empty = "There is no text in the file.";
    public const string Damaged = "The file cannot be read: it seems to be damaged. Save it again and replace it.";
    public const string NotAPdf = "The file is named as a PDF but is not one. Save it again as a PDF and replace it.";
    public const string PdfProgram = "Text of PDF files is not searched: pdftotext is not installed.";
    public const string PdfClosed = "The PDF cannot be opened: it is damaged, or needs a password. Replace it with one that opens without a password.";
    public const string PdfForbidden = "The PDF does not allow its text to be copied, so the search cannot read it. Replace it with one that does.";
    public const string PdfScan = "There is no text in the PDF: its pages seem to be pictures. Replace it with one made from the document itself, so that it can be searched and read aloud.";
    public const string PdfFailed = "The PDF could not be read: the program that reads its text stopped. Save it again as a PDF and replace it.";
    public const string NotADocument = "The file is named as a Word document but is not one, or needs a password. Save it again as .docx and replace it.";
    public const string Bomb = "The Word document is far larger when it is unpacked than a document can be, so it was not read.";
    public const string NotText = "The file is named as text but holds something else.";

    public const string NoMemory = "The text could not be read: it takes more memory than there is. Save the file again in a simpler form and replace it.";

    public static string TooLarge(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"The file is larger than {bytes / 1_000_000d:0.#} MB, so the search does not read it. Offer it in parts, or its text on a page.");

    public static string TooSlow(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"The text could not be read within {time.TotalSeconds:0.#} seconds. Save the file again in a simpler form and replace it.");

    public static string Cut(int characters) =>
        string.Create(CultureInfo.InvariantCulture, $"The file is very long: the search finds what stands in its first {characters:N0} characters.");
}
