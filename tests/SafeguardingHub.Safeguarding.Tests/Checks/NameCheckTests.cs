using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Safeguarding.Checks;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Safeguarding.Tests.Checks;

public sealed class NameCheckTests
{
    [Theory]
    [InlineData("Fill in the form in Edulink.", "former-name")]
    [InlineData("Contact the Emergency Duty team.", "former-name")]
    [InlineData("Read the Levels of Need Guidance.", "former-name")]
    [InlineData("Worcestershire Safeguarding Adult Board Policies and Procedures", "former-name")]
    [InlineData("Worcestershire Safeguarding Children’s Board (WSCB)", "former-name")]
    [InlineData("Complete the form in the Children’s services Portal.", "former-name")]
    [InlineData("Call the Access service.", "")]
    [InlineData("Call the Emergency DUTY Team.", "former-name")]
    [InlineData("CALL THE EMERGENCY DUTY TEAM", "")]
    [InlineData("People who access service users’ records", "")]
    [InlineData("https://example.org/Edulink/ is the address.", "")]
    [InlineData("Levels of Need (Thresholds) Guidance: a guide for everybody who works with children", "")]
    [InlineData("Contact the Emergency Duty Team.", "")]
    [InlineData("Read the Levels of Need (Thresholds) Guidance.", "")]
    [InlineData("Worcestershire Safeguarding Adults Board policies", "")]
    [InlineData("This portal took the place of Edulink.", "")]
    [InlineData("Children's Services Portal (the replacement for Edulink)", "")]
    [InlineData("Edulinks are something else.", "")]
    public void Name_OfFormerDays_IsNoted(string words, string codes)
    {
        Assert.Equal(codes, new FormerNameCheck().Codes(Checked.Sentence(words)));
    }

    [Fact]
    public void Name_OfFormerDays_StaysInTheArchive()
    {
        Assert.Equal("", new FormerNameCheck().Codes(Checked.Archived("Fill in the form in Edulink.")));
    }

    [Theory]
    [InlineData("<p>Read the SAFER guidelines.</p>", "short-form-unexplained")]
    [InlineData("<p>PSAS briefing papers</p>", "short-form-unexplained")]
    [InlineData("<p>A request for MASH.</p><p>The Multi-Agency Safeguarding Hub (MASH) answers.</p>", "short-form-unexplained")]
    [InlineData("<p>The DfE published it.</p>", "short-form-unexplained")]
    [InlineData("<p>The Multi-Agency Safeguarding Hub (MASH) answers.</p><p>Ask MASH.</p>", "")]
    [InlineData("<p>BOLD (Better Outcomes, Lean Delivery) strategy</p>", "")]
    [InlineData("<p>Serious Case Reviews (SCRs) and SCR reports</p>", "")]
    [InlineData("<p>The CSE flow chart of the NHS for GPs as a PDF</p>", "")]
    [InlineData("<p>DO NOT USE THIS FORM TO REPORT A WORRY</p>", "")]
    [InlineData("<p>WR5 2NP, HTTP://WWW, A, I, Part III</p>", "")]
    [InlineData("<p>Write to team@NSPCC.org</p>", "")]
    public void ShortForm_ThatNobodyExplains_IsFound(string html, string codes)
    {
        Assert.Equal(codes, new ShortFormCheck().Codes(Checked.Html(html)));
    }

    [Fact]
    public void ShortForm_InTheTitle_IsExplainedByTheText()
    {
        Assert.Equal("", new ShortFormCheck().Codes(Checked.Html("<p>The Multi-Agency Safeguarding Hub (MASH) answers.</p>", "MASH")));
        Assert.Equal("short-form-unexplained", new ShortFormCheck().Codes(Checked.Html("<p>It answers.</p>", "MASH")));
    }

