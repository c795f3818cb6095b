using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;

namespace SafeguardingHub.Search.Index;

/// <summary>Files without texts, where nothing is there that reads them.</summary>
internal sealed class NoFileTexts : IFileTexts
{
    private static readonly ExtractedText Nothing = new([], HasPages: false, Fault: null);

    /// <inheritdoc />
    public event Action<string>? Read
    {
        add { }
        remove { }
    }

    /// <inheritdoc />
    public ValueTask<ExtractedText?> FindAsync(MediaFile file, CancellationToken cancellationToken) => ValueTask.FromResult<ExtractedText?>(Nothing);
}
