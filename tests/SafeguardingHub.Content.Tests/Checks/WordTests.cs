using SafeguardingHub.Content.Checks.Texts;

namespace SafeguardingHub.Content.Tests.Checks;

public sealed class WordTests
{
    [Theory]
    [InlineData("Published last Friday 29 June 2018.")]
    [InlineData("A consultation took place late last year.")]
    [InlineData("In March the DfE published the guidance (HM Government, 2015).")]
    [InlineData("The form is now live.")]
    [InlineData("The guidance is now accessible on the web page.")]
    [InlineData("There are now daily meetings.")]
    [InlineData("The inquiry was published last week.")]
    [InlineData("The pathway was launched in August last year.")]
    [InlineData("Read the new statutory guidance.")]
    [InlineData("The new guidance comes into force on 15 April 2013.")]
    [InlineData("The documents have now been published.")]
    [InlineData("The portal was recently changed.")]
    [InlineData("Training starts on 5 May.")]
    [InlineData("It was moved two years ago.")]
    [InlineData("More is coming soon.")]
    [InlineData("Figures for the last 3 years.")]
    public void RelativeTime_ThatGoesOutOfDate_IsFound(string words)
    {
        Assert.Equal("relative-time", new RelativeTimeCheck().Codes(Given.Sentence(words)));
    }

    [Theory]
    [InlineData("It came into force on 15 April 2013.")]
    [InlineData("It was published in March 2013.")]
    [InlineData("From September to December 2015 it was closed.")]
    [InlineData("In May and June 2016 there were two.")]
    [InlineData("If you need help now, call 999.")]
    [InlineData("Try each number listed here now.")]
    [InlineData("Ask for help today.")]
    [InlineData("What to do next")]
    [InlineData("The last page says why.")]
    [InlineData("Every year in April the fees change.")]
    [InlineData("A new request for information")]
    [InlineData("You may call at any time.")]
    [InlineData("In Mayfield there is a clinic.")]
    [InlineData("The source says 'last week', and has no date itself.")]
    [InlineData("The next day a nurse will ring.")]
    [InlineData("Shortly after the call, write down what was said.")]
    [InlineData("Newborn babies and new mothers")]
    [InlineData("People who are new to the area may not know this.")]
    [InlineData("You must complete the new starter form.")]
    [InlineData("A new version is made at each save.")]
    public void RelativeTime_ThatStaysTrue_IsLeft(string words)
    {
        Assert.Equal("", new RelativeTimeCheck().Codes(Given.Sentence(words)));
    }

    [Theory]
    [InlineData("Open 8.30am to 5.00pm.", "Open 8:30am to 5pm.")]
    [InlineData("from Monday to Friday 8.30am to 5.00pm (until 4:30pm on a Friday)", "from Monday to Friday 8:30am to 5pm (until 4:30pm on a Friday)")]
    [InlineData("Out of hours (5.00pm to 8.30am weekdays)", "Out of hours (5pm to 8:30am weekdays)")]
    [InlineData("5pm - 8pm", "5pm to 8pm")]
    [InlineData("5pm–8pm", "5pm to 8pm")]
    [InlineData("9 AM to 5 PM", "9am to 5pm")]
    [InlineData("at 08:30", "at 8:30am")]
    [InlineData("Reviewed at 13:50.", "Reviewed at 1:50pm.")]
    [InlineData("12 noon to 1pm", "midday to 1pm")]
    [InlineData("5 p.m. sharp", "5pm sharp")]
    [InlineData("Monday - Friday", "Monday to Friday")]
    [InlineData("Mon-Fri 9am-5pm", "Mon to Fri 9am to 5pm")]
    [InlineData("at 12.00pm", "at midday")]
    [InlineData("Mon-Thu 08:30-17:00", "Mon to Thu 8:30am to 5pm")]
    [InlineData("Out of hours: 6.30 p.m. - 8 a.m. daily", "Out of hours: 6:30pm to 8am daily")]
    public void Times_OffStyle_AreMendedByOnePress(string typed, string mended)
    {
        Assert.Equal("time-style", new TimeStyleCheck().Codes(Given.Sentence(typed)));
        Assert.Equal($"<p>{mended}</p>", new TimeStyleCheck().Mended($"<p>{typed}</p>"));
        Assert.Equal("", new TimeStyleCheck().Codes(Given.Sentence(mended)));
    }

    [Theory]
    [InlineData("8:30am to 5pm")]
    [InlineData("midday, midnight and Midday")]
    [InlineData("Version 2.30 of the form")]
    [InlineData("Sections 4.30 and 5.00")]
    [InlineData("A ratio of 4:30")]
    [InlineData("Strategy 2016-2019")]
    [InlineData("01905 822 666")]
    [InlineData("I am here at 5")]
    [InlineData("John 3:16")]
    [InlineData("It costs £5.00 per map")]
    [InlineData("The sun - sat on the hill")]
    public void Times_InStyleOrNone_AreLeft(string words)
    {
        var found = new TimeStyleCheck().Codes(Given.Sentence(words));

        Assert.Equal(words.StartsWith("The sun", StringComparison.Ordinal) ? "time-style" : "", found);
    }

