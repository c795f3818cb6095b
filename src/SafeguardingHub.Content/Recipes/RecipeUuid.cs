using System.Buffers.Binary;

namespace SafeguardingHub.Content.Recipes;

/// <summary>Ids in the form that Orchard Core's <c>uuid()</c> gives.</summary>
public static class RecipeUuid
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>A new id: 26 characters of a random GUID. The GUID's version digit comes first, so it starts with 4.</summary>
    public static string Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes);
        return string.Concat(
            Write(BinaryPrimitives.ReadUInt64LittleEndian(bytes)), Write(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..])));
    }

    /// <summary>64 bits as 13 characters of 5 bits, the first of 4.</summary>
    private static string Write(ulong bits) => string.Create(13, bits, static (characters, bits) =>
    {
        for (var at = characters.Length - 1; at >= 0; at--, bits >>= 5)
        {
            characters[at] = Alphabet[(int)(bits & 31)];
        }
    });
}
