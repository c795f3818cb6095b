using System.Collections.Immutable;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Querying;

/// <summary>Which of the matched documents the filters leave, and what each value would leave.</summary>
/// <param name="Passing">The places in the matched documents of those that are left, rising.</param>
/// <param name="ByValue">How many each value of the keys asked for would leave; values that would leave none are not among them.</param>
/// <param name="LeftOut">How many are left out only because they are superseded or withdrawn.</param>
internal sealed record FacetCount(List<int> Passing, ImmutableDictionary<ListFilter, int> ByValue, int LeftOut)
{
    private static readonly int StatePlace = FacetValues.PlaceOf(SearchKeys.State);

    /// <summary>Filters and counts in one pass over the matched documents.</summary>
    public static FacetCount Of(Standing standing, ImmutableArray<int> numbers, SearchRequest request)
    {
        var (memory, values) = (standing.Memory, standing.Memory.Values);
        var filters = new Filters(request, values);
        var (counts, states) = (new int[values.Count], new Dictionary<string, int>(StringComparer.Ordinal));
        var (passing, leftOut) = (new List<int>(), 0);
        for (var place = 0; place < numbers.Length; place++)
        {
            if (memory.Find(numbers[place]) is not { IsListed: true } entry)
            {
                continue;
            }

            var failed = filters.FailedBy(entry, standing.StateOf(numbers[place], entry), out var state);
            if (failed == 0)
            {
                passing.Add(place);
                foreach (var ordinal in entry.Facets)
                {
                    counts[ordinal]++;
                }
            }
            else if ((failed & (failed - 1)) == 0)
            {
                // One key alone is in the way: its other values would leave this document.
                foreach (var ordinal in entry.Facets)
                {
                    counts[ordinal] += failed >> values.KeyOf(ordinal) & 1;
                }

                leftOut += failed == 1 << StatePlace && filters.LeavesOut ? 1 : 0;
            }

            if (state is not null && (failed & ~(1 << StatePlace)) == 0)
            {
                states[state] = states.GetValueOrDefault(state) + 1;
            }
        }

        return new FacetCount(passing, Named(values, counts, states, request.Facets), leftOut);
    }

    private static ImmutableDictionary<ListFilter, int> Named(FacetValues values, int[] counts, Dictionary<string, int> states, ImmutableArray<string> keys)
    {
        var named = ImmutableDictionary.CreateBuilder<ListFilter, int>();
        var wanted = keys.Aggregate(0, (places, key) => FacetValues.PlaceOf(key) is >= 0 and var place ? places | 1 << place : places);
        for (var ordinal = 0; ordinal < counts.Length; ordinal++)
        {
            if (counts[ordinal] > 0 && (wanted >> values.KeyOf(ordinal) & 1) != 0)
            {
                named.Add(values[ordinal], counts[ordinal]);
            }
        }

        if ((wanted >> StatePlace & 1) != 0)
        {
            named.AddRange(states.Select(state => KeyValuePair.Create(new ListFilter(SearchKeys.State, state.Key), state.Value)));
        }

        return named.ToImmutable();
    }

    // The filters of a request, ready to be asked of many documents.
    private sealed class Filters
    {
        private readonly bool[] chosen;
        private readonly int keys;
        private readonly HashSet<string>? states;
        private readonly bool isImpossible;
        private readonly FacetValues values;

        public Filters(SearchRequest request, FacetValues values)
        {
            this.values = values;
            chosen = new bool[values.Count];
            foreach (var filter in request.Filters)
            {
                var place = FacetValues.PlaceOf(filter.Key);
                if (place == StatePlace)
                {
                    (states ??= new HashSet<string>(StringComparer.Ordinal)).Add(filter.Value);
                }
                else if (place >= 0)
                {
                    keys |= 1 << place;
                    if (values.Find(filter) is >= 0 and var ordinal)
                    {
                        chosen[ordinal] = true;
                    }
                }
                else
                {
                    // No document has a value of a key that there is not.
                    isImpossible = true;
                }
            }

            LeavesOut = states is null && !request.WithSuperseded;
        }

        // Whether superseded and withdrawn editions are left out though nobody chose a state.
        public bool LeavesOut { get; }

        // The places of the keys that are in the way of a document, as bits.
        public int FailedBy(DocumentEntry entry, string? state, out string? counted)
        {
            var failed = keys;
            if (keys != 0)
            {
                foreach (var ordinal in entry.Facets)
                {
                    if (chosen[ordinal])
                    {
                        failed &= ~(1 << values.KeyOf(ordinal));
                    }
                }
            }

            counted = state;
            var isOut = states is not null ? state is null || !states.Contains(state) : LeavesOut && state is not null && SearchStates.LeftOut.Contains(state);
            return isImpossible ? -1 : isOut ? failed | 1 << StatePlace : failed;
        }
    }
}
