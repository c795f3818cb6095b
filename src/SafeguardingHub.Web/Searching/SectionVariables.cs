using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Web.Searching;

/// <summary>The variables of pages as the pages show them: they tell about the section around the page.</summary>
internal sealed class SectionVariables(TimeProvider time)
{
    private static readonly ContentItemId NoSection = ContentItemId.Parse("-");
    private readonly ConditionalWeakTable<PublicSnapshot, ConcurrentDictionary<ContentItemId, SectionView>> sections = [];

    /// <summary>The value of a variable; see <see cref="Content.Searching.PageVariable"/>.</summary>
    public string? Find(PublicSnapshot ground, PublishedItem page, string path)
    {
        var view = sections.GetValue(ground, static _ => []).GetOrAdd(
            page.Section ?? NoSection, static (_, asked) => new SiteComposer(asked.ground, asked.now).Section(asked.page.Section), (ground, page, now: time.Now()));
        return PageVariables.Find(path, view);
    }
}
