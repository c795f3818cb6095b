namespace SafeguardingHub.Search.Extraction;

/// <summary>How much the reading of one file may cost. A file comes from outside: it may be made to cost a great deal.</summary>
internal sealed record ReadingLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 50_000_000;

    /// <summary>The longest time that a program beside the hub may take; it is then ended.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How much such a program may write, in bytes; it is then ended, and what it wrote so far is kept.</summary>
    public int OutputBytes { get; init; } = 5_000_000;

    /// <summary>How much memory such a program may ask for, in bytes, where the machine can hold it to that.</summary>
    public long ProgramMemory { get; init; } = 1L << 30;

    /// <summary>How many characters of text are kept of a file.</summary>
    public int Characters { get; init; } = 2_000_000;

    /// <summary>How many characters one XML part of a document may have, unpacked.</summary>
    public int XmlCharacters { get; init; } = 30_000_000;

    /// <summary>How many times its packed size a part may have, unpacked: text packs to a tenth, a bomb to a thousandth.</summary>
    public int PackingRatio { get; init; } = 200;

    /// <summary>How many files a document may be packed of.</summary>
    public int PackedFiles { get; init; } = 4_000;

    /// <summary>How deep the elements of a document may be nested.</summary>
    public int XmlDepth { get; init; } = 400;

    /// <summary>
    /// The largest HTML file, in bytes. It is less than for others: HTML is read inside the hub, and tangled HTML takes time that
    /// grows faster than its size.
    /// </summary>
    public int HtmlBytes { get; init; } = 500_000;

    /// <summary>How long to wait before a file is tried again where the machine, not the file, was at fault; longer each time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often a file is tried for which there was not enough time or memory, which may have been for what else the machine did:
    /// with four times as long between each two tries, about forty minutes in all.
    /// </summary>
    public int Tries { get; init; } = 5;

    /// <summary>How often to look whether a program has been installed meanwhile.</summary>
    public TimeSpan LookAgain { get; init; } = TimeSpan.FromMinutes(1);
}
