using System.Collections.Immutable;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Search.Index;

/// <summary>A piece of what an item says: something that a part gives, or a compiled body.</summary>
/// <param name="Content">What a part or field gives; null for a body.</param>
/// <param name="Body">The body; null for what a part gives.</param>
/// <param name="IsNested">Whether it stands in an item inside the item.</param>
internal readonly record struct ContentPiece(SearchContent? Content, CompiledBody? Body, bool IsNested);

/// <summary>What an item says by itself, in the order in which its page shows it; nothing is expanded.</summary>
/// <param name="Item">The item.</param>
/// <param name="Pieces">The pieces in order.</param>
/// <param name="References">The ids of the items that its parts point to.</param>
/// <param name="IsSharedText">Whether it is a text without a name of its own for readers.</param>
internal sealed record ItemContent(PublishedItem Item, ImmutableArray<ContentPiece> Pieces, ImmutableArray<string> References, bool IsSharedText)
{
    /// <summary>Reads an item, nested ones included.</summary>
    public static ItemContent Of(PublishedItem item, DefinitionSet definitions, ContentKinds kinds)
    {
        var reading = ContentReading.Of(item, definitions, kinds);
        var places = reading.Parts.Select(part => part.Place).Concat(reading.Fields.Select(field => field.Place)).ToHashSet(StringComparer.Ordinal);
        var bodies = item.Bodies.OrderBy(body => body.Key, PlaceOrder.Instance).ToLookup(body => Owner(body.Key, places), body => body.Value, StringComparer.Ordinal);
        var pieces = ImmutableArray.CreateBuilder<ContentPiece>();
        foreach (var found in reading.Parts)
        {
            Add(found.Kind.Searchable(found.Part), found.Place);
        }

        foreach (var found in reading.Fields.Where(field => field.Field is not null))
        {
            Add(found.Kind.Searchable(found.Field!), found.Place);
        }

        // Of parts that this version of the hub cannot read: the page shows their bodies nowhere, but nothing is lost by finding them.
        Add([], "");
        return new ItemContent(item, pieces.ToImmutable(), ReferencesOf(reading), reading.Parts.Any(found => found.Part is SharedTextPart));

        void Add(IEnumerable<SearchContent> contents, string place)
        {
            // A dot in the place of a part says that it is inside another item.
            var isNested = place.Contains('.', StringComparison.Ordinal);
            pieces.AddRange(contents.Select(content => new ContentPiece(content, null, isNested)));
            pieces.AddRange(bodies[place].Select(body => new ContentPiece(null, body, isNested)));
        }
    }

    private static ImmutableArray<string> ReferencesOf(ContentReading reading) =>
    [
        .. reading.Parts.SelectMany(found => found.Kind.References(found.Part))
            .Where(reference => reference.Kind == ReferenceKind.Item).Select(reference => reference.Target).Distinct(StringComparer.Ordinal),
    ];

    // The innermost part or field that the body stands in.
    private static string Owner(string body, HashSet<string> places)
    {
        for (var end = body.LastIndexOf('.'); end > 0; end = body.LastIndexOf('.', end - 1))
        {
            if (places.TryGetValue(body[..end], out var place))
            {
                return place;
            }
        }

        return "";
    }

    /// <summary>Orders places as they follow one another: the tenth step after the ninth.</summary>
    private sealed class PlaceOrder : IComparer<string>
    {
        public static readonly PlaceOrder Instance = new();

        public int Compare(string? x, string? y)
        {
            var left = x.AsSpan();
            var right = y.AsSpan();
            while (!left.IsEmpty && !right.IsEmpty)
            {
                var (leftDigits, rightDigits) = (Digits(left), Digits(right));
                var order = leftDigits > 0 && rightDigits > 0
                    ? leftDigits != rightDigits ? leftDigits - rightDigits : left[..leftDigits].SequenceCompareTo(right[..rightDigits])
                    : left[0].CompareTo(right[0]);
                if (order != 0)
                {
                    return order;
                }

                left = left[Math.Max(leftDigits, 1)..];
                right = right[Math.Max(rightDigits, 1)..];
            }

            return left.Length - right.Length;
        }

        private static int Digits(ReadOnlySpan<char> text)
        {
            var length = 0;
            while (length < text.Length && char.IsAsciiDigit(text[length]))
            {
                length++;
            }

            return length;
        }
    }
}