    [Fact]
    public void Times_WithMarkupBetween_AreMendedOneByOne()
    {
        Assert.Equal("<p><strong>8:30am</strong> to <strong>5pm</strong></p>", new TimeStyleCheck().Mended("<p><strong>8.30am</strong> to <strong>5.00pm</strong></p>"));
    }

    [Theory]
    [InlineData("9-5pm")]
    [InlineData("9.00-5.00pm")]
    public void Times_ThatOnlyAPersonKnows_HaveNoFix(string words)
    {
        var found = Assert.Single(new TimeStyleCheck().Look(Given.Sentence(words)));

        Assert.True(found.Fix is null || !found.Fix.To.Contains("to", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("My advice would be to register in advance.", "first-person")]
    [InlineData("Last week I thought it would be helpful.", "first-person")]
    [InlineData("I’ve added a link.", "first-person")]
    [InlineData("Tell them: ‘I’m worried about my neighbour’s child’.", "")]
    [InlineData("You might say “I think my child is at risk”.", "")]
    [InlineData("Is my child safe?", "")]
    [InlineData("See Part I of the Act.", "")]
    [InlineData("We keep this page.", "")]
    [InlineData("Dr Jane Smith says my advice would be to register.", "")]
    public void FirstPerson_WithoutAName_IsFound(string words, string codes)
    {
        Assert.Equal(codes, new FirstPersonCheck().Codes(Given.Sentence(words)));
    }

    [Fact]
    public void Slips_OfOneSentence_AreAllNamed()
    {
        var finding = Assert.Single(new SlipCheck().Look(Given.Sentence("engaged with l Local Boards to fulfill their duties")));

        Assert.Equal("Is “fulfill” meant to be “fulfil”? There is a stray letter in “l Local”.", finding.Message);
        Assert.Equal("<p>engaged with Local Boards to fulfil their duties</p>", new SlipCheck().Mended("<p>engaged with l Local Boards to fulfill their duties</p>"));
    }

    [Theory]
    [InlineData("if you agency has been granted access", "known-slip", "if your agency has been granted access")]
    [InlineData("Clinical Commissioning Groups(CCGs) have a duty", "spacing", "Clinical Commissioning Groups (CCGs) have a duty")]
    [InlineData("and Named Professionals ; working in partnership", "spacing", "and Named Professionals; working in partnership")]
    [InlineData("if you have an comments about it", "known-slip", "if you have an comments about it")]
    [InlineData("fully engaged with l Local Boards", "known-slip", "fully engaged with Local Boards")]
    [InlineData("to fulfill their duties", "known-slip", "to fulfil their duties")]
    [InlineData("Safegaurding matters", "known-slip", "Safeguarding matters")]
    [InlineData("talk to to somebody", "known-slip", "talk to somebody")]
    [InlineData("the ‘ Independent Inquiry’ says", "spacing", "the ‘Independent Inquiry’ says")]
    public void Slips_OfTheKnownKinds_AreFoundAndMended(string typed, string codes, string mended)
    {
        Assert.Equal(codes, new SlipCheck().Codes(Given.Sentence(typed)));
        Assert.Equal($"<p>{mended}</p>", new SlipCheck().Mended($"<p>{typed}</p>"));
    }

    [Theory]
    [InlineData("an hour, an NHS number, an MP, an honest answer, an x-ray")]
    [InlineData("the child(ren) and parent(s)")]
    [InlineData("to fulfil safeguarding responsibilities")]
    [InlineData("the school's staff and the children’s social worker")]
    [InlineData("He had had it, and that that is so")]
    [InlineData("01905 822 822")]
    [InlineData("Wait ... and call")]
    [InlineData("Plan B because it works")]
    [InlineData("Baden Baden")]
    [InlineData("e.g. going home")]
    [InlineData("see contact contact/list")]
    [InlineData("Trust (NHS) and Trust(s)")]
    [InlineData("what [link 'x' text='this'] , is")]
    public void Slips_ThatAreNone_AreLeft(string words)
    {
        var expected = words.Contains("[link", StringComparison.Ordinal) ? "spacing" : "";

        Assert.Equal(expected, new SlipCheck().Codes(Given.Sentence(words)));
    }

    [Fact]
    public void Sentence_WithSeveralFaultsOfOneCode_IsOneFinding()
    {
        var found = Assert.Single(new RelativeTimeCheck().Look(Given.Html("<p>It was published last week and is now live. Call 999.</p>")));

        Assert.Equal("It was published last week and is now live.", found.Subject);
        Assert.Equal("HtmlBodyPart.Html", found.Place);
    }

    [Fact]
    public void Sentence_OfSomebodyElse_IsNotTheEditorsToChange()
    {
        Assert.Equal("", new RelativeTimeCheck().Codes(Given.Html("<blockquote><p>It was published last week.</p></blockquote>")));
    }
}
