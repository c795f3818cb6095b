using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Search.Extraction;
using SafeguardingHub.Search.Index;
using SafeguardingHub.Search.Lucene;
using SafeguardingHub.Search.Lucene.Tables;
using SafeguardingHub.Search.Querying;
using SafeguardingHub.Search.Suggesting;
using SafeguardingHub.Search.Text;

namespace SafeguardingHub.Search;

/// <summary>Registers the search.</summary>
public static class SearchServices
{
    /// <summary>
    /// Registers the search on an index in that folder. The host adds <see cref="IIndexGround"/>, <see cref="PageVariable"/> and
    /// the ports of published content, and runs <see cref="SearchIndex"/>.
    /// </summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="dataFolder">The folder.</param>
    /// <param name="kinds">The kinds of parts.</param>
    /// <param name="sources">The assemblies that the values of <see cref="PageVariable"/> come from: with other code the index is built anew.</param>
    public static IServiceCollection AddSearch(this IServiceCollection services, string dataFolder, ContentKinds kinds, params Assembly[] sources)
    {
        services.AddSingleton(provider => new FileTexts(
            provider.GetRequiredService<IMediaStore>(), Path.Combine(Path.GetFullPath(dataFolder), "extracts"),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<FileTexts>>()));
        services.AddSingleton<IFileTexts>(provider => provider.GetRequiredService<FileTexts>());
        services.AddSingleton<IFileReading>(provider => provider.GetRequiredService<FileTexts>());
        services.AddSingleton<IFileFacts>(provider => new PdfFacts(
            provider.GetRequiredService<IMediaStore>(), provider.GetRequiredService<IFileTexts>(), provider.GetRequiredService<TimeProvider>(),
            new ReadingLimits(), () => ChildProgram.Find("pdfinfo")));
        services.AddSingleton(new IndexPlace(Path.GetFullPath(dataFolder)));
        services.AddSingleton(provider => Layout(kinds, sources, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<LuceneTables>>()));
        services.AddSingleton(provider => new DocumentTextBuilder(
            kinds, provider.GetRequiredService<IPublishedContent>(), provider.GetRequiredService<IFileTexts>(), provider.GetRequiredService<PageVariable>(),
            provider.GetRequiredService<ILogger<DocumentTextBuilder>>()));
        services.AddSingleton<IndexSource>();
        services.AddSingleton(provider => new SearchIndex(
            provider.GetRequiredService<IndexSource>(), provider.GetRequiredService<IndexLayout>(), provider.GetRequiredService<IndexPlace>(),
            provider.GetRequiredService<IFileTexts>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SearchIndex>>()));
        services.AddSingleton<IIndexReadings>(provider => provider.GetRequiredService<SearchIndex>());
        services.AddSingleton(provider => new IndexUpkeep(
            provider.GetRequiredService<IndexSource>(), provider.GetRequiredService<IndexLayout>(), provider.GetRequiredService<IndexPlace>()));
        services.AddSingleton(provider => new IndexFacts(
            provider.GetRequiredService<IndexLayout>(), provider.GetRequiredService<IndexPlace>(), provider.GetRequiredService<IFileTexts>()));
        services.AddSingleton(provider => new FreshIndex(
            provider.GetRequiredService<IndexSource>(), provider.GetRequiredService<IndexLayout>(), provider.GetRequiredService<IndexPlace>(),
            provider.GetRequiredService<ILuceneMatcher>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ISiteSearch, SiteSearch>();
        services.AddSingleton<ILuceneIndexes, LuceneIndexes>();
        services.AddSingleton<ILuceneMatcher, LuceneMatcher>();
        return services;
    }

    /// <summary>The tables of the index, and what is kept in memory of them, in written order: to add one, add a line.</summary>
    internal static IndexLayout Layout(ContentKinds kinds, Assembly[] sources, TimeProvider time, ILogger<LuceneTables> logger) => new(
        Tables:
        [
            new EntryTables(),
            new TextTables(),
            new PhoneTables(),
            new SuggestionTables(),
            new LuceneTables(kinds, time, logger),
        ],
        Memories:
        [
            new SearchMemory(),
        ],
        Sources: [.. kinds.Parts.Select(kind => kind.GetType().Assembly).Concat(sources).Append(Assembly.GetEntryAssembly()).OfType<Assembly>().Distinct()]);
}
