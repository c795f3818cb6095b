using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace SafeguardingHub.Search.Text;

/// <summary>
/// In how many documents words occur, gathered in memory. Filling an index asks this of every word of every text, and what costs
/// is waiting for memory: so almost all words, those of sixteen letters without accents, stand in the places of the table
/// themselves, where a dictionary would go from its places to its entries to a string of each.
/// </summary>
internal sealed class WordTally
{
    private const int Inline = 16;
    private const int FewestPlaces = 1 << 10;

    // Of which most may be empty again after a large transaction.
    private const int MostKept = 1 << 19;

    private readonly Dictionary<string, Count> others = new(StringComparer.Ordinal);
    private Place[] places = new Place[FewestPlaces];
    private int taken;
    private int document;

    /// <summary>Whether nothing was counted.</summary>
    public bool IsEmpty => taken == 0 && others.Count == 0;

    /// <summary>What follows is of another document: each of its words counts once.</summary>
    public void NextDocument() => document++;

    /// <summary>Counts a word of the document.</summary>
    /// <param name="word">The word, not empty.</param>
    /// <param name="change">1 for a document that comes, -1 for one that goes.</param>
    public void Add(ReadOnlySpan<char> word, int change)
    {
        Span<byte> bytes = stackalloc byte[Inline];
        bytes.Clear();
        ref var count = ref word.Length <= Inline && Ascii.FromUtf16(word, bytes, out _) == System.Buffers.OperationStatus.Done
            ? ref Find(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]))
            : ref CollectionsMarshal.GetValueRefOrAddDefault(others.GetAlternateLookup<ReadOnlySpan<char>>(), word, out _);
        if (count.Document != document)
        {
            count.Change += change;
            count.Document = document;
        }
    }

    /// <summary>Adds what another has counted.</summary>
    public void AddAll(WordTally other)
    {
        foreach (ref readonly var place in other.places.AsSpan())
        {
            if (place.High != 0)
            {
                Find(place.High, place.Low).Change += place.Count.Change;
            }
        }

        foreach (var (word, count) in other.others)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(others, word, out _).Change += count.Change;
        }
    }

    /// <summary>Takes out what was counted, words whose count did not change left out: in ordinal order, but that words with accents and long ones come last.</summary>
    public IEnumerable<(string Word, int Change)> Take()
    {
        var found = places.Where(place => place.High != 0 && place.Count.Change != 0).ToArray();
        Array.Sort(found, static (one, other) => (one.High, one.Low).CompareTo((other.High, other.Low)));
        var rest = others.Where(other => other.Value.Change != 0).Select(other => (other.Key, other.Value.Change)).OrderBy(other => other.Key, StringComparer.Ordinal).ToList();
        Clear();
        return found.Select(place => (place.Word(), place.Count.Change)).Concat(rest);
    }

    /// <summary>Forgets what was counted.</summary>
    public void Clear()
    {
        others.Clear();
        if (places.Length > MostKept)
        {
            places = new Place[FewestPlaces];
        }
        else if (taken > 0)
        {
            Array.Clear(places);
        }

        taken = 0;
    }

    private ref Count Find(ulong high, ulong low)
    {
        if (taken * 2 >= places.Length)
        {
            Grow();
        }

        ref var place = ref PlaceOf(places, high, low);
        if (place.High == 0)
        {
            (place.High, place.Low) = (high, low);
            taken++;
        }

        return ref place.Count;
    }

    // The place of a word, or the empty one where it belongs.
    private static ref Place PlaceOf(Place[] places, ulong high, ulong low)
    {
        var hash = (high ^ (low * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        for (var at = (int)(hash >> 32) & (places.Length - 1); ; at = (at + 1) & (places.Length - 1))
        {
            ref var place = ref places[at];
            if ((place.High == high && place.Low == low) || place.High == 0)
            {
                return ref place;
            }
        }
    }

    private void Grow()
    {
        var larger = new Place[places.Length * 2];
        foreach (var place in places)
        {
            if (place.High != 0)
            {
                PlaceOf(larger, place.High, place.Low) = place;
            }
        }

        places = larger;
    }

    private struct Count
    {
        public int Change;

        // The document that it was last counted for, and had not been counted for before: no set of words for each document.
        public int Document;
    }

    // A word as its letters in order, zeros behind them, so that numbers sort as words do. The first is zero where there is none.
    private struct Place
    {
        public ulong High;
        public ulong Low;
        public Count Count;

        public readonly string Word()
        {
            Span<byte> bytes = stackalloc byte[Inline];
            BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
            BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
            return Encoding.ASCII.GetString(bytes.TrimEnd((byte)0));
        }
    }
}
