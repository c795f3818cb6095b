using System.Collections.Immutable;
using System.Security.Cryptography;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Media.Inspection;

namespace SafeguardingHub.Content.Recipes.Sending;

/// <summary>How much may be sent at once.</summary>
public sealed record RecipeLimits
{
    /// <summary>The most files in a ZIP.</summary>
    public int Files { get; init; } = 2_000;

    /// <summary>The largest file, in bytes, unpacked.</summary>
    public long FileBytes { get; init; } = 100_000_000;

    /// <summary>All files together, in bytes, unpacked.</summary>
    public long AllBytes { get; init; } = 500_000_000;

    /// <summary>What is sent, in bytes.</summary>
    public long SentBytes { get; init; } = 250_000_000;
}

/// <summary>Takes in a recipe: one file, or a ZIP with it and its files. It is checked next; nothing is run before somebody has seen what it would do.</summary>
public sealed class ReceiveRecipe(IWaitingBundles waiting, IRecipeQueue queue, RecipeLimits limits, TimeProvider time)
{
    /// <summary>Takes the file in and has it checked. Needs Import for the whole hub.</summary>
    /// <param name="actor">Who sends it.</param>
    /// <param name="sent">The file; null for none.</param>
    /// <param name="isStrict">Whether warnings are to refuse it too.</param>
    /// <param name="cancellationToken">Gives up; nothing is kept then.</param>
    public async Task<Outcome<RecipeTask>> ExecuteAsync(Actor actor, SentFile? sent, bool isStrict, CancellationToken cancellationToken)
    {
        if (!Rights.AllowsEverywhere(actor, Permission.Import))
        {
            return Outcome<RecipeTask>.Refused(new Reason(ReasonKind.NotPermitted, "", $"{actor.Name} may not run recipes: it needs the permission {Permission.Import}."));
        }

        if (sent is null)
        {
            return Outcome<RecipeTask>.Refused(Reason.Invalid("Sent", "Choose a recipe, or a ZIP that holds one."));
        }

        var given = new GivenName(sent.Name);
        if (given.Ending is not ("json" or "zip"))
        {
            return Outcome<RecipeTask>.Refused(Reason.Invalid("Sent", $"{given.Shown} is neither a recipe (.recipe.json) nor a ZIP."));
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        try
        {
            var taken = new Taken(id, waiting, limits);
            var fault = sent.Content.Length > limits.SentBytes ? taken.TooLarge
                : given.Ending == "zip" ? await SentZip.UnpackAsync(sent.Content, limits.Files, (name, content) => taken.AddAsync(name, content, cancellationToken), cancellationToken)
                : await taken.AddAsync(given.Plain, sent.Content, cancellationToken);
            if ((fault is null ? taken.Recipe(isAlone: given.Ending == "json", out fault) : null) is { } recipe)
            {
                await new RecipeBundle(id, recipe, taken.Files).KeepAsync(waiting, cancellationToken);
                var task = new RecipeTask(id, actor.Id, given.Plain, ShelfFile: null, isStrict, time.Now());
                await queue.AddAsync(task, cancellationToken);
                return task;
            }

            waiting.Discard(id);
            return Outcome<RecipeTask>.Refused(Reason.Invalid("Sent", fault!));
        }
        catch
        {
            waiting.Discard(id);
            throw;
        }
    }

    /// <summary>The files that were taken in so far.</summary>
    private sealed class Taken(string id, IWaitingBundles waiting, RecipeLimits limits)
    {
        private readonly ImmutableArray<BundledFile>.Builder files = ImmutableArray.CreateBuilder<BundledFile>();
        private readonly HashSet<string> paths = new(StringComparer.OrdinalIgnoreCase);
        private long left = limits.AllBytes;

        public ImmutableArray<BundledFile> Files => files.ToImmutable();

        public string TooLarge => $"It is larger than {limits.AllBytes / 1_000_000} MB when it is unpacked, or than {limits.SentBytes / 1_000_000} MB as it was sent. Divide it into several recipes.";

        public async Task<string?> AddAsync(string name, Stream content, CancellationToken cancellationToken)
        {
            if (!RecipeFilePath.TryCreate(name, out var path, out var refusal))
            {
                return $"The ZIP holds a file with a name that cannot be used ({new GivenName(name).Shown}): {refusal}.";
            }

            if (!paths.Add(path!.Value))
            {
                return $"The ZIP holds two files called {new GivenName(name).Shown} in the same folder. Take one out.";
            }

            var key = $"f{files.Count:D5}";
            if (await waiting.KeepAsync(id, key, content, Math.Min(left, limits.FileBytes), cancellationToken) is not { } length)
            {
                return left < limits.FileBytes ? TooLarge : $"{new GivenName(name).Shown} is larger than {limits.FileBytes / 1_000_000} MB.";
            }

            left -= length;
            files.Add(new BundledFile(path.Value, key));
            return null;
        }

        // The recipe to run: Orchard Core's own name for it, or the only one at the root.
        public string? Recipe(bool isAlone, out string? fault)
        {
            fault = null;
            if (isAlone)
            {
                return files[0].Path;
            }

            var atRoot = files.Select(file => file.Path).Where(path => !path.Contains('/', StringComparison.Ordinal) && RecipeBundle.IsRecipe(path)).ToList();
            if (atRoot.Find(path => path.Equals("Recipe.json", StringComparison.OrdinalIgnoreCase)) is { } packed)
            {
                return packed;
            }

            fault = atRoot.Count == 0 ? "The ZIP holds no recipe: it needs a file Recipe.json, or one that ends in .recipe.json, outside of its folders."
                : atRoot.Count > 1 ? "The ZIP holds several recipes. Call the one that is to be run Recipe.json; it may call the others by their names."
                : null;
            return atRoot.Count == 1 ? atRoot[0] : null;
        }
    }
}

/// <summary>Chooses a recipe of the hub's own folder, has one checked again, and has one run that was checked.</summary>
public sealed class ChooseRecipe(IRecipeShelf shelf, IRecipeTasks tasks, IRecipeQueue queue, TimeProvider time)
{
    /// <summary>The recipe of that id, where the actor may run recipes; null otherwise.</summary>
    public async Task<RecipeTask?> FindAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        Rights.AllowsEverywhere(actor, Permission.Import) ? await tasks.FindAsync(id, cancellationToken) : null;

