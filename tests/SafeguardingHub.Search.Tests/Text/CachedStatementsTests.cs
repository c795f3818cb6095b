using Microsoft.Data.Sqlite;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Text;
using SafeguardingHub.Testing;

namespace SafeguardingHub.Search.Tests.Text;

public sealed class CachedStatementsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Values_ComeBackAsTheyWentIn_WhateverTheOrderOfTheirNumbersInTheStatement()
    {
        using var connection = Open();
        CachedStatements.Of(connection, "CREATE TABLE kept (a, b, c, d, e) ").Run();
        object?[] given = ["", null, 7L, 1.5, new string('é', 100_000)];

        CachedStatements.Of(connection, "INSERT INTO kept (e, d, c, b, a) VALUES ($5, $4, $3, $2, $1)").Run(given);

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT a, b, c, d, e FROM kept";
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        Assert.Equal(given, Enumerable.Range(0, 5).Select(column => row.IsDBNull(column) ? null : row.GetValue(column)));
    }

    [Fact]
    public void Statement_ThatFails_SaysWhy_AndRunsAgain()
    {
        using var connection = Open();
        CachedStatements.Of(connection, "CREATE TABLE kept (a TEXT PRIMARY KEY) STRICT").Run();
        var insert = CachedStatements.Of(connection, "INSERT INTO kept (a) VALUES ($1)");
        insert.Run("once");

        var error = Assert.Throws<SqliteException>(() => insert.Run("once"));
        insert.Run("twice");

        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, error.SqliteErrorCode);
        Assert.Equal(2, CachedStatements.Of(connection, "SELECT count(*) FROM kept").Number());
    }

    [Fact]
    public void Connection_ThatIsClosed_IsClosedForSqliteAsWell_SoThatItsLogGoes()
    {
        var file = folder.File("kept.db");
        using (var connection = IndexConnections.OpenWriter(file, SqliteOpenMode.ReadWriteCreate))
        {
            CachedStatements.Of(connection, "CREATE TABLE kept (a)").Run();
            CachedStatements.Of(connection, "INSERT INTO kept (a) VALUES ($1)").Run("here");
            Assert.True(File.Exists(file + "-wal"));
        }

        Assert.False(File.Exists(file + "-wal"));
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    }
}