    [Theory]
    [InlineData("Safeguarding Children and Adults Strategy 2016-2019", "period-ended")]
    [InlineData("2014-15 Safeguarding Children and Adults Annual Report", "period-ended")]
    [InlineData("The plan for 2016 to 2019", "period-ended")]
    [InlineData("Strategy 2024 to 2026", "period-ended")]
    [InlineData("Strategy 2025-2028", "")]
    [InlineData("Annual Report 2026-27", "")]
    [InlineData("Independent Inquiry into Child Sexual Exploitation in Rotherham 1997-2013", "")]
    [InlineData("Call 01905 2016-2019 for the plan", "period-ended")]
    [InlineData("On 2016-01-27 the plan was made", "")]
    [InlineData("On 2010-12-05 the plan was made", "")]
    public void Period_ThatIsOver_IsFound(string words, string codes)
    {
        Assert.Equal(codes, new PeriodCheck().Codes(Checked.Sentence(words)));
    }

    [Fact]
    public void Period_OfAnArchiveEntry_IsNotedOrKnownToThePage()
    {
        var noted = Checked.Of(Checked.Item("Strategy 2016-2019", "4strategy").With(new PublicationPart { Kind = "strategy" }));
        var known = Checked.Of(Checked.Item("Strategy 2016-2019", "4strategy").With(new PublicationPart { Kind = "strategy", PeriodEnds = "2019" }));

        Assert.Equal(Severity.Note, Assert.Single(new PeriodCheck().Look(noted)).Severity);
        Assert.Empty(new PeriodCheck().Look(known));
    }

    [Fact]
    public void Codes_OfAllChecks_AreDistinctAndExplained()
    {
        var codes = SafeguardingChecks.All.SelectMany(check => check.Codes).ToList();

        Assert.Equal(codes.Count, codes.Select(code => code.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.EndsWith(".", code.Help, StringComparison.Ordinal));
    }

    [Fact]
    public void Name_InOtherCapitals_IsToldAsItIsWritten()
    {
        var finding = Assert.Single(new FormerNameCheck().Look(Checked.Sentence("The Children's services Portal (the replacement for Edulink)")));

        Assert.Equal("“Children's services Portal” is written “Children's Services Portal”.", finding.Message);
    }

    [Theory]
    [InlineData("This page was last reviewed 31 July 2014 at 13:50.", "review-typed")]
    [InlineData("The page is next due for review 27 January 2016.", "review-typed")]
    [InlineData("Review date: 1st March 2030", "review-typed")]
    [InlineData("This policy was reviewed on 3 May 2019.", "review-typed")]
    [InlineData("It was published on a page last reviewed on 31 July 2014.", "")]
    [InlineData("The Serious Case Review of 31 July 2014 said so.", "")]
    [InlineData("The case was heard on 31 July 2014 and is to be reviewed.", "")]
    [InlineData("Review date: 31 February 2016", "")]
    public void ReviewDate_TypedInAText_IsFound(string words, string codes)
    {
        Assert.Equal(codes, new TypedReviewCheck().Codes(Checked.Sentence(words)));
        Assert.Equal("", new TypedReviewCheck().Codes(Checked.Archived(words)));
    }

    [Theory]
    [InlineData("Due for review 22 November 2026", true)]
    [InlineData("Due for review 23 November 2026", false)]
    [InlineData("Last reviewed 22 November 2026", false)]
    public void ReviewDate_OfADayThatIsPast_IsCalledOverdue(string words, bool isPast)
    {
        Assert.Equal(isPast, Assert.Single(new TypedReviewCheck().Look(Checked.Sentence(words))).Message.Contains("is past", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, "publication-undated")]
    [InlineData("", " ", "publication-undated")]
    [InlineData("2014-12", null, "")]
    [InlineData(null, "The source gives no date.", "")]
    public void Entry_WithoutADateOrAWordAboutIt_IsNoted(string? date, string? note, string codes)
    {
        var entry = Checked.Item("Briefing sheet", "4sheet").With(new PublicationPart { Kind = "briefing", Date = date, DateNote = note });

        Assert.Equal(codes, new UndatedCheck().Codes(Checked.Of(entry)));
    }
}
