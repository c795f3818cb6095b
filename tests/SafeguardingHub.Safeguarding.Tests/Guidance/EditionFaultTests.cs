using FsCheck;
using FsCheck.Fluent;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Guidance;
using static SafeguardingHub.Safeguarding.Tests.Guidance.Editions;

namespace SafeguardingHub.Safeguarding.Tests.Guidance;

public class EditionFaultTests
{
    [Fact]
    public void Chain_OfTheSources_HasNoFault()
    {
        Assert.Empty(Chain(Of2013, Of2015, Of2018).Faults(Day("2026-11-22")));
    }

    [Fact]
    public void Loop_IsOneFaultAndTheDatesDecide()
    {
        var chain = Chain(Of2013 with { Part = Of2013.Part with { Replaces = ["e2018"] } }, Of2015, Of2018);

        var faults = chain.Faults(Day("2026-11-22"));

        Assert.Equal([EditionFaultKind.Loop, EditionFaultKind.TooEarly, EditionFaultKind.TwoCurrent], faults.Select(fault => fault.Kind));
        Assert.Contains("'Working Together 2013', 'Working Together 2015', 'Working Together 2018'", faults[0].Message, StringComparison.Ordinal);
        Assert.Equal(["2018"], chain.CurrentOn(Day("2026-11-22")).Select(edition => edition.Label));
    }

    [Fact]
    public void Edition_ThatReplacesItself_IsAFaultAndStillCurrent()
    {
        var chain = Chain(Edition("2013", "2013", replaces: ["e2013"]));

        Assert.Equal([EditionFaultKind.Loop], chain.Faults(Day("2026-11-22")).Select(fault => fault.Kind));
        Assert.Single(chain.CurrentOn(Day("2026-11-22")));
    }

    [Fact]
    public void TwoCurrentEditions_AreAFaultOnlyWhileBothAreInForce()
    {
        var chain = Chain(Of2013, Edition("2030", "2029-12", inForce: "2030-01-01"));

        Assert.Empty(chain.Faults(Day("2029-12-31")));
        var fault = Assert.Single(chain.Faults(Day("2030-01-01")));
        Assert.Equal((EditionFaultKind.TwoCurrent, "e2030"), (fault.Kind, fault.Edition));
    }

    [Fact]
    public void Replacement_InForceBeforeTheOlderWasPublished_IsAFault()
    {
        var chain = Chain(Of2015 with { Part = Of2015.Part with { Replaces = [] } }, Edition("early", "", inForce: "2015-02-28", replaces: ["e2015"]));

        var fault = Assert.Single(chain.Faults(Day("2026-11-22")));

        Assert.Equal((EditionFaultKind.TooEarly, "eearly"), (fault.Kind, fault.Edition));
    }

    [Fact]
    public void Replacement_WhoseDatesMayAgree_IsNoFault()
    {
        Assert.Empty(Chain(Of2015 with { Part = Of2015.Part with { Replaces = [] } }, Edition("same", "2015", replaces: ["e2015"])).Faults(Day("2026-11-22")));
    }

    [Fact]
    public void Replacement_OfOtherGuidance_IsAFaultAndSupersedesNothing()
    {
        var other = Edition("care-act", "2014");
        other = other with { Part = other.Part with { Guidance = "other" } };
        Edition[] held = [Of2013, Edition("2015", "2015", replaces: ["e2013", "ecare-act"]), other];

        var fault = Assert.Single(EditionChain.Of(WorkingTogether, held).Faults(Day("2026-11-22")));

        Assert.Equal((EditionFaultKind.OtherGuidance, "e2015"), (fault.Kind, fault.Edition));
        Assert.Equal(["care-act"], EditionChain.Of("other", held).CurrentOn(Day("2026-11-22")).Select(edition => edition.Label));
    }

    [Fact]
    public void Replacement_ThatIsNotHeld_IsNoFault()
    {
        Assert.Empty(Chain(Edition("2013", "2013", replaces: ["e2010"])).Faults(Day("2026-11-22")));
    }

    // Whatever is held, however it is linked and dated: every day has an answer, and the newest edition in force is told.
    [Fact]
    public void Chain_OfAnyEditions_AnswersOnEveryDay()
    {
        string[] dates = ["", "2013", "2014-05", "2014-05-20", "2015-01-01", "2016", "no date"];
        var part = from published in Gen.Elements(dates)
                   from inForce in Gen.Elements(dates)
                   from withdrawn in Gen.Elements(dates)
                   from replaces in Gen.Elements("0", "1", "2", "3", "4", "elsewhere").ListOf()
                   select new EditionPart { Guidance = WorkingTogether, Published = published, InForce = inForce, Withdrawn = withdrawn, Replaces = [.. replaces] };

        Prop.ForAll(Arb.From(Gen.ListOf(part)), parts =>
        {
            var editions = parts.Take(5).Select((made, id) => new Edition(id.ToString(System.Globalization.CultureInfo.InvariantCulture), "edition", made)).ToList();
            var chain = EditionChain.Of(WorkingTogether, editions);
            foreach (var day in new[] { Day("2012-12-31"), Day("2014-05-19"), Day("2014-05-20"), Day("2026-11-22") })
            {
                var standings = chain.On(day);
                Assert.Equal(editions.Count, standings.Length);
                Assert.All(standings, standing => Assert.Equal(standing.State == EditionState.Superseded, standing.ReplacedBy.Count > 0));
                Assert.Equal(chain.CurrentOn(day).FirstOrDefault(), chain.InForceOn(day).Edition);
                Assert.Equal(chain.InForceOn(day).Edition is null, standings.All(standing => standing.State != EditionState.Current));
            }

            Assert.NotNull(chain.Faults(Day("2026-11-22")).ToString());
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void EditionPart_WithEveryFaultOfItsOwn_IsToldAllOfThem()
    {
        var part = new EditionPart
        {
            Published = "March", InForce = "15.4.2013", Replaces = ["e2010", Parts.OwnId], Confirmation = new SafeguardingHub.Safeguarding.Services.Confirmation { By = "A keeper" },
        };

        Assert.Equal(
            [".Guidance", ".Published", ".InForce", ".Replaces[1]", ".Confirmation"],
            new EditionPartKind().FaultyPlaces(part).Select(place => place["EditionPart".Length..]));
    }

    [Fact]
    public void EditionPart_WithdrawnBeforeItWasPublished_IsRefused()
    {
        var part = new EditionPart { Guidance = WorkingTogether, Published = "2015-03", Withdrawn = "2015-02" };

        Assert.Equal(["EditionPart.Withdrawn"], new EditionPartKind().FaultyPlaces(part));
    }

    [Fact]
    public void EditionPart_NeedsItsGuidanceAndNotWhatItReplaces()
    {
        var references = ((PartKind)new EditionPartKind()).References(Of2015.Part);

        Assert.Equal(
            [
                new ContentReference(ReferenceKind.Item, WorkingTogether, "Guidance", IsRequired: true),
                new ContentReference(ReferenceKind.Item, "e2013", "Replaces[0]", IsRequired: false),
            ],
            references);
    }

    [Fact]
    public void EditionPart_ChangesAtTheMidnightInForce()
    {
        var moment = Assert.Single(((PartKind)new EditionPartKind()).DueMoments(Of2013.Part));

        Assert.Equal(("in-force", NodaTime.Instant.FromUtc(2013, 4, 14, 23, 0)), (moment.Kind, moment.At));
    }
}
