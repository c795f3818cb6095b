using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SafeguardingHub.Storage.Sqlite;

/// <summary>The hub's tables in SQLite.</summary>
internal sealed class SqliteHubContext(DbContextOptions<SqliteHubContext> options) : HubDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantTicksConverter>();
    }
}
