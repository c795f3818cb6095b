using SafeguardingHub.Content.Html;

namespace SafeguardingHub.Content.Tests.Html;

/// <summary>What word processors put on the clipboard, reduced to what matters.</summary>
public class PasteTests
{
    [Fact]
    public void Sanitise_WordBullets_BecomeAList()
    {
        const string paste = """
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
            <!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm;} --></style></head>
            <body lang=EN-GB><!--StartFragment-->
            <p class=MsoNormal>Ring if a child is<o:p></o:p></p>
            <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
            style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>hurt<o:p></o:p></p>
            <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>badly <b style='mso-bidi-font-weight:normal'>hurt</b></p>
            <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='font-family:Symbol'>·&nbsp;&nbsp;</span><!--[endif]-->alone</p>
            <p class=MsoNormal><o:p>&nbsp;</o:p></p>
            <p class=MsoListParagraph>Go on.</p>
            <!--EndFragment--></body></html>
            """;

        var output = HtmlSanitiser.Sanitise(paste);

        Assert.Equal(
            "<p>Ring if a child is</p><ul><li>hurt<ul><li>badly <strong>hurt</strong></li></ul></li><li>alone</li></ul><p>Go on.</p>",
            output.ReplaceLineEndings(string.Empty).Replace("> <", "><", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.", "2.", "<ol><li>one</li><li>two</li></ol>")]
    [InlineData("3)", "4)", "<ol start=\"3\"><li>one</li><li>two</li></ol>")]
    [InlineData("a)", "b)", "<ol type=\"a\"><li>one</li><li>two</li></ol>")]
    [InlineData("(i)", "(ii)", "<ol type=\"i\"><li>one</li><li>two</li></ol>")]
    [InlineData("·", "1.", "<ul><li>one</li></ul><ol><li>two</li></ol>")]
    public void Sanitise_WordMarkers_SayWhichList(string first, string second, string expected)
    {
        var paste = $"""
            <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>{first}&nbsp;</span>one</p>
            <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>{second}&nbsp;</span>two</p>
            """;

        Assert.Equal(expected, HtmlSanitiser.Sanitise(paste).ReplaceLineEndings(string.Empty));
    }

    [Fact]
    public void Sanitise_BulletWithoutMark_BecomesAList()
    {
        Assert.Equal("<ul><li>hurt</li></ul>", HtmlSanitiser.Sanitise("<p class=\"MsoListParagraph\"><span>•&nbsp;&nbsp; hurt</span></p>"));
    }

    [Fact]
    public void Sanitise_WordOnTheWeb_JoinsItsListsOfOneItem()
    {
        const string paste = """
            <div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1"><li data-aria-level="1"><p class="Paragraph"><span class="TextRun"><span class="NormalTextRun">one</span></span><span class="EOP">&nbsp;</span></p></li></ul></div>
            <div class="ListContainerWrapper SCXW1"><ul class="BulletListStyle1"><li data-aria-level="1"><p>two</p></li></ul></div>
            """;

        Assert.Equal("<ul><li>one</li><li>two</li></ul>", HtmlSanitiser.Sanitise(paste).Trim());
    }

    [Fact]
    public void Sanitise_WordCommentsAndBookmarks_AreNotText()
    {
        const string paste = """
            <p class=MsoNormal><a name="_Toc1"></a>Ring <a href="#_Toc1">the team</a><span class=MsoCommentReference><a href="#_msocom_1">[AB1]</a></span>
            today.<span style='mso-hide:all'>hidden</span></p>
            """;

        Assert.Equal("<p>Ring the team\ntoday.</p>", HtmlSanitiser.Sanitise(paste).Trim());
    }

    [Fact]
    public void Sanitise_Outlook_GivesParagraphs()
    {
        const string paste = """
            <div class="elementToProof" style="font-family:Aptos">Dear all,</div><div><br></div><div dir="ltr">Please read the <a href="https://nhs.example/policy" title="x">policy</a>.</div>
            <div class="WordSection1"><p class="MsoNormal"><span style="mso-fareast-language:EN-US">Kind regards<o:p></o:p></span></p></div>
            """;

        Assert.Equal(
            "<p>Dear all,</p><p>Please read the <a href=\"https://nhs.example/policy\" rel=\"noopener noreferrer\">policy</a>.</p>\n<p>Kind regards</p>",
            HtmlSanitiser.Sanitise(paste).Trim());
    }

    [Fact]
    public void Sanitise_GoogleDocs_KeepsMeaningAndDropsTheWrapper()
    {
        const string paste = """
            <meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr" style="line-height:1.38"><span style="font-weight:400">Title</span></h1><p dir="ltr"><span style="font-weight:700">Bold</span><span style="font-weight:400"> and </span><span style="font-style:italic">slanted</span></p><br><ul style="padding:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>one</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>deeper</span></p></li></ul></ul></b><br class="Apple-interchange-newline">
            """;

        Assert.Equal(
            "<h2>Title</h2><p><strong>Bold</strong> and <em>slanted</em></p><ul><li>one<ul><li>deeper</li></ul></li></ul>",
            HtmlSanitiser.Sanitise(paste).Trim());
    }
}
