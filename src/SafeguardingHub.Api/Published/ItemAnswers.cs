using System.Buffers;
using System.Text.Json;
using NodaTime;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Content.Bodies;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Api.Published;

/// <summary>Published items as answers hold them: as readers may see them, the properties that were chosen, and what they point to.</summary>
/// <param name="snapshot">The shared ground.</param>
/// <param name="kinds">The kinds of parts and fields.</param>
/// <param name="published">Where items are read.</param>
/// <param name="today">The day in London: whether the review of an item is overdue follows from it.</param>
internal sealed class ItemAnswers(PublicSnapshot snapshot, ContentKinds kinds, IPublishedContent published, LocalDate today)
{
    /// <summary>How deep references are followed.</summary>
    public const int Deepest = 3;

    // A page of the longest list may point to everything; nobody waits for all of it.
    private const int MostReferences = 1000;
    private readonly ReadersContent readers = new(kinds, snapshot.Definitions);

    /// <summary>The instant from which on something that was written may be another without any change of content; null for none.</summary>
    public Instant? HoldsUntil { get; private set; }

    /// <summary>Whether the public may see items of a type.</summary>
    public bool MaySee(string contentType, ContentItemId? section) => ReadersView.MaySee(snapshot, contentType, section);

    /// <summary>Writes an item.</summary>
    public void Write(Utf8JsonWriter writer, PublishedItem item, FieldChoice choice)
    {
        var review = ItemReview.Of(item, snapshot.Definitions, today);
        if (review?.HoldsUntil is { } until)
        {
            HoldsUntil = HoldsUntil is { } known && known < until ? known : until;
        }

        if (choice.IsEverything)
        {
            readers.Write(writer, item, review is null ? null : review.Write);
            return;
        }

        choice.Write(writer, Json(whole => readers.Write(whole, item, review is null ? null : review.Write)));
    }

    /// <summary>Writes an item and, below <c>References</c>, what it points to.</summary>
    public void Write(Utf8JsonWriter writer, PublishedItem item, IReadOnlyList<PublishedItem> references, bool areCut, FieldChoice choice)
    {
        writer.WriteStartObject();
        foreach (var property in Json(inner => Write(inner, item, choice)).EnumerateObject())
        {
            property.WriteTo(writer);
        }

        WriteReferences(writer, "References", references, choice);
        writer.WriteBoolean("ReferencesAreCut", areCut);
        writer.WriteEndObject();
    }

    /// <summary>Writes items by their ids.</summary>
    public void WriteReferences(Utf8JsonWriter writer, string name, IReadOnlyList<PublishedItem> references, FieldChoice choice)
    {
        writer.WriteStartObject(name);
        foreach (var item in references)
        {
            writer.WritePropertyName(item.Id.Value);
            Write(writer, item, choice);
        }

        writer.WriteEndObject();
    }

    /// <summary>
    /// The published items that these point to, and those that they point to in turn, each once and none of the first: at most
    /// one query for each step, as what is on the shared ground is in memory.
    /// </summary>
    /// <returns>The items, and whether there were more of them than are given at once.</returns>
    public async Task<(IReadOnlyList<PublishedItem> Items, bool AreCut)> ReferencesAsync(IReadOnlyList<PublishedItem> items, int depth, CancellationToken cancellationToken)
    {
        var seen = items.Select(item => item.Id).ToHashSet();
        var found = new List<PublishedItem>();
        var last = items;
        var areCut = false;
        for (var step = 0; step < depth && last.Count > 0 && !areCut; step++)
        {
            var wanted = last.SelectMany(Targets).Where(seen.Add).Take(MostReferences - found.Count + 1).ToList();
            areCut = wanted.Count > MostReferences - found.Count;
            if (areCut)
            {
                wanted.RemoveAt(wanted.Count - 1);
            }

            var elsewhere = wanted.Where(id => snapshot.Find(id) is null).ToList();
            var loaded = elsewhere.Count == 0 ? [] : await published.FindManyAsync(elsewhere, cancellationToken);
            var byId = loaded.ToDictionary(item => item.Id);
            last = [.. wanted.Select(id => snapshot.Find(id) ?? byId.GetValueOrDefault(id)).OfType<PublishedItem>().Where(item => MaySee(item.ContentType, item.Section))];
            found.AddRange(last);
        }

        return (found, areCut);
    }

    // Of what readers do not see they see no targets either.
    private IEnumerable<ContentItemId> Targets(PublishedItem item)
    {
        var shown = item with { Parts = readers.PartsOf(item) };
        var reading = ContentReading.Of(shown, snapshot.Definitions, kinds);
        var references = reading.Parts.SelectMany(part => part.Kind.References(part.Part))
            .Concat(reading.Fields.Where(field => field.Field is not null).SelectMany(field => field.Kind.References(field.Field!)))
            .Concat(item.Bodies.OrderBy(body => body.Key, StringComparer.Ordinal).SelectMany(body => body.Value.Segments).OfType<ShortcodeSegment>()
                .Select(code => new ContentReference(ReferenceKind.Alias, code.Target, "", IsRequired: false)));
        foreach (var reference in references)
        {
            if (reference.Kind == ReferenceKind.Item && ContentItemId.TryParse(reference.Target, out var id))
            {
                yield return id;
            }
            else if (reference.Kind == ReferenceKind.Alias && (snapshot.FindByAlias(reference.Target)?.Id ?? snapshot.FindPageByAlias(reference.Target)?.Id) is { } named)
            {
                yield return named;
            }
        }
    }

    private static JsonElement Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ApiAnswer.Writing))
        {
            write(writer);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
