using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Recipes.Running;

namespace SafeguardingHub.Content.Recipes.Sending;

/// <summary>What is to become of a recipe that somebody chose.</summary>
public enum RecipePurpose
{
    /// <summary>It is tried, and everything is taken back.</summary>
    Check,

    /// <summary>It is run.</summary>
    Run,
}

/// <summary>How far a recipe is.</summary>
public enum RecipeStage
{
    /// <summary>It waits for another to end, or for the server that has its files.</summary>
    Waiting,

    /// <summary>It is being tried or run.</summary>
    Working,

    /// <summary>It has come to its end; see <see cref="RecipeTask.Outcome"/>.</summary>
    Ended,
}

/// <summary>
/// A recipe that somebody chose, and how far it is. It stands in the database, so that every server can say so; the files of one
/// that was sent lie on the server that took them in.
/// </summary>
/// <param name="Id">Random, 32 lower-case hexadecimal digits; also the id of its bundle, where it was sent.</param>
/// <param name="Person">The id of who chose it: it is run with their rights.</param>
/// <param name="Name">What it is called.</param>
/// <param name="ShelfFile">Its file among the hub's own recipes; null where it was sent.</param>
/// <param name="IsStrict">Whether warnings refuse it too.</param>
/// <param name="At">When it last went on.</param>
public sealed record RecipeTask(string Id, string Person, string Name, string? ShelfFile, bool IsStrict, Instant At)
{
    /// <summary>How long a recipe that was sent waits, and how long it is told what came of it.</summary>
    public static readonly Duration Life = Duration.FromDays(1);

    private static readonly Duration Patience = Duration.FromMinutes(30);

    /// <summary>What is to become of it.</summary>
    public RecipePurpose Purpose { get; init; }

    /// <summary>How far it is.</summary>
    public RecipeStage Stage { get; init; }

    /// <summary>The server that works at it; null for none.</summary>
    public string? Server { get; init; }

    /// <summary>What came of it; null before it has ended, and where it was broken off: nothing was changed then.</summary>
    public RecipeOutcome? Outcome { get; init; }

    /// <summary>Whether it goes on by itself. One that stood still for long was interrupted.</summary>
    public bool IsGoingOn(Instant now) => Stage != RecipeStage.Ended && now - At < Patience;

    /// <summary>The moment before which a recipe that is being run counts as interrupted.</summary>
    public static Instant LostBefore(Instant now) => now - Patience;

    /// <summary>Whether it was checked without an error, so that it can be run.</summary>
    public bool CanRun => Stage == RecipeStage.Ended && Purpose == RecipePurpose.Check && Outcome?.Report is not null;
}

/// <summary>Keeps recipes that somebody chose, for all servers. It checks nobody's rights.</summary>
public interface IRecipeTasks
{
    /// <summary>Keeps it, in place of what was kept of it.</summary>
    Task KeepAsync(RecipeTask task, CancellationToken cancellationToken);

    /// <summary>The recipe of that id, or null.</summary>
    Task<RecipeTask?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The recipes that somebody chose since that moment, the one that went on last first; at most twenty.</summary>
    Task<ImmutableArray<RecipeTask>> SinceAsync(Instant moment, CancellationToken cancellationToken);

    /// <summary>Those that wait or are worked at, the one that waits longest first.</summary>
    Task<ImmutableArray<RecipeTask>> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Begins one that waits, unless another is being worked at that went on since <paramref name="lostBefore"/>.</summary>
    /// <returns>Whether it was begun.</returns>
    Task<bool> BeginAsync(RecipeTask task, Instant lostBefore, CancellationToken cancellationToken);

    /// <summary>Forgets those that have not gone on since that moment.</summary>
    Task ForgetAsync(Instant before, CancellationToken cancellationToken);
}

/// <summary>Tries and runs recipes after the request that asked for it, one at a time for the whole hub.</summary>
public interface IRecipeQueue
{
    /// <summary>Notes that a recipe is to be tried or run; the rights of who chose it are read again when it begins.</summary>
    Task AddAsync(RecipeTask task, CancellationToken cancellationToken);

    /// <summary>How far this server is with a recipe; null where it does not work at it.</summary>
    RecipeProgress? ProgressOf(string id);
}
