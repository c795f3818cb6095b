using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Recipes.Exporting;

namespace SafeguardingHub.Admin.Recipes;

/// <summary>Packs what somebody takes out of the hub into a file that is gone when it has been sent.</summary>
public sealed class ExportDesk(ExportPackage export)
{
    /// <summary>The package from its beginning, for the caller to dispose of. Packed whole first: one that fails half-way is then no package at all.</summary>
    public async Task<Outcome<Stream>> PackAsync(Actor actor, ExportChoice choice, CancellationToken cancellationToken)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), Temporary());
        var isPacked = false;
        try
        {
            var outcome = await export.ExecuteAsync(actor, choice, file, cancellationToken);
            if (!outcome.Succeeded)
            {
                return Outcome<Stream>.Refused(outcome.Reasons);
            }

            file.Seek(0, SeekOrigin.Begin);
            isPacked = true;
            return file;
        }
        finally
        {
            if (!isPacked)
            {
                await file.DisposeAsync();
            }
        }
    }

    private static FileStreamOptions Temporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            // There are drafts in it.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
