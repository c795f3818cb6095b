using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Feedback;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Notices;
using SafeguardingHub.Safeguarding.Services;
using static SafeguardingHub.Rendering.Tests.Composition.GivenPages;

namespace SafeguardingHub.Rendering.Tests.Composition;

public class NoticeTests
{
    private static readonly PublishedItem Service = Item("helpline", "Helpline", new ServicePart { Numbers = [new() { Number = "01905822666" }] });

    private static readonly Content.Delivery.PublicSnapshot Urgent = Ground(
        Service, Item("notice", "Phones are down", new NoticePart { Rank = NoticeRank.Urgent, From = "2026-11-22T09:00", Until = "2026-11-22T12:00:30", Text = "Call 999." }));

    private static readonly NodaTime.Instant Now = At("2026-11-22T12:00:10Z");

    [Fact]
    public async Task Contacts_HaveTheBanner_AndHoldNoLongerThanIt()
    {
        var page = await new ContactsComposer(OnlyLinks.Create()).ContactsAsync(Urgent, Now, null, CancellationToken.None);

        Assert.Equal("Phones are down", page.View.Banner?.Title);
        Assert.Equal(At("2026-11-22T12:00:30Z"), page.ValidUntil);
    }

    [Fact]
    public void PagesThatStandInForOthers_HaveTheBannerToo()
    {
        var site = new SiteComposer(Urgent, Now);
        var forms = new FeedbackForms(Urgent, Now);
        PageView[] pages =
        [
            site.NotFound(isGone: false), site.Error(isUnavailable: true), site.BadMoment("?", "/"), site.Refused(400, "No", "Try again."),
            forms.ThanksForNumber(Service), forms.Helpful("/", isAnswered: false), ContactsComposer.Help(Urgent, Now, "https://hub.example"),
        ];

        Assert.All(pages, page => Assert.Equal("Phones are down", page.Banner?.Title));
    }

    [Fact]
    public void Notices_OfASection_StandByRank_ThenAsPutInOrder_ThenTheNewestFirst()
    {
        var section = Content.Items.ContentItemId.Parse("4section0000000000000000aa");
        PublishedItem Notice(string name, string from, NoticeRank rank = NoticeRank.Information) => Item(name, name, new NoticePart { Rank = rank, From = from });
        PublishedItem[] notices =
        [
            Notice("old", "2026-10-01"), Notice("older", "2026-09-01"), Notice("new", "2026-11-20"), Notice("newer", "2026-11-21"), Notice("important", "2026-08-01", NoticeRank.Important),
        ];
        string[] Shown(params string[] order) =>
        [
            .. new NoticeBoard(
                Ground([.. notices, Item(section.Value, "Front", new NoticeOrderPart { Notices = [.. order] })]), Now).Others(section).Select(notice => notice.Title),
        ];

        Assert.Equal(["important", "newer", "new", "old", "older"], Shown());
        Assert.Equal(["important", "older", "new", "newer", "old"], Shown("older", "gone", "new", "important"));
    }
}
