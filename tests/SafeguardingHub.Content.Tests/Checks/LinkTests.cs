using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Tests.Checks;

public sealed class LinkTests
{
    [Theory]
    [InlineData("<p><a href=\"/a\">here</a></p>", "link-says-nothing")]
    [InlineData("<p>You can let us know <a href=\"/a\">here</a>.</p>", "link-says-nothing")]
    [InlineData("<p><a href=\"/a\">Click here</a></p>", "link-says-nothing")]
    [InlineData("<p><a href=\"/a\">Download</a></p>", "link-says-nothing")]
    [InlineData("<p><a href=\"/a\">Download the Guidance.</a></p>", "link-says-nothing")]
    [InlineData("<p><a href=\"/a\">Read more</a></p>", "link-says-nothing")]
    [InlineData("<p><a href=\"/a\">Find out more</a></p>", "link-says-nothing")]
    [InlineData("<p><a href=\"/a\">Further reading</a></p>", "link-says-nothing")]
    [InlineData("<p>[link 'a' text='this page']</p>", "link-says-nothing")]
    [InlineData("<p><a href=\"/a\">Guidance</a></p>", "")]
    [InlineData("<p><a href=\"/a\">Read about neglect</a></p>", "")]
    [InlineData("<p><a href=\"/a\">Working Together 2018</a></p>", "")]
    [InlineData("<p><a href=\"/a\">More on safeguarding</a></p>", "")]
    [InlineData("<p>[link 'levels-of-need']</p>", "")]
    [InlineData("<p><a href=\"/a\"></a></p>", "link-empty")]
    [InlineData("<p><a href=\"/a\"><img src=\"/media/a.png\" alt=\"Front page\"></a></p>", "")]
    [InlineData("<p><a href=\"https://www.gov.uk/a\">https://www.gov.uk/a</a></p>", "link-raw-address")]
    [InlineData("<p><a href=\"https://www.gov.uk/a\">www.gov.uk</a></p>", "link-raw-address")]
    [InlineData("<p><a href=\"mailto:team@example.org\">team@example.org</a></p>", "")]
    [InlineData("<p>It is now live. https://capublic.worcestershire.gov.uk/FamilyDoorPortal/</p>", "address-in-text")]
    [InlineData("<p><a href=\"/a\">Leaflet</a> and <a href=\"/b\">leaflet</a></p>", "link-same-words")]
    [InlineData("<p><a href=\"/a\">Leaflet</a> and <a href=\"/a/\">Leaflet</a></p>", "")]
    [InlineData("<p><a href=\"http://ylyc.worcestershire.gov.uk\">Your Life, Your Choice</a></p>", "link-not-secure")]
    [InlineData("<p><a href=\"https://www.nhs.uk\">The NHS website</a></p>", "")]
    public void LinkWords_OfAText_SayWhereItGoes(string html, string codes)
    {
        Assert.Equal(codes, new LinkWordsCheck().Codes(Given.Html(html)));
    }

    [Fact]
    public void LinkWords_ShowingTheAddress_AreAnError()
    {
        var found = new LinkWordsCheck().Look(Given.Html("<p>Use <a href=\"/form\">here</a> to report.</p><p><a href=\"/x\">https://x.org</a></p>"));

        Assert.All(found, finding => Assert.Equal(Severity.Error, finding.Severity));
    }

