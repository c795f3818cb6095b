using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Media.Inspection;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Recipes.Steps;

/// <summary>
/// The step <c>media</c>: files for <c>/media/…</c>, from Base64 or from the recipe's own folder. The hub fetches nothing
/// from other hosts, so <c>SourceUrl</c> is refused; and it keeps no SVG, which can carry script.
/// </summary>
public sealed class MediaStep : RecipeStepKind
{
    /// <summary>The largest file, in bytes, as in Orchard Core.</summary>
    public const int MaximumBytes = 30_000_000;

    private static readonly FileInspection Inspection = new(FileEntrance.Recipe);

    /// <inheritdoc />
    public override string Name => "media";

    internal override async ValueTask<PlannedStep?> PlanAsync(RecipeStep step, RecipePlanning planning, CancellationToken cancellationToken)
    {
        if (!step.Body.TryGetProperty("Files", out var files) || files.ValueKind != JsonValueKind.Array)
        {
            planning.Add(RecipeProblem.Error("media-files", Name, step.Place, "The step has no list 'Files'."));
            return null;
        }

        var planned = new List<PlannedFile>();
        foreach (var (json, index) in files.EnumerateArray().Select((json, index) => (json, index)))
        {
            var place = RecipePlace.Item(RecipePlace.Key(step.Place, "Files"), index);
            var (file, fault) = await PlanFileAsync(json, planning.Files, cancellationToken);
            if (file is not null)
            {
                planned.Add(file);
            }
            else
            {
                planning.Add(RecipeProblem.Error("media-file", Name, place, fault!));
            }
        }

        return new Planned(planned) { Name = Name, Place = step.Place };
    }

    private static async ValueTask<(PlannedFile? File, string? Fault)> PlanFileAsync(JsonElement json, IRecipeFiles files, CancellationToken cancellationToken)
    {
        var target = Text(json, "TargetPath") ?? Text(json, "Path");
        if (!RecipeFilePath.TryCreate(target ?? "", out var path, out var refusal))
        {
            return (null, $"The target path '{target}' cannot be used: {refusal}");
        }

        var (bytes, looked, fault) = await TakeAsync(json, path!.Value, files, cancellationToken);
        if (looked is null)
        {
            return (null, fault);
        }

        // Bytes that stand in the recipe are in memory with it. A file beside it is taken again when it is kept: a recipe may name
        // one file a thousand times, and nothing holds a thousand copies.
        var held = Text(json, "Base64") is null ? null : bytes;
        return (new PlannedFile(path.Value, looked.ContentType, async token =>
            held ?? (await TakeAsync(json, path.Value, files, token)).Bytes ?? throw new InvalidDataException($"The file for '{path.Value}' changed while the recipe was read."))
        {
            // As an export writes them; Orchard Core has neither.
            IsOpen = !(json.TryGetProperty("IsOpen", out var isOpen) && isOpen.ValueKind == JsonValueKind.False),
            Title = Text(json, "Title"),
            Width = looked.Width,
            Height = looked.Height,
        }, null);
    }

    // The bytes as they would be kept, and what was found out about them; or why they are not.
    private static async ValueTask<(byte[]? Bytes, InspectedFile? Looked, string? Fault)> TakeAsync(
        JsonElement json, string target, IRecipeFiles files, CancellationToken cancellationToken)
    {
        var (bytes, fault) = await BytesAsync(json, files, cancellationToken);
        if (bytes is null or { Length: > MaximumBytes })
        {
            return (null, null, fault ?? $"'{target}' has {bytes!.Length} bytes; a file may have {MaximumBytes}.");
        }

        using var stream = new MemoryStream(bytes, writable: false);
        var inspected = await Inspection.InspectAsync(target, stream, cancellationToken);
        return inspected.Succeeded
            ? (inspected.Value.Cleaned?.ToArray() ?? bytes, inspected.Value, null)
            : (null, null, string.Join(" ", inspected.Reasons.Select(reason => reason.Message)));
    }