    /// <summary>The recipes that were chosen within a day, the one that went on last first; none for who may not run recipes.</summary>
    public async Task<ImmutableArray<RecipeTask>> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        Rights.AllowsEverywhere(actor, Permission.Import) ? await tasks.SinceAsync(time.Now() - RecipeTask.Life, cancellationToken) : [];

    /// <summary>Has a recipe of the hub's own folder checked. Needs Import for the whole hub.</summary>
    public async Task<Outcome<RecipeTask>> ExecuteAsync(Actor actor, string file, bool isStrict, CancellationToken cancellationToken)
    {
        if (!Rights.AllowsEverywhere(actor, Permission.Import) || await shelf.OpenAsync(file, cancellationToken) is not { } found)
        {
            return Outcome<RecipeTask>.Refused(new Reason(ReasonKind.NotFound, "", "There is no such recipe."));
        }

        var task = new RecipeTask(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), actor.Id, found.Source.Name, found.Source.Name, isStrict, time.Now());
        await queue.AddAsync(task, cancellationToken);
        return task;
    }

    /// <summary>
    /// Has one checked again, or run that was checked without an error, with the rights of the actor. Needs Import for the whole
    /// hub; one that is being worked at stays as it is.
    /// </summary>
    public async Task<Outcome<RecipeTask>> GoOnAsync(Actor actor, RecipeTask seen, RecipePurpose purpose, bool isStrict, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        if (await FindAsync(actor, seen.Id, cancellationToken) is not { } task)
        {
            return Outcome<RecipeTask>.Refused(new Reason(ReasonKind.NotFound, "", "There is no such recipe."));
        }

        if (task.IsGoingOn(time.Now()))
        {
            return Outcome<RecipeTask>.Refused(new Reason(ReasonKind.Stale, "", "The recipe is being worked at already."));
        }

        if (purpose == RecipePurpose.Run && !task.CanRun)
        {
            return Outcome<RecipeTask>.Refused(Reason.Invalid("", "Only a recipe that was checked without an error can be run. Check it again."));
        }

        var next = task with
        {
            Person = actor.Id, Purpose = purpose, IsStrict = purpose == RecipePurpose.Run ? task.IsStrict : isStrict, Stage = RecipeStage.Waiting, Outcome = null, Server = null, At = time.Now(),
        };
        await queue.AddAsync(next, cancellationToken);
        return next;
    }
}
