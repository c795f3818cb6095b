namespace SafeguardingHub.Content.Media.Inspection.Pictures;

/// <summary>What was read of a picture.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Cleaned">The bytes without what says where, when and by whom it was made; null where there was nothing of it.</param>
internal sealed record PictureLook(int Width, int Height, byte[]? Cleaned);

/// <summary>
/// Reads how a picture is built, without its pixels: measures, and where the remarks stand in it. What is not needed to show
/// it is left out, and so is whatever follows its end; the rest is copied byte by byte.
/// </summary>
internal static class Picture
{
    /// <summary>The largest picture, in pixels: a camera of today makes 24 to 48 million.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>What the picture is, or null where it is damaged or cut off.</summary>
    public static PictureLook? Look(FileKind kind, ReadOnlySpan<byte> bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        var size = kind == FileKinds.Png ? PngFile.Copy(bytes, kept)
            : kind == FileKinds.Jpeg ? JpegFile.Copy(bytes, kept)
            : kind == FileKinds.Gif ? GifFile.Copy(bytes, kept)
            : WebPFile.Copy(bytes, kept);
        return size is not (> 0, > 0) ? null
            : new PictureLook(size.Value.Width, size.Value.Height, kept.GetBuffer().AsSpan(0, (int)kept.Length).SequenceEqual(bytes) ? null : kept.ToArray());
    }
}
