namespace SafeguardingHub.Content.Media;

/// <summary>What a file was found to be from its bytes, whatever it was called and whatever the browser said of it.</summary>
/// <param name="FileName">
/// A name that is safe in an address and on every file system: lower case, letters, digits and hyphens, then the ending
/// that belongs to the type; at most 100 characters, for example <c>briefing-may-2019.pdf</c>.
/// </param>
/// <param name="ContentType">The media type, for example <c>application/pdf</c>.</param>
/// <param name="Width">The width of a picture in pixels; null for anything else.</param>
/// <param name="Height">The height of a picture in pixels; null for anything else.</param>
/// <param name="Cleaned">
/// The bytes to keep in place of those that were sent, where something had to be taken out, for example the place at which
/// a photograph was taken; null where the file is kept as it came.
/// </param>
/// <param name="Remark">What whoever sent it should know though it is kept, in whole sentences; null for nothing.</param>
public sealed record InspectedFile(string FileName, string ContentType, int? Width = null, int? Height = null, ReadOnlyMemory<byte>? Cleaned = null, string? Remark = null);
