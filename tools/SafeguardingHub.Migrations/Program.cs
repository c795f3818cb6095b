using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Storage;
using SafeguardingHub.Storage.Postgres;
using SafeguardingHub.Storage.Sqlite;

await Console.Error.WriteLineAsync("This project only serves `dotnet ef`. To add a migration to both databases: tools/add-migration.sh NAME");
return 1;

internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqliteHubContext>
{
    public SqliteHubContext CreateDbContext(string[] args) => new(
        Design.Options<SqliteHubContext>(new SqliteDialect("design.db", Design.Patience)));
}

internal sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresHubContext>
{
    public PostgresHubContext CreateDbContext(string[] args) => new(
        Design.Options<PostgresHubContext>(new PostgresDialect("Host=localhost;Database=design", Design.Patience)));
}

internal static class Design
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static DbContextOptions<T> Options<T>(HubDialect dialect) where T : HubDbContext
    {
        // Identity takes its schema version from the application's services, and from nowhere else.
        var services = new ServiceCollection().Configure<IdentityOptions>(HubIdentity.Configure).BuildServiceProvider();
        var options = new DbContextOptionsBuilder<T>();
        options.UseApplicationServiceProvider(services);
        dialect.Use(options);
        return options.Options;
    }
}
