using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SafeguardingHub.Content.Recipes.Sending;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Access;
using SafeguardingHub.Storage.Auditing;
using SafeguardingHub.Storage.Media;
using SafeguardingHub.Storage.Postgres;
using SafeguardingHub.Storage.Reading;
using SafeguardingHub.Storage.Sqlite;
using SafeguardingHub.Storage.Writing;

namespace SafeguardingHub.Storage;

/// <summary>The databases that the hub can use.</summary>
public enum HubProvider
{
    /// <summary>A file in the data folder; one node.</summary>
    Sqlite,

    /// <summary>A server; several nodes.</summary>
    Postgres,
}

/// <summary>Where the hub keeps its data.</summary>
public sealed record HubStorageOptions
{
    /// <summary>Which database; SQLite by default.</summary>
    public HubProvider Provider { get; init; } = HubProvider.Sqlite;

    /// <summary>The folder of the SQLite database and the media; with PostgreSQL, of cached media.</summary>
    public required string DataFolder { get; init; }

    /// <summary>PostgreSQL's connection string; not used with SQLite.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>How long a change waits for others before it is refused as busy; 10 seconds by default.</summary>
    public TimeSpan WriterPatience { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>Registers the store.</summary>
public static class HubStorage
{
    /// <summary>The name of the SQLite database's file in the data folder.</summary>
    public const string DatabaseFile = "hub.db";

    /// <summary>
    /// Registers the ports of the engine, <see cref="HubDatabase"/>, a scoped <see cref="HubDbContext"/> for Identity's stores,
    /// and Data Protection's key store. Call <see cref="HubDatabase.MigrateAsync"/> before the host starts: keys are read then.
    /// </summary>
    /// <exception cref="HubDataException">PostgreSQL was chosen without a connection string.</exception>
    public static IServiceCollection AddHubStorage(this IServiceCollection services, HubStorageOptions options)
    {
        services.AddSingleton(options);
        services.Configure<IdentityOptions>(HubIdentity.Configure);
        services.AddSingleton(provider => new FileMediaStore(Path.Combine(Path.GetFullPath(options.DataFolder), "media"), Clock(provider)));
        services.AddSingleton<IMediaSweep, MediaSweep>();
        if (options.Provider == HubProvider.Sqlite)
        {
            services.AddSingleton(_ => new WriteGate(options.WriterPatience));
            services.AddSingleton<WriteGateInterceptor>();
            AddContext<SqliteHubContext>(services, new SqliteDialect(Path.Combine(Path.GetFullPath(options.DataFolder), DatabaseFile), options.WriterPatience));
            services.AddSingleton<IMediaStore>(provider => provider.GetRequiredService<FileMediaStore>());
        }
        else
        {
            if (string.IsNullOrWhiteSpace(options.ConnectionString))
            {
                throw new HubDataException("PostgreSQL is chosen, but no connection string is set: set ConnectionStrings:Hub, or Hub:Database to sqlite.");
            }

            AddContext<PostgresHubContext>(services, new PostgresDialect(options.ConnectionString, options.WriterPatience));
            services.AddSingleton<IMediaStore>(provider => new PostgresMediaStore(
                provider.GetRequiredService<HubContexts>(), provider.GetRequiredService<FileMediaStore>(), Clock(provider)));
        }

        services.AddScoped(provider => provider.GetRequiredService<HubContexts>().Create());
        services.AddSingleton(provider => new HubDatabase(
            provider.GetRequiredService<HubContexts>(), provider.GetRequiredService<HubDialect>(), options));
        services.AddSingleton<IHubStore>(provider => new HubStore(
            provider.GetRequiredService<HubContexts>(), provider.GetRequiredService<HubDialect>(), provider.GetService<WriteGate>(), provider.GetService<ICommitSignal>()));
        services.AddSingleton<IPublishedContent, PublishedContent>();
        services.AddSingleton<IPublishedLists, PublishedLists>();
        services.AddSingleton<IPublishedDocuments, PublishedDocuments>();
        services.AddSingleton<IPublishedQueries, PublishedQueries>();
        services.AddSingleton(provider => new WriteTurns(
            provider.GetRequiredService<HubContexts>(), provider.GetRequiredService<HubDialect>(), provider.GetService<WriteGate>()));
        services.AddSingleton<IFeedbackStore, FeedbackStore>();
        services.AddSingleton<IPageFeedback, PageFeedbackReading>();
        services.AddSingleton<IEditorsDesk, EditorsDesk>();
        services.AddSingleton<IRecipeTasks, RecipeTasks>();
        services.AddSingleton<IFindings>(provider => new FindingsStore(provider.GetRequiredService<WriteTurns>(), provider.GetService<ICommitSignal>()));
        services.AddSingleton<IOutsideLinks, LinksStore>();
        services.AddSingleton<IMentions, MentionsStore>();
        services.AddSingleton<IRedirects, RedirectStore>();
        services.AddSingleton<ICallLog, CallLog>();
        services.AddSingleton<IReviewLog, ReviewLog>();
        services.AddSingleton<ITypeContent, TypeContent>();
        services.AddSingleton<IFollowerPositions>(provider => new FollowerPositions(provider.GetRequiredService<HubContexts>(), provider.GetService<WriteGate>()));
        services.AddSingleton<IChangeLog, HubChangeLog>();
        services.AddSingleton<IHubReader, HubReader>();
        services.AddSingleton<IEditorsContent, EditorsContent>();
        services.AddSingleton<IMediaLibrary, MediaLibrary>();
        services.AddSingleton<IAccounts>(provider => new AccountReader(
            provider.GetRequiredService<HubContexts>(), provider.GetService<WriteGate>()));
        services.AddSingleton<IAuditTrail>(provider => new AuditTrail(provider.GetRequiredService<HubContexts>(), provider.GetRequiredService<HubDialect>()));
        services.AddSingleton<IOutbox>(provider => new Outbox(
            provider.GetRequiredService<HubContexts>(), provider.GetService<WriteGate>(), provider.GetRequiredService<WriteTurns>()));
        services.AddScoped<AccountAudit>();
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<IXmlRepository>(provider => provider.GetRequiredService<ProtectionKeys>());
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => provider.GetRequiredService<ProtectionKeys>());
        return services;
    }

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private static void AddContext<TContext>(IServiceCollection services, HubDialect dialect) where TContext : HubDbContext
    {
        services.AddSingleton(dialect);
        services.AddPooledDbContextFactory<TContext>((provider, builder) =>
        {
            dialect.Use(builder);
            builder.AddInterceptors(new AuditInterceptor(dialect));
            if (provider.GetService<WriteGateInterceptor>() is { } gate)
            {
                builder.AddInterceptors(gate);
            }
        });
        services.AddSingleton(provider =>
        {
            var factory = provider.GetRequiredService<IDbContextFactory<TContext>>();
            return new HubContexts(factory.CreateDbContext);
        });
    }
}
