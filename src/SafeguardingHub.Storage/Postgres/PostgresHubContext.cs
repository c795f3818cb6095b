using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace SafeguardingHub.Storage.Postgres;

/// <summary>The hub's tables in PostgreSQL.</summary>
internal sealed class PostgresHubContext(DbContextOptions<PostgresHubContext> options) : HubDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantDateTimeConverter>().HaveColumnType("timestamp with time zone");

        // Text compares by bytes, as in SQLite: the order of ids and paths must not depend on the server's language.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
