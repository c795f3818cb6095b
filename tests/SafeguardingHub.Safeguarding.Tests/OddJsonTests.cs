using System.Text.Json;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Reviews;
using SafeguardingHub.Safeguarding.Searching;

namespace SafeguardingHub.Safeguarding.Tests;

public class OddJsonTests
{
    private static readonly PartKind[] Kinds = [new GuidancePartKind(), new EditionPartKind(), new PublicationPartKind(), new ReviewPartKind(), new NeedWordsPartKind(), new SynonymsPartKind()];

    // Whatever JSON comes in, it is either refused with a place or goes through all that the engine asks of a kind.
    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"Replaces":null,"FormerNames":null,"Files":null}""")]
    [InlineData("""{"Replaces":[null],"FormerNames":[null],"Files":[null]}""")]
    [InlineData("""{"Replaces":[""," "],"FormerNames":[""],"Files":[{}]}""")]
    [InlineData("""{"Guidance":"no id","Publisher":"no id","Published":"9999-99-99","InForce":"2999-12-31","Withdrawn":"2999-12-31","NextDue":"2999-12-31"}""")]
    [InlineData("""{"Date":"2999-12-31","PeriodEnds":"2999","LastReviewed":"2014-07-31T13:50:99"}""")]
    [InlineData("""{"Confirmation":{},"Kind":" ","OutsideAddress":"http://"}""")]
    [InlineData("""{"Words":[null,"*"],"About":[null,{"Words":null}],"Groups":[null,{"Words":["a"]}]}""")]
    [InlineData("""{"Confirmation":null,"IsStatutory":null,"Date":2018}""")]
    public void Json_ThatIsOdd_IsRefusedWithItsPlaceOrUnderstood(string json)
    {
        foreach (var kind in Kinds)
        {
            try
            {
                var part = kind.Normalise(kind.Read(JsonElement.Parse(json), kind.Name));
                var context = Parts.Context(kind.Name);

                Assert.All(kind.Validate(part, context), reason => Assert.StartsWith(kind.Name + ".", reason.Place, StringComparison.Ordinal));
                Assert.All(kind.Values(part, context), value => Assert.NotEmpty(value.Value));
                Assert.All(kind.References(part), reference => Assert.NotEmpty(reference.Target));
                Assert.All(kind.DueMoments(part), moment => Assert.NotEmpty(moment.Kind));
            }
            catch (ContentFormatException refusal)
            {
                Assert.StartsWith(kind.Name, refusal.Place, StringComparison.Ordinal);
            }
        }
    }
}
