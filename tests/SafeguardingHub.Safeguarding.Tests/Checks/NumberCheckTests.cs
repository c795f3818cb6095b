using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Checks;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Tests.Checks;

public sealed class NumberCheckTests
{
    [Theory]

    // However it is spaced, it is the number of today.
    [InlineData("01905 822 666", "number-typed")]
    [InlineData("01905822666", "number-typed")]
    [InlineData("01905 822666", "number-typed")]
    [InlineData("01905-822-666", "number-typed")]
    [InlineData("01905.822.666", "number-typed")]
    [InlineData("(01905) 822666", "number-typed")]
    [InlineData("+44 (0)1905 822666", "number-typed")]
    [InlineData("+44 1905 822 666", "number-typed")]
    [InlineData("+441905822666", "number-typed")]
    [InlineData("0044 1905 822666", "number-typed")]
    [InlineData("01905\u00a0822\u00a0666", "number-typed")]
    [InlineData("01905 – 822 – 666", "number-typed")]
    [InlineData("01905 822666, option 3", "number-typed")]
    [InlineData("01905 822 666 2018", "number-typed")]
    [InlineData("(tel: 01905 822 666)", "number-typed")]
    [InlineData("01905 768020", "number-typed")]
    [InlineData("01905 768 053", "number-typed")]

    // It was somebody's number.
    [InlineData("01905 766 000", "number-former")]
    [InlineData("+44 1905 766000", "number-former")]

    // One digit changed, missing, added, or two that changed places.
    [InlineData("01905 822 66", "number-nearly")]
    [InlineData("01905 822 667", "number-nearly")]
    [InlineData("01905 822 6666", "number-nearly")]
    [InlineData("01905 282 666", "number-nearly")]
    [InlineData("1905 822 666", "number-nearly")]
    [InlineData("01950 822 666", "number-nearly")]
    [InlineData("01905 768 021", "number-nearly")]

    // A number that nobody here looks after.
    [InlineData("0800 111 1111", "number-unknown")]
    [InlineData("020 7946 0018", "number-unknown")]
    [InlineData("07700 900123", "number-unknown")]
    [InlineData("0300 123 4567", "number-unknown")]
    [InlineData("Call the police on 101", "number-unknown")]
    [InlineData("Call NHS 111 for advice", "number-unknown")]
    [InlineData("Call Samaritans on 116 123", "number-unknown")]

    // Two numbers side by side.
    [InlineData("01905 822 666 01905 768020", "number-typed")]
    [InlineData("01905 822 666 / 01905 768 021", "number-typed number-nearly")]

    // No telephone numbers, or none to say anything of.
    [InlineData("9434765919", "")]
    [InlineData("NHS number 943 476 5919", "")]
    [InlineData("2014-15", "")]
    [InlineData("1997-2013", "")]
    [InlineData("01.02.2016 10.30", "")]
    [InlineData("01/02/2016", "")]
    [InlineData("ISBN 0 521 86571 9", "")]
    [InlineData("ISBN-13: 978-0-521-86571-5", "")]
    [InlineData("order number 01234567890", "")]
    [InlineData("Registered charity 0123456789", "")]
    [InlineData("Call 999", "")]
    [InlineData("Call 112", "")]
    [InlineData("There were 111 referrals", "")]
    [InlineData("Room 101", "")]
    [InlineData("£01905 822 666", "")]
    [InlineData("Version 10.0.14.2026", "")]
    [InlineData("08.30 - 17.00", "")]
    [InlineData("20-00-00 12345678", "")]
    [InlineData("AB0123456789", "")]
    [InlineData("4111 1111 1111 1111", "")]
    public void Number_InASentence_IsJudged(string words, string codes)
    {
        Assert.Equal(codes, new NumberCheck().Codes(Checked.Sentence(words)));
    }

    [Theory]
    [InlineData("Call Family Front Door on 01905 768 020", "number-typed number-beside-other-name")]
    [InlineData("Call the Family Front Door (01905 822 666) or the Emergency Duty Team (01905 768020).", "number-typed")]
    [InlineData("Emergency Duty Team (Out of Office Hours) 01905 768020", "number-typed")]
    [InlineData("Call the Night Desk on 01905 822 666.", "number-typed number-beside-other-name")]
    [InlineData("Call the police on 999 or the Access Service on 01905 768053.", "number-typed")]
    public void Name_BesideANumber_IsItsOwner(string words, string codes)
    {
        Assert.Equal(codes, new NumberCheck().Codes(Checked.Sentence(words)));
    }

