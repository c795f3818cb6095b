using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SafeguardingHub.Search.Lucene.Tables;

/// <summary>What an item has in the tables, so that it can be given back and taken out again.</summary>
/// <param name="Rows">The rows of its texts.</param>
/// <param name="Values">Its values, each with the number of its name.</param>
/// <param name="Stored">What it gives back, in order, each with the number of its name.</param>
internal sealed record HeldFields(ImmutableArray<long> Rows, ImmutableArray<(long Key, object Value)> Values, ImmutableArray<(long Key, string Value)> Stored)
{
    // A field is a name's number, a value, and whether it is indexed, stored or both: most are both, and are written once.
    private const int IsValue = 1;
    private const int IsStored = 2;

    /// <summary>The text of all that.</summary>
    public static string Write(List<long> rows, List<(long Key, object Value)> values, List<(long Key, string Value)> stored)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartArray();
        writer.WriteStartArray();
        rows.ForEach(writer.WriteNumberValue);
        writer.WriteEndArray();
        var indexed = values.ToHashSet();
        foreach (var (key, value) in stored)
        {
            Write(writer, key, value, indexed.Remove((key, value)) ? IsValue | IsStored : IsStored);
        }

        foreach (var (key, value) in values.Where(indexed.Contains))
        {
            Write(writer, key, value, IsValue);
        }

        writer.WriteEndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>What <see cref="Write(List{long}, List{ValueTuple{long, object}}, List{ValueTuple{long, string}})"/> wrote.</summary>
    public static HeldFields Read(string text)
    {
        var json = JsonElement.Parse(text);
        var (values, stored) = (ImmutableArray.CreateBuilder<(long, object)>(), ImmutableArray.CreateBuilder<(long, string)>());
        foreach (var field in json.EnumerateArray().Skip(1))
        {
            var (key, how) = (field[0].GetInt64(), field[2].GetInt32());
            if ((how & IsValue) != 0)
            {
                values.Add((key, Value(field[1])));
            }

            if ((how & IsStored) != 0)
            {
                stored.Add((key, field[1].GetString()!));
            }
        }

        return new HeldFields([.. json[0].EnumerateArray().Select(row => row.GetInt64())], values.ToImmutable(), stored.ToImmutable());
    }

    private static void Write(Utf8JsonWriter writer, long key, object value, int how)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(key);
        switch (value)
        {
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double real:
                writer.WriteNumberValue(real);
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }

        writer.WriteNumberValue(how);
        writer.WriteEndArray();
    }

    // Whole or not makes no difference: SQLite compares numbers by their size.
    private static object Value(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? json.GetString()!
        : json.TryGetInt64(out var whole) ? whole : json.GetDouble();
}
