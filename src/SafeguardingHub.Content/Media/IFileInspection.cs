using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Content.Media;

/// <summary>Looks at a file that somebody sent before any of it is kept. Every way in asks it: upload, import and replacement.</summary>
public interface IFileInspection
{
    /// <summary>What the file is, or every reason why the hub does not keep it.</summary>
    /// <param name="givenName">The name that it was sent with: not trusted, of any length.</param>
    /// <param name="content">The bytes, seekable, already within the limit of size; left at its beginning.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<Outcome<InspectedFile>> InspectAsync(string givenName, Stream content, CancellationToken cancellationToken);
}