    public static TheoryData<LinkTarget, string> Targets => new()
    {
        { new LinkTarget(TargetKind.Page), "" },
        { new LinkTarget(TargetKind.Application), "" },
        { new LinkTarget(TargetKind.NotLookedUp), "" },
        { new LinkTarget(TargetKind.Missing), "link-missing" },
        { new LinkTarget(TargetKind.File), "link-missing" },
        { new LinkTarget(TargetKind.Draft), "link-to-draft" },
        { new LinkTarget(TargetKind.Moved), "link-moved" },
        { Outside(OutsideState.Unknown), "" },
        { Outside(OutsideState.Works), "" },
        { Outside(OutsideState.NeedsSignIn), "" },
        { Outside(OutsideState.NotAllowed), "" },
        { Outside(OutsideState.Broken), "outside-broken" },
        { Outside(OutsideState.Moved), "outside-moved" },
        { Outside(OutsideState.NoAnswer), "outside-no-answer" },
        { new LinkTarget(TargetKind.Outside), "" },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void LinkTarget_WhateverItIs_IsSaid(LinkTarget target, string codes)
    {
        var page = Given.Html("<p><a href=\"/there\">The other page</a></p>").Leading("/there", target);

        Assert.Equal(codes, new LinkTargetCheck().Codes(page));
    }

    [Fact]
    public void LinkTarget_Moved_IsMendedByOnePress()
    {
        var page = Given.Html("<p>Read <a href=\"https://old.org/?a=1&amp;b=2\">the other page</a>.</p>")
            .Leading("https://old.org/?a=1&b=2", new LinkTarget(TargetKind.Outside) { Outside = new OutsideLink(OutsideState.Moved, LeadsTo: "https://new.org/") });

        var fix = Assert.Single(new LinkTargetCheck().Look(page)).Fix;

        Assert.NotNull(fix);
        Assert.Equal(("HtmlBodyPart.Html", "href=\"https://old.org/?a=1&amp;b=2\"", "href=\"https://new.org/\""), (fix.Place, fix.From, fix.To));
    }

    [Theory]
    [InlineData("<h2 id=\"who\">Who</h2><p><a href=\"#who\">Who to call</a></p>", "")]
    [InlineData("<h2>Who to call</h2><p><a href=\"#section-who-to-call\">Who to call</a></p>", "")]
    [InlineData("<p><a href=\"#who\">Who to call</a></p>", "link-anchor-missing")]
    public void LinkTarget_OnTheSamePage_MustBeThere(string html, string codes)
    {
        Assert.Equal(codes, new LinkTargetCheck().Codes(Given.Html(html)));
    }

    [Theory]
    [InlineData(null, null, null, null, "")]
    [InlineData(true, true, "Leaflet", "en-GB", "")]
    [InlineData(false, true, "Leaflet", "en-GB", "pdf-without-text")]
    [InlineData(true, false, "Leaflet", "en-GB", "pdf-untagged")]
    [InlineData(true, true, "", "en-GB", "pdf-without-title")]
    [InlineData(true, true, "Leaflet", null, "pdf-without-language")]
    public void Pdf_WithThoseFacts_IsSaidToBeReadableOrNot(bool? hasText, bool? isTagged, string? title, string? language, string codes)
    {
        var file = new CheckedFile(new MediaFile("docs/leaflet.pdf", new string('0', 64), 1, "application/pdf"), new DocumentFacts(1, isTagged, title, language, hasText), null);
        var page = Given.Html("<p><a href=\"/media/docs/leaflet.pdf\">Leaflet (PDF only, 1KB)</a></p>").Leading("/media/docs/leaflet.pdf", new LinkTarget(TargetKind.File) { File = file });

        Assert.Equal(codes, new FileCheck().Codes(page));
        Assert.Equal("", new LinkTargetCheck().Codes(page));
    }

    [Theory]
    [InlineData("Leaflet", "Leaflet (PDF only, 545KB)")]
    [InlineData("Leaflet (PDF)", "Leaflet (PDF only, 545KB)")]
    [InlineData("Policy & procedure", "Policy & procedure (PDF only, 545KB)")]
    public void LinkToAFile_WithoutTypeAndSize_IsMendedByOnePress(string words, string mended)
    {
        var file = new CheckedFile(new MediaFile("docs/leaflet.pdf", new string('0', 64), 545_000, "application/pdf"), null, null);
        var html = $"<p>Read the <a href=\"/media/docs/leaflet.pdf\">{words.Replace("&", "&amp;", StringComparison.Ordinal)}</a>.</p>";

        var found = Assert.Single(new FileCheck().Look(Given.Html(html).Leading("/media/docs/leaflet.pdf", new LinkTarget(TargetKind.File) { File = file })));

        Assert.Equal("file-link-without-size", found.Code);
        var after = html.Replace(found.Fix!.From, found.Fix.To, StringComparison.Ordinal);
        Assert.Contains($">{mended.Replace("&", "&amp;", StringComparison.Ordinal)}</a>.", after, StringComparison.Ordinal);
        Assert.Equal("", new FileCheck().Codes(Given.Html(after).Leading("/media/docs/leaflet.pdf", new LinkTarget(TargetKind.File) { File = file })));
    }

    [Fact]
    public void LinkToAFile_OfAListOfFiles_SaysItByItself()
    {
        var file = new CheckedFile(new MediaFile("docs/leaflet.pdf", new string('0', 64), 545_000, "application/pdf"), null, null);
        var page = Given.Flow(new FileListPart { Files = [new ListedFile { Media = "docs/leaflet.pdf", Text = "Leaflet" }] }).Leading("/media/docs/leaflet.pdf", new LinkTarget(TargetKind.File) { File = file });

        Assert.Equal("", new FileCheck().Codes(page));
    }

    private static LinkTarget Outside(OutsideState state) => new(TargetKind.Outside) { Outside = new OutsideLink(state) };
}
