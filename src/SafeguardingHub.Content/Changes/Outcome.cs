using System.Collections.Immutable;

namespace SafeguardingHub.Content.Changes;

/// <summary>Why a change was refused.</summary>
public enum ReasonKind
{
    /// <summary>What was sent breaks a rule; the editor can mend it.</summary>
    Invalid,

    /// <summary>The actor has no right to do this.</summary>
    NotPermitted,

    /// <summary>The item, version or draft is not there.</summary>
    NotFound,

    /// <summary>Somebody else saved in between: the revision that the editor saw is not the newest.</summary>
    Stale,

    /// <summary>The path, alias or id belongs to another item.</summary>
    Taken,

    /// <summary>The state of other content forbids it, for example because live pages use the item.</summary>
    InUse,
}

/// <summary>One reason for a refusal, in words that an editor can act on.</summary>
/// <param name="Kind">What sort of reason; decides the HTTP status.</param>
/// <param name="Place">Where in the item, for example <c>FlowPart.Widgets[2].ServicePart</c>; empty for the item as a whole.</param>
/// <param name="Message">What is wrong and how to put it right, in plain English.</param>
public sealed record Reason(ReasonKind Kind, string Place, string Message)
{
    /// <summary>A broken rule.</summary>
    public static Reason Invalid(string place, string message) => new(ReasonKind.Invalid, place, message);
}

/// <summary>
/// What a change came to: a value, or every reason why it was refused and nothing was changed. Expected refusals are
/// outcomes; bugs and broken infrastructure throw.
/// </summary>
/// <typeparam name="T">What a change that succeeded hands back.</typeparam>
public sealed class Outcome<T> where T : class
{
    private readonly T? value;

    private Outcome(T? value, ImmutableArray<Reason> reasons)
    {
        this.value = value;
        Reasons = reasons;
    }

    /// <summary>Whether the change was made.</summary>
    public bool Succeeded => value is not null;

    /// <summary>What the change made.</summary>
    /// <exception cref="InvalidOperationException">The change was refused.</exception>
    public T Value => value ?? throw new InvalidOperationException("The change was refused: " + string.Join(" ", Reasons.Select(reason => reason.Message)));

    /// <summary>Every reason of a refusal; empty for a change that was made.</summary>
    public ImmutableArray<Reason> Reasons { get; }

    /// <summary>The outcome of a change that was made.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, []);

    /// <summary>The outcome of a refusal.</summary>
    /// <exception cref="ArgumentException">No reason was given.</exception>
    public static Outcome<T> Refused(params IEnumerable<Reason> reasons)
    {
        ImmutableArray<Reason> all = [.. reasons];
        return all.IsEmpty ? throw new ArgumentException("A refusal needs a reason.", nameof(reasons)) : new Outcome<T>(null, all);
    }
}
