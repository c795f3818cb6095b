using System.Collections.Immutable;
using System.Security.Cryptography;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Media.Inspection;

namespace SafeguardingHub.Content.Media.Import;

/// <summary>A file as a browser sends it.</summary>
/// <param name="Name">Its name: not trusted.</param>
/// <param name="Content">Its bytes, seekable.</param>
public sealed record SentFile(string Name, Stream Content);

/// <summary>How much may be sent at once.</summary>
public sealed record ImportLimits
{
    /// <summary>The most files.</summary>
    public int Files { get; init; } = SentTable.MostRows;

    /// <summary>The largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 25_000_000;

    /// <summary>All files together, in bytes, a ZIP unpacked.</summary>
    public long AllBytes { get; init; } = 500_000_000;
}

/// <summary>Takes a table with its files in, to wait until somebody has looked at what would become of them. Nothing is imported.</summary>
public sealed class ReceiveBundle(IWaitingBundles waiting, BundleFiles bundles, IFileInspection inspection, ImportLimits limits, TimeProvider time)
{
    /// <summary>
    /// Takes the files in: several, or one ZIP of them. Needs ManageMediaContent and EditContent somewhere. A file that the hub does not
    /// keep is no reason to refuse all: the bundle says what is wrong with it.
    /// </summary>
    public async Task<Outcome<ImportBundle>> ExecuteAsync(Actor actor, SentFile? table, IReadOnlyList<SentFile> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var reasons = Reasons(actor, table, files).ToList();
        if (reasons.Count > 0 || table is null)
        {
            return Outcome<ImportBundle>.Refused(reasons);
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        try
        {
            var taken = new Taken(id, waiting, inspection, limits);
            if (await waiting.KeepAsync(id, BundleFiles.Table, table.Content, SentTable.MostBytes, cancellationToken) is null)
            {
                reasons.Add(Reason.Invalid("Table", TooLargeTable));
            }
            else if (await taken.AllAsync(files, cancellationToken) is { } fault)
            {
                reasons.Add(Reason.Invalid("Files", fault));
            }

            if (reasons.Count == 0)
            {
                var bundle = new ImportBundle(id, actor.Id, time.Now(), new GivenName(table.Name).Plain, taken.Files);
                await bundles.KeepAsync(bundle, cancellationToken);
                return bundle;
            }
        }
        catch
        {
            waiting.Discard(id);
            throw;
        }

        waiting.Discard(id);
        return Outcome<ImportBundle>.Refused(reasons);
    }

    /// <summary>
    /// Puts another table in place of the one that a bundle has, so that nobody sends all files again for one wrong cell.
    /// Only who sent the bundle may.
    /// </summary>
    public async Task<Outcome<ImportBundle>> CorrectAsync(Actor actor, ImportBundle bundle, SentFile? table, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (bundle.Person != actor.Id)
        {
            return Outcome<ImportBundle>.Refused(new Reason(ReasonKind.NotFound, "", "There is no such import."));
        }

        if (TableFault(table) is { } fault)
        {
            return Outcome<ImportBundle>.Refused(Reason.Invalid("Table", fault));
        }

        if (await waiting.KeepAsync(bundle.Id, BundleFiles.Table, table!.Content, SentTable.MostBytes, cancellationToken) is null)
        {
            return Outcome<ImportBundle>.Refused(Reason.Invalid("Table", TooLargeTable));
        }

        var corrected = bundle with { TableName = new GivenName(table.Name).Plain };
        await bundles.KeepAsync(corrected, cancellationToken);
        return corrected;
    }

    private static string TooLargeTable => $"The table is larger than {SentTable.MostBytes / 1_000_000} MB. Divide it into several.";

    private static string? TableFault(SentFile? table) =>
        table is null ? "Choose the table, saved as CSV."
        : new GivenName(table.Name).Ending is "csv" or "txt" or "tsv" ? null
        : $"{new GivenName(table.Name).Shown} is not a CSV file. In Excel choose Save as and the type “CSV UTF-8 (comma delimited)”.";

    private IEnumerable<Reason> Reasons(Actor actor, SentFile? table, IReadOnlyList<SentFile> files)
    {
        if (!Rights.HoldsSomewhere(actor, new Demand(Permission.ManageMedia)) || !Rights.HoldsSomewhere(actor, new Demand(Permission.EditContent)))
        {
            yield return new Reason(ReasonKind.NotPermitted, "", $"{actor.Name} may not import files: it needs the permissions {Permission.ManageMedia} and {Permission.EditContent}.");
        }

        if (files.Count == 0)
        {
            yield return Reason.Invalid("Files", "Choose the files, or one ZIP that holds them.");
        }

        if (files.Count > limits.Files)
        {
            yield return Reason.Invalid("Files", $"{files.Count} files are too many: send at most {limits.Files} at once.");
        }

        if (TableFault(table) is { } fault)
        {
            yield return Reason.Invalid("Table", fault);
        }
    }

    /// <summary>The files that were taken in so far.</summary>
    private sealed class Taken(string id, IWaitingBundles waiting, IFileInspection inspection, ImportLimits limits)
    {
        private readonly ImmutableArray<WaitingFile>.Builder files = ImmutableArray.CreateBuilder<WaitingFile>();
        private long left = limits.AllBytes;

        public ImmutableArray<WaitingFile> Files => files.ToImmutable();

        // Why nothing can be taken in; null for no such reason.
        public async Task<string?> AllAsync(IReadOnlyList<SentFile> sent, CancellationToken cancellationToken)
        {
            if (sent is [var only] && new GivenName(only.Name).Ending == "zip")
            {
                return await SentZip.UnpackAsync(only.Content, limits.Files, (name, content) => AddAsync(name, content, cancellationToken), cancellationToken);
            }

            foreach (var file in sent)
            {
                if (await AddAsync(file.Name, file.Content, cancellationToken) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }

        private string TooLarge => $"All files together are larger than {limits.AllBytes / 1_000_000} MB. Send them in several parts.";

        private async Task<string?> AddAsync(string name, Stream content, CancellationToken cancellationToken)
        {
            var key = $"f{files.Count:D4}";
            var shown = new GivenName(name).Plain;
            var most = Math.Min(left, limits.FileBytes);
            if (await waiting.KeepAsync(id, key, content, most, cancellationToken) is not { } length)
            {
                if (left < limits.FileBytes)
                {
                    return TooLarge;
                }

                files.Add(new WaitingFile(shown, key, 0, "", $"It is larger than {limits.FileBytes / 1_000_000} MB. Make it smaller: save pictures in it with fewer pixels, or divide it.", null));
                return null;
            }

            left -= length;
            await using var kept = waiting.Open(id, key) ?? throw new InvalidOperationException("A file that was kept is gone.");
            var inspected = await inspection.InspectAsync(name, kept, cancellationToken);
            files.Add(inspected.Succeeded
                ? new WaitingFile(shown, key, length, await HashAsync(inspected.Value, kept, cancellationToken), null, inspected.Value.Remark)
                : new WaitingFile(shown, key, length, "", string.Join(" ", inspected.Reasons.Select(reason => reason.Message)), null));
            return null;
        }

        private static async Task<string> HashAsync(InspectedFile file, Stream kept, CancellationToken cancellationToken) =>
            Convert.ToHexStringLower(file.Cleaned is { } cleaned ? SHA256.HashData(cleaned.Span) : await SHA256.HashDataAsync(kept, cancellationToken));
    }
}
