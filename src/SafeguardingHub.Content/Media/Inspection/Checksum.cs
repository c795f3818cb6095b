namespace SafeguardingHub.Content.Media.Inspection;

/// <summary>
/// The checksum of ZIP (CRC-32). The library reads as many bytes as the ZIP says there are, and compares nothing: a part of a
/// gigabyte that says it has ten bytes looks harmless to it, and not to the program that unpacks the whole.
/// </summary>
internal static class Checksum
{
    /// <summary>The checksum of no bytes.</summary>
    public const uint Start = 0;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>The checksum with those bytes behind what it stands for.</summary>
    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var table = Table;
        var value = ~checksum;
        foreach (var part in bytes)
        {
            value = table[(byte)(value ^ part)] ^ (value >> 8);
        }

        return ~value;
    }

    private static uint Entry(int number)
    {
        var value = (uint)number;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xedb88320;
        }

        return value;
    }
}
