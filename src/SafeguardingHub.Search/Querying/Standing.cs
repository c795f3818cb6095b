using System.Collections.Frozen;
using System.Collections.Immutable;
using SafeguardingHub.Content.Items;

namespace SafeguardingHub.Search.Querying;

/// <summary>
/// The states of documents at a moment: those that follow from time and from other items stand over what items project. Kept
/// for the memory and the states that it was made of, which change with a publication and not with a search.
/// </summary>
internal sealed class Standing
{
    private readonly ImmutableDictionary<ContentItemId, string> states;
    private readonly FrozenDictionary<int, string> over;

    private Standing(SearchMemory memory, ImmutableDictionary<ContentItemId, string> states)
    {
        Memory = memory;
        this.states = states;
        over = states.IsEmpty
            ? FrozenDictionary<int, string>.Empty
            : memory.All.Where(document => states.ContainsKey(document.Entry.Id))
                .ToFrozenDictionary(document => document.Number, document => states[document.Entry.Id]);
    }

    /// <summary>The documents.</summary>
    public SearchMemory Memory { get; }

    /// <summary>The states of these documents: those of before where nothing has changed.</summary>
    public static Standing Of(SearchMemory memory, ImmutableDictionary<ContentItemId, string> states, Standing? before) =>
        before is not null && ReferenceEquals(before.Memory, memory) && ReferenceEquals(before.states, states) ? before : new Standing(memory, states);

    /// <summary>The state of a document; null for none.</summary>
    public string? StateOf(int number, DocumentEntry entry) => over.Count > 0 && over.TryGetValue(number, out var state) ? state : entry.State;
}