    [Theory]
    [InlineData("Call 01905 822 666 now.", "Call [contact 'family-front-door'] now.")]
    [InlineData("Otherwise contact the Family Front Door on 01905 822 666 from Monday.", "Otherwise contact the [contact 'family-front-door'] from Monday.")]
    [InlineData("Family Front Door: 01905 822 666", "[contact 'family-front-door']")]
    public void Fix_OfATypedNumber_IsTheContact(string words, string mended)
    {
        var fix = Assert.Single(new NumberCheck().Look(Checked.Sentence(words))).Fix;

        Assert.NotNull(fix);
        Assert.Equal($"<p>{mended}</p>", $"<p>{words}</p>".Replace(fix.From, fix.To, StringComparison.Ordinal));
        Assert.Equal("", new NumberCheck().Codes(Checked.Html($"<p>{mended}</p>")));
    }

    [Theory]
    [InlineData("<h2>Call 01905 822 666</h2><p>a</p>")]
    [InlineData("<p><a href=\"tel:01905822666\">01905 822 666</a></p>")]
    [InlineData("<p>Call 01905 <strong>822 666</strong></p>")]
    [InlineData("<h2>01905 822 666</h2><p>01905 822 666</p>")]
    public void Fix_WhereAContactCannotStand_IsNotOffered(string html)
    {
        Assert.All(new NumberCheck().Look(Checked.Html(html)), finding => Assert.True(finding is { Code: "number-typed", Fix: null }));
        Assert.NotEmpty(new NumberCheck().Look(Checked.Html(html)));
    }

    [Theory]
    [InlineData("<p><a href=\"tel:01905768020\">01905 822 666</a></p>", "number-typed number-dials-another")]
    [InlineData("<p><a href=\"tel:01905766000\">Call the team</a></p>", "number-former")]
    [InlineData("<p><a href=\"tel:+441905822666\">Call the team</a></p>", "number-typed")]
    [InlineData("<p><a href=\"tel:999\">Call 999</a></p>", "")]
    [InlineData("<p><a href=\"tel:0190582\">Call the team</a></p>", "number-unknown")]
    [InlineData("<p><img src=\"/media/a.png\" alt=\"Poster: call 01905 766000\"></p>", "number-former")]
    [InlineData("<blockquote><p>Call 01905 766000.</p></blockquote>", "number-former")]
    [InlineData("<table><caption>c</caption><tr><th>Team</th><td>01905 766000</td></tr></table>", "number-former")]
    public void Number_WhereverItStands_IsJudged(string html, string codes)
    {
        Assert.Equal(codes, new NumberCheck().Codes(Checked.Html(html)));
    }

    [Fact]
    public void Numbers_OfOneSentence_AreFindingsOfTheirOwn()
    {
        var two = new NumberCheck().Look(Checked.Sentence("Call 0300 123 4567 or 0300 123 4568.")).ToList();
        var one = Assert.Single(new NumberCheck().Look(Checked.Sentence("Call 0300 123 4567 or 01905 822 666.")), found => found.Code == "number-unknown");

        Assert.Equal(["number-unknown", "number-unknown"], two.Select(found => found.Code));
        Assert.Equal(2, two.Select(found => found.Key).Distinct().Count());
        Assert.Contains("0300 123 4568", two[1].Message, StringComparison.Ordinal);
        Assert.Contains("0300 123 4567", one.Subject[..20], StringComparison.Ordinal);
    }

