using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Tests;

public sealed class SqliteMentionsTests() : MentionsContract(HubProvider.Sqlite);

public sealed class PostgresMentionsTests() : MentionsContract(HubProvider.Postgres);

public abstract class MentionsContract(HubProvider provider) : HubContract(provider)
{
    private static readonly Mention Number = new(MentionKind.Number, "01905111222");
    private static readonly Mention InFile = new(MentionKind.Number, "01905111222", "sw/leaflet.pdf");
    private static readonly Mention Name = new(MentionKind.Name, "service");
    private static readonly Mention Old = new(MentionKind.Number, "01905999999") { IsOutOfDate = true };

    private IFindings Findings => Hub.Services.GetRequiredService<IFindings>();

    private IMentions Mentions => Hub.Services.GetRequiredService<IMentions>();

    private IChangeLog Log => Hub.Services.GetRequiredService<IChangeLog>();

    [Fact]
    public async Task Mentions_OfANumberAndAName_AreFoundWithTheirItemsInOrderOfName()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1", title: "Zebra"), Given.Draft("i2", "v2", title: "Apple"), Given.Draft("i3", "v3", title: "Other"));

        await KeepAsync(("i1", "v1", true, [Number, InFile]), ("i2", "v2", false, [Name]), ("i3", "v3", false, [Old]));

        var found = await Mentions.FindAsync(["01905111222"], Given.Id("service"), 10, CancellationToken.None);
        Assert.Equal([("Apple", Name, false), ("Zebra", Number, true), ("Zebra", InFile, true)], found.Select(mention => (mention.Name, mention.Mention, mention.IsLive)));
        Assert.Equal(2, (await Mentions.FindAsync(["01905111222"], Given.Id("service"), 2, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Mentions_LookedAtAgain_AreThoseOfNow()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"));
        await KeepAsync(("i1", "v1", true, [Number, InFile]));

        await KeepAsync(("i1", "v1", true, [InFile, Name]));

        var found = await Mentions.FindAsync(["01905111222"], Given.Id("service"), 10, CancellationToken.None);
        Assert.Equal([InFile, Name], found.Select(mention => mention.Mention).OrderBy(mention => mention.Kind));
    }

    [Fact]
    public async Task OldNumber_OfALiveVersion_IsToldOnceAndChangesWhatThePublicSees()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1"), Given.Draft("i2", "v2"));
        var before = await Log.LastPublicAsync(CancellationToken.None);

        await KeepAsync(("i1", "v1", true, [Old]), ("i2", "v2", false, [Old]));
        var after = await Log.LastPublicAsync(CancellationToken.None);
        await KeepAsync(("i1", "v1", true, [Old, Number]), ("i2", "v2", false, [Old]));

        Assert.Equal("01905999999", Assert.Single((await Mentions.OutOfDateAsync(CancellationToken.None))[Given.Id("i1")]));
        Assert.Single(await Mentions.OutOfDateAsync(CancellationToken.None));
        Assert.True(after > before);
        Assert.Equal(after, await Log.LastPublicAsync(CancellationToken.None));

        await KeepAsync(("i1", "v1", true, []));

        Assert.Empty(await Mentions.OutOfDateAsync(CancellationToken.None));
        Assert.True(await Log.LastPublicAsync(CancellationToken.None) > after);
    }

    [Fact]
    public async Task PointsTo_OfALiveItem_NamesItsReferencesAndNoDrafts()
    {
        await Hub.WriteAsync(Given.Live("i1", "v1") with
        {
            Live = LiveWrite.Show(Given.Published("i1", "v1"), [], [new Content.Parts.ContentReference(Content.Parts.ReferenceKind.Alias, "Desk", "HtmlBodyPart", IsRequired: true)]),
            DraftReferences = [new Content.Parts.ContentReference(Content.Parts.ReferenceKind.Item, "i9", "Page.Other", IsRequired: false)],
        });

        Assert.Equal(["desk"], await Mentions.PointsToAsync([Given.Id("i1")], CancellationToken.None));
    }

    private Task KeepAsync(params (string Item, string Version, bool IsLive, Mention[] Mentions)[] items) => Findings.KeepAsync(
        [
            .. items.Select(item => new CheckedItem(
                Given.Id(item.Item), 1, "mark", Given.Start,
                [new CheckedVersion(Given.Version(item.Version), IsNewest: true, item.IsLive, []) { Mentions = [.. item.Mentions] }])),
        ],
        CancellationToken.None);
}
