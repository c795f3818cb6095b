using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Feeds;
using SafeguardingHub.Rendering.Composition.Indexes;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Rendering.Tests.Composition.GivenPages;

namespace SafeguardingHub.Rendering.Tests.Composition;

/// <summary>What entries of lists and feeds say for themselves.</summary>
public class ListTests
{
    private const string NotInUse = "Not in use yet: do not rely on this.";

    private static readonly Instant Now = At("2026-11-22T12:00:00Z");

    private static readonly PublishedItem Home = Item("home", "Home", new SectionProfilePart { OpenedAt = "2026-01-01T00:00:00Z" }) with { Path = ContentPath.Parse("") };

    private static readonly PublishedItem South = Item("south", "South", new SectionProfilePart());

    private static readonly PublishedItem Ccg = Item("ccg", "NHS South CCG", new OrganisationPart
    {
        Names = [new() { Name = "NHS Worcestershire", To = "2013-03-31" }, new() { Name = "NHS South CCG", From = "2013-04-01" }],
    });

    [Fact]
    public async Task Feed_EachEntry_SaysHowFarItCanBeReliedOn()
    {
        var service = new ServicePart { Summary = "Advice.", Numbers = [new() { Number = "01905822666" }] };
        var guidance = Item("wt", "Working Together", new GuidancePart());
        var edition = Item("wt2018", "Working Together 2018", new EditionPart { Guidance = "wt", Label = "2018", Published = "2018" });

        var feed = await FeedAsync(
            [Home, South, guidance, edition],
            Entry(Item("helpline", "Helpline", service)),
            Entry(Item("checked", "Checked", service with { Confirmation = new Confirmation { By = "A keeper", On = "2026-05-03" } })),
            Entry(edition),
            Entry(Item("leaflet", "Leaflet", new PublicationPart { Summary = "Words." })) with { Section = South.Id });

        Assert.Equal(
            [
                "Not confirmed: taken from web pages of 2013 to 2018. Advice.",
                "Number checked on 3 May 2026. Advice.",
                "Latest edition held here (2018); it may have been replaced.",
                NotInUse + " Words.",
            ],
            feed.Entries.Select(entry => entry.Summary));
        Assert.DoesNotContain("Not in use", feed.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_OfOpenedGround_MarksEntriesOfASectionThatIsNot()
    {
        var lists = new Lists([Entry(Item("own", "Own", new PublicationPart())), Entry(Item("theirs", "Theirs", new PublicationPart())) with { Section = South.Id }]);

        var view = await ListAsync(lists, [Home, South]);
        var unopened = await ListAsync(lists, [South]);

        Assert.Equal([false, true], view.Groups.SelectMany(group => group.Items).Select(item => item.States.Contains("Not in use yet")));
        Assert.All(unopened.Groups.SelectMany(group => group.Items), item => Assert.DoesNotContain("Not in use yet", item.States));
    }

    [Fact]
    public async Task List_EntryWithoutADate_DoesNotPutTodaysNameOnIt()
    {
        var view = await ListAsync(new Lists([Entry(Item("leaflet", "Leaflet", new PublicationPart { Publisher = "ccg" }))]), [Home, Ccg]);

        Assert.Equal("NHS South CCG (as published: under this name or an earlier one)", view.Groups[0].Items[0].Publisher);
    }

    [Fact]
    public void AToZ_HoldsUntilAnEditionTakesOver()
    {
        var ground = Ground(
            Home, Item("wt", "Working Together", new GuidancePart()), Item("wt2018", "2018", new EditionPart { Guidance = "wt", Published = "2018-07" }),
            Item("wt2026", "2026", new EditionPart { Guidance = "wt", Published = "2026-12-01", Replaces = ["wt2018"] }));

        var page = AToZComposer.Compose(ground, Now);

        Assert.Equal(At("2026-12-01T00:00:00Z"), page.ValidUntil);
    }

    private static ListEntry Entry(PublishedItem item) => new()
    {
        Id = item.Id, ContentType = item.ContentType, DisplayText = item.DisplayText, Path = item.Path!.Value, PublishedAt = item.PublishedAt, ModifiedAt = item.ModifiedAt, Parts = item.Parts,
    };

    private static async Task<Feed> FeedAsync(PublishedItem[] ground, params ListEntry[] entries) =>
        (await new FeedComposer(OnlyLinks.Create(), new Lists(entries)).FindAsync(ContentPath.Parse(""), Ground(ground), Now, CancellationToken.None))!.Feed!;

    private static async Task<ListPageView> ListAsync(Lists lists, PublishedItem[] ground) =>
        (ListPageView)(await new ListComposer(lists).ComposeAsync(
            new ListRequest { List = SiteList.Find("archive")!, Address = "/archive" }, Ground(ground), Now, CancellationToken.None)).View;

    private sealed class Lists(IReadOnlyList<ListEntry> entries) : IPublishedLists
    {
        public Task<IReadOnlyList<ListEntry>> PageAsync(ListQuery query, ListPosition? after, int limit, CancellationToken cancellationToken) => Task.FromResult(entries);

        public Task<ListCounts> CountAsync(ListQuery query, IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
            Task.FromResult(new ListCounts(entries.Count, ImmutableDictionary<ListFilter, int>.Empty));

        public Task<IReadOnlyList<ListEntry>> LatestAsync(ContentItemId? section, int limit, CancellationToken cancellationToken) => Task.FromResult(entries);

        public Task<IReadOnlyList<PublicAddress>> AddressesAsync(
            IReadOnlyCollection<ContentItemId> sections, bool withoutSection, ContentItemId? after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