    [Fact]
    public void FormerNumber_OnAPage_IsAnErrorThatSaysSinceWhen()
    {
        var found = Assert.Single(new NumberCheck().Look(Checked.Sentence("Call 01905 766000.")));

        Assert.Equal(Severity.Error, found.Severity);
        Assert.Contains("until 3 May 2016", found.Message, StringComparison.Ordinal);
        Assert.Contains("Family Front Door", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Call 01905 766000.")]
    [InlineData("Call 01905 822 667.")]
    [InlineData("Family Front Door is open 9am to 5pm.")]
    public void Archive_WhateverItHolds_IsOnlyNoted(string words)
    {
        var found = SafeguardingChecks.All.SelectMany(check => check.Look(Checked.Archived(words))).ToList();

        Assert.Equal(Severity.Note, Assert.Single(found).Severity);
    }

    [Theory]
    [InlineData("4edition2015", Severity.Note)]
    [InlineData("4edition2018", Severity.Error)]
    public void Guidance_ThatIsSuperseded_IsOnlyNoted(string id, Severity severity)
    {
        var edition = Checked.Of(Checked.Item("Working Together", id).With(new HtmlBodyPart { Html = "<p>Call 01905 766000.</p>" }).With(new EditionPart { Guidance = "4working" }));

        Assert.Equal(severity, Assert.Single(new NumberCheck().Look(edition)).Severity);
    }

    [Fact]
    public void Service_OnItsOwnPage_IsNotComparedWithItself()
    {
        var own = Checked.Of(Checked.Item("Family Front Door", "4frontdoor").With(new ServicePart { Summary = "Family Front Door on 01905 822 666 and once 01905 766000, open 9am to 4pm." }));

        Assert.Empty(SafeguardingChecks.All.SelectMany(check => check.Look(own)));
    }

    [Theory]
    [InlineData("Ring 01905 766000 at any hour", "number-wrong-in-file")]
    [InlineData("Ring 01905 822 667 at any hour", "number-wrong-in-file")]
    [InlineData("Ring 01905 822 666 or 0800 1111 111", "")]
    public void File_ThatAPageLinksTo_IsLookedInto(string text, string codes)
    {
        var file = new CheckedFile(new MediaFile("docs/poster.pdf", new string('0', 64), 1, "application/pdf"), null, text);
        var page = Checked.Html("<p><a href=\"/media/docs/poster.pdf\">Poster</a></p>") with
        {
            Targets = new LinkTargets(ImmutableDictionary<string, LinkTarget>.Empty.Add("/media/docs/poster.pdf", new LinkTarget(TargetKind.File) { File = file })),
        };

        Assert.Equal(codes, new FileNumberCheck().Codes(page));
    }

    [Theory]
    [InlineData("from Monday to Friday 8.30am to 5.00pm (until 4:30pm on a Friday) the Family Front Door answers", "")]
    [InlineData("Otherwise contact the Family Front Door on 01905 822 666 from Monday to Friday 8.30am to 5.00pm (until 4:30pm on a Friday)", "")]
    [InlineData("Out of office hours (5.00pm to 8.30am weekdays and all day weekends and bank holidays) contact the Emergency Duty Team on 01905 768020", "")]
    [InlineData("Family Front Door: Monday to Thursday 9.00am to 5.00pm, Friday 9.00am to 4.30pm.", "hours-contradicted")]
    [InlineData("Family Front Door, Monday to Friday 8:30am to 5pm", "hours-contradicted")]
    [InlineData("Family Front Door, Monday to Thursday 8:30am to 5pm", "")]
    [InlineData("Call 01905 822 666. Lines are open from 9am to 5pm.", "hours-contradicted")]
    [InlineData("Call 01905 822 666. The forum meets from 10am to midday.", "")]
    [InlineData("who answers on a Friday from 4:30pm to 5pm at the Family Front Door", "")]
    [InlineData("The Family Front Door is open until 6pm.", "hours-contradicted")]
    [InlineData("The Family Front Door has training at 2pm.", "")]
    [InlineData("The Access Service answers from 9am to 5pm.", "")]
    [InlineData("The clinic is open from 9am to 3pm.", "")]
    [InlineData("Call the Family Front Door (8:30am to 5pm) or, after 5pm, the Emergency Duty Team.", "")]
    public void Hours_BesideAName_AreThoseOfTheDirectory(string words, string codes)
    {
        Assert.Equal(codes, new HoursMentionCheck().Codes(Checked.Sentence(words)));
    }

    [Fact]
    public void Digits_OneApart_AreTold()
    {
        Assert.True(NumberDirectory.DiffersByOne("01905822667", "01905822666"));
        Assert.True(NumberDirectory.DiffersByOne("0190582266", "01905822666"));
        Assert.True(NumberDirectory.DiffersByOne("019058226666", "01905822666"));
        Assert.True(NumberDirectory.DiffersByOne("01950822666", "01905822666"));
        Assert.False(NumberDirectory.DiffersByOne("01905822666", "01905822666"));
        Assert.False(NumberDirectory.DiffersByOne("01905822677", "01905822666"));
        Assert.False(NumberDirectory.DiffersByOne("01905768053", "01905768020"));
        Assert.False(NumberDirectory.DiffersByOne("019058226", "01905822666"));
    }
}
