using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace SafeguardingHub.Testing;

/// <summary>
/// A PostgreSQL server of the test run's own, in a temporary folder, reached by a socket in it: no port, nothing to
/// configure. Started when first asked for. A small shell waits for the test process to end, however it ends, then stops
/// the server and removes the folder.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Running = new(() => Task.Run(Start));
    private static readonly SemaphoreSlim Cloning = new(1, 1);
    private readonly string folder;
    private int databases;

    private PostgresServer(string folder) => this.folder = folder;

    /// <summary>The server of this process.</summary>
    public static Task<PostgresServer> SharedAsync() => Running.Value;

    /// <summary>A connection string to that database.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = folder, Username = "postgres", Database = database, MaxPoolSize = 20, ConnectionIdleLifetime = 5, ConnectionPruningInterval = 2,
    }.ToString();

    /// <summary>Makes a database, empty or as a copy of another, and gives its name.</summary>
    public async Task<string> CreateDatabaseAsync(string template, CancellationToken cancellationToken)
    {
        var name = "t" + Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture);
        await Cloning.WaitAsync(cancellationToken);
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Both names are the tests' own.
            command.CommandText = $"CREATE DATABASE {name} TEMPLATE {template}";
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
            return name;
        }
        finally
        {
            Cloning.Release();
        }
    }

    private static PostgresServer Start()
    {
        var binaries = Binaries();
        var folder = Directory.CreateTempSubdirectory("pg-").FullName;
        var isRoot = string.Equals(Environment.UserName, "root", StringComparison.Ordinal);
        var run = isRoot ? "runuser -u postgres -- " : "";
        var script = $"""
            {(isRoot ? $"chown postgres: {folder}" : ":")}
            cd {folder}
            {run}{binaries}/initdb -D {folder}/data -U postgres -A trust --no-sync -E UTF8 --locale=C.UTF-8 >{folder}/log 2>&1 || exit 1
            {run}{binaries}/pg_ctl -D {folder}/data -w -s -l {folder}/server.log -o "-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB -c max_connections=200" start >>{folder}/log 2>&1 </dev/null || exit 2
            setsid sh -c 'while kill -0 {Environment.ProcessId} 2>/dev/null; do sleep 1; done; {run}{binaries}/pg_ctl -D {folder}/data -m immediate -s stop; rm -rf {folder}' >/dev/null 2>&1 </dev/null &
            """;
        using var shell = Process.Start(new ProcessStartInfo("sh") { ArgumentList = { "-c", script }, WorkingDirectory = "/" })!;
        shell.WaitForExit();
        if (shell.ExitCode != 0)
        {
            var logs = string.Join('\n', Directory.GetFiles(folder, "*log").Select(File.ReadAllText));
            throw new InvalidOperationException($"PostgreSQL did not start in {folder}:\n{logs}");
        }

        return new PostgresServer(folder);
    }

    private static string Binaries()
    {
        const string Installed = "/usr/lib/postgresql";
        var newest = Directory.Exists(Installed)
            ? Directory.GetDirectories(Installed).Select(Path.GetFileName).OfType<string>()
                .OrderByDescending(version => int.Parse(version, CultureInfo.InvariantCulture)).FirstOrDefault()
            : null;
        return newest is null
            ? throw new InvalidOperationException($"PostgreSQL is not installed below {Installed}: run ./test.sh, which installs it.")
            : $"{Installed}/{newest}/bin";
    }
}
