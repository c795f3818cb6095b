using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Index;

namespace SafeguardingHub.Search.Text;

/// <summary>
/// <c>phone</c>: the telephone numbers of items that have a page, as digits, and turned round, so that a number that was typed
/// without its area code is found by its end.
/// </summary>
internal sealed class PhoneTables : IndexTables
{
    /// <inheritdoc />
    public override IEnumerable<string> Schema =>
    [
        "CREATE TABLE phone (digits TEXT NOT NULL, reversed TEXT NOT NULL, number INTEGER NOT NULL, former INTEGER NOT NULL, PRIMARY KEY (digits, number)) STRICT, WITHOUT ROWID",
        "CREATE INDEX phone_reversed ON phone (reversed)",
        "CREATE INDEX phone_number ON phone (number)",
    ];

    /// <inheritdoc />
    public override IEnumerable<string> Contents => ["SELECT number, digits, former FROM phone"];

    /// <inheritdoc />
    public override void Write(SqliteConnection connection, long number, IndexedItem item)
    {
        if (item.Document.Item.Path is null)
        {
            return;
        }

        // A number that is both today's and a former one is today's.
        foreach (var phone in item.Text.Numbers.OrderBy(phone => phone.IsFormer))
        {
            CachedCommands.Run(
                connection, "INSERT OR IGNORE INTO phone (digits, reversed, number, former) VALUES ($1, $2, $3, $4)",
                phone.Digits, Reverse(phone.Digits), number, phone.IsFormer ? 1 : 0);
        }
    }

    /// <inheritdoc />
    public override void Remove(SqliteConnection connection, long number) =>
        CachedCommands.Run(connection, "DELETE FROM phone WHERE number = $1", number);

    /// <summary>A number from its end.</summary>
    public static string Reverse(string digits)
    {
        var characters = digits.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }
}