    private static async ValueTask<(byte[]? Bytes, string? Fault)> BytesAsync(JsonElement json, IRecipeFiles files, CancellationToken cancellationToken)
    {
        if (Text(json, "Base64") is { } base64)
        {
            try
            {
                return (Convert.FromBase64String(base64), null);
            }
            catch (FormatException)
            {
                return (null, "'Base64' is not Base64.");
            }
        }

        if (Text(json, "SourcePath") is { } source)
        {
            if (!RecipeFilePath.TryCreate(source, out var path, out var refusal))
            {
                return (null, $"The source path '{source}' cannot be used: {refusal}");
            }

            return await files.ReadAsync(path!, cancellationToken) is { } bytes
                ? (bytes, null)
                : (null, $"There is no file '{source}' beside the recipe.");
        }

        return Text(json, "SourceUrl") is null
            ? (null, "Give the bytes as 'Base64', or a file of the recipe's folder as 'SourcePath'.")
            : (null, "The hub fetches nothing from other hosts: put the file beside the recipe and name it as 'SourcePath'.");
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record PlannedFile(string Path, string ContentType, Func<CancellationToken, Task<byte[]>> TakeAsync)
    {
        public bool IsOpen { get; init; } = true;

        public string? Title { get; init; }

        public int? Width { get; init; }

        public int? Height { get; init; }
    }

    private sealed class Planned(List<PlannedFile> files) : PlannedStep
    {
        private readonly List<MediaFile> kept = [];

        public override int Size => files.Count;

        public override async Task PrepareAsync(IMediaStore media, CancellationToken cancellationToken)
        {
            foreach (var file in files)
            {
                using var stream = new MemoryStream(await file.TakeAsync(cancellationToken), writable: false);
                var (hash, length) = await media.KeepAsync(stream, cancellationToken);
                kept.Add(new MediaFile(file.Path, hash, length, file.ContentType) { IsOpen = file.IsOpen, Title = file.Title, Width = file.Width, Height = file.Height });
            }
        }

        public override Task RunAsync(RecipeRun run, Action<int> progress, CancellationToken cancellationToken)
        {
            // At the end, when the sections that the recipe brings are there: a file belongs to the one below whose path it stands.
            if (run.Demand(Permission.ManageMedia))
            {
                run.AtTheEnd.Add((this, token => WriteAsync(run, token)));
            }

            return Task.CompletedTask;
        }

        private async Task WriteAsync(RecipeRun run, CancellationToken cancellationToken)
        {
            var stored = (await run.Unit.MediaAsync(cancellationToken)).ToDictionary(file => file.Path, StringComparer.OrdinalIgnoreCase);
            var sections = new SectionMap(await run.Unit.SectionsAsync(cancellationToken));
            var audit = run.Audit("ChangeMedia");
            var changed = kept.Select(file => (File: file, Before: stored.GetValueOrDefault(file.Path)))
                .Where(pair => pair.Before is not { } before || (pair.File.IsOpen && !before.IsOpen)
                    || (before.Path, before.Sha256, before.ContentType) != (pair.File.Path, pair.File.Sha256, pair.File.ContentType))
                .Select(pair => pair.File with
                {
                    Id = pair.Before?.Id ?? MediaFile.NewId(), Title = pair.File.Title ?? pair.Before?.Title, Section = MediaPlaces.SectionOf(pair.File.Path, sections),
                    AddedAt = pair.Before?.AddedAt ?? audit.At, AddedBy = pair.Before is { } was ? was.AddedBy : audit.ActorName, IsOpen = pair.File.IsOpen || pair.Before?.IsOpen == true,
                })
                .ToList();
            var isChanged = changed.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
            foreach (var file in kept)
            {
                run.Count(this, "Files", !isChanged.Contains(file.Path) ? Counted.Unchanged : stored.ContainsKey(file.Path) ? Counted.Updated : Counted.Created);
            }

            if (changed.Count > 0)
            {
                run.Unit.WriteMedia(changed, audit);
            }
        }
    }
}
