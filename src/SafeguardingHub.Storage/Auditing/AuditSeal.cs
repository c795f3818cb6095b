using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Auditing;

/// <summary>
/// What makes a row one of the chain. A row's hash is of the hash before it, its number and its content, in which the personal
/// fields stand by digests: SHA-256 of a random salt and the values. A digest cannot be undone once its salt is thrown away, not
/// even by whoever tries all names.
/// </summary>
internal static class AuditSeal
{
    private const string Kind = "hub audit 1";
    private const int SaltBytes = 16;

    /// <summary>The hash that the first row follows.</summary>
    public static byte[] Beginning { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>Works out the digests of a row's personal fields: to be done before anybody waits for the chain.</summary>
    public static void Digest(AuditRow row)
    {
        row.ActorSalt = Salt();
        row.ActorDigest = DigestOf(row.ActorSalt, row.ActorId, row.ActorName);
        row.AccountSalt = row.AccountId is null ? null : Salt();
        row.AccountDigest = row.AccountSalt is null ? null : DigestOf(row.AccountSalt, row.AccountId);
        row.NoteSalt = row.Note is null ? null : Salt();
        row.NoteDigest = row.NoteSalt is null ? null : DigestOf(row.NoteSalt, row.Note);
    }

    /// <summary>Puts the row behind the one with that hash.</summary>
    public static void Link(AuditRow row, long number, byte[] previous)
    {
        row.Number = number;
        row.Previous = previous;
        row.Hash = HashOf(row);
    }

    public static byte[] DigestOf(byte[] salt, params ReadOnlySpan<string?> values)
    {
        var text = new ArrayBufferWriter<byte>(128);
        Add(text, salt);
        foreach (var value in values)
        {
            Add(text, value);
        }

        return SHA256.HashData(text.WrittenSpan);
    }

    public static byte[] HashOf(AuditRow row)
    {
        var text = new ArrayBufferWriter<byte>(512);
        Add(text, Kind);
        Add(text, row.Number ?? 0);
        Add(text, row.Previous);
        Add(text, (long)row.ActorKind);
        Add(text, row.Action);

        // Microseconds: as fine as both databases keep.
        Add(text, row.At.ToUnixTimeTicks() / 10);
        Add(text, row.ItemId);
        Add(text, row.VersionId);
        Add(text, row.Section);
        Add(text, row.ActorDigest);
        Add(text, row.AccountDigest);
        Add(text, row.NoteDigest);
        return SHA256.HashData(text.WrittenSpan);
    }

    private static byte[] Salt() => RandomNumberGenerator.GetBytes(SaltBytes);

    // Each value with its length before it, so that no two rows are written alike.
    private static void Add(ArrayBufferWriter<byte> text, string? value) => Add(text, value is null ? null : Encoding.UTF8.GetBytes(value));

    private static void Add(ArrayBufferWriter<byte> text, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(text.GetSpan(sizeof(long)), value);
        text.Advance(sizeof(long));
    }

    private static void Add(ArrayBufferWriter<byte> text, byte[]? value)
    {
        BinaryPrimitives.WriteInt32BigEndian(text.GetSpan(sizeof(int)), value?.Length ?? -1);
        text.Advance(sizeof(int));
        text.Write(value);
    }
}
