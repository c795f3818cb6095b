using System.Text.Json;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Conformance.Tests.Engine;

/// <summary>The rules of fields by themselves: a field, its settings, and what is said of it.</summary>
public class FieldTests
{
    public static TheoryData<string, string, string, string> Table() => new()
    {
        { "TextField", """{"Text":"x"}""", """{"Required":true}""", "" },
        { "TextField", """{"Text":" "}""", """{"Required":true}""", "F" },
        { "TextField", "null", """{"Required":true}""", "F" },
        { "TextField", """{"Text":5}""", "{}", "F.Text" },
        { "NumericField", """{"Value":12.5}""", """{"Scale":2,"Minimum":0,"Maximum":100}""", "" },
        { "NumericField", """{"Value":"12.5"}""", """{"Scale":2}""", "" },
        { "NumericField", """{"Value":12.345}""", """{"Scale":2}""", "F.Value" },
        { "NumericField", """{"Value":1.5}""", """{"Scale":0}""", "F.Value" },
        { "NumericField", """{"Value":1.0}""", """{"Scale":0}""", "" },
        { "NumericField", """{"Value":1.5}""", "{}", "" },
        { "NumericField", """{"Value":-1}""", """{"Minimum":0}""", "F.Value" },
        { "NumericField", """{"Value":101}""", """{"Maximum":100}""", "F.Value" },
        { "NumericField", """{"Value":"abc"}""", "{}", "F.Value" },
        { "NumericField", """{"Value":1e400}""", "{}", "F.Value" },
        { "NumericField", """{"Value":null}""", """{"Required":true}""", "F" },
        { "BooleanField", """{"Value":true}""", "{}", "" },
        { "BooleanField", "{}", "{}", "" },
        { "BooleanField", """{"Value":"true"}""", "{}", "F.Value" },
        { "BooleanField", """{"Value":null}""", "{}", "F.Value" },
        { "LinkField", """{"Url":"https://x.example/","Text":"t"}""", """{"LinkTextMode":1,"Required":true}""", "" },
        { "LinkField", """{"Url":"/north","Text":""}""", """{"LinkTextMode":1}""", "F.Text" },
        { "LinkField", "{}", """{"LinkTextMode":1}""", "" },
        { "LinkField", "{}", """{"Required":true}""", "F" },
        { "LinkField", """{"Url":"javascript:x()"}""", "{}", "F.Url" },
        { "LinkField", """{"Url":"java\tscript:x()"}""", "{}", "F.Url" },
        { "LinkField", """{"Url":"//evil.example"}""", "{}", "F.Url" },
        { "LinkField", """{"Url":"/x"}""", """{"LinkTextMode":2}""", "F.Text" },
        { "ContentPickerField", """{"ContentItemIds":["a"]}""", """{"Required":true}""", "" },
        { "ContentPickerField", """{"ContentItemIds":["a","b"]}""", "{}", "F" },
        { "ContentPickerField", """{"ContentItemIds":["a","b"]}""", """{"Multiple":true}""", "" },
        { "ContentPickerField", """{"ContentItemIds":[]}""", """{"Required":true}""", "F" },
        { "ContentPickerField", """{"ContentItemIds":[null]}""", "{}", "F.ContentItemIds[0]" },
        { "MultiTextField", """{"Values":["a"]}""", """{"Required":true,"Options":[{"name":"A","value":"a"}]}""", "" },
        { "MultiTextField", """{"Values":["a","z"]}""", """{"Options":[{"name":"A","value":"a"}]}""", "F.Values[1]" },
        { "MultiTextField", """{"Values":null}""", """{"Required":true}""", "F" },
        { "DateField", """{"Value":"2024-08-14T00:00:00Z"}""", """{"Required":true}""", "" },
        { "DateField", """{"Value":"2024-08-14"}""", "{}", "" },
        { "DateField", """{"Value":"14 August"}""", "{}", "F.Value" },
        { "DateField", """{"Value":"2024-02-30"}""", "{}", "F.Value" },
        { "DateField", "{}", """{"Required":true}""", "F" },
        { "DateTimeField", """{"Value":"2024-08-14T09:30:15+01:00"}""", "{}", "" },
        { "DateTimeField", """{"Value":"2024-08-14T09:30"}""", "{}", "" },
        { "DateTimeField", """{"Value":"soon"}""", "{}", "F.Value" },
        { "TimeField", """{"Value":"14:30:00"}""", "{}", "" },
        { "TimeField", """{"Value":"14:30"}""", "{}", "" },
        { "TimeField", """{"Value":"half past"}""", "{}", "F.Value" },
        { "MediaField", """{"Paths":["a.png"]}""", """{"Required":true}""", "" },
        { "MediaField", """{"Paths":["a.png","b.png"]}""", """{"Multiple":false}""", "F" },
        { "MediaField", """{"Paths":["a.exe"]}""", """{"AllowedExtensions":[".PNG"]}""", "F.Paths[0]" },
        { "TaxonomyField", """{"TaxonomyContentItemId":"t","TermContentItemIds":["a","b"]}""", "{}", "" },
        { "TaxonomyField", """{"TermContentItemIds":["a","b"]}""", """{"Unique":true}""", "F" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Field_WithItsSettings_IsTakenOrRefusedAtItsPlace(string kind, string json, string settings, string place)
    {
        var places = Reasons(kind, json, settings).Select(reason =>
        {
            Assert.True(reason.Message.Length > 20, reason.Message);
            return reason.Place;
        });

        Assert.Equal(place.Length == 0 ? [] : [place], places);
    }

    [Theory]
    [InlineData("TextField", """{"Text":" a b "}""", "a b")]
    [InlineData("BooleanField", "{}", "false")]
    [InlineData("NumericField", """{"Value":"1.500"}""", "1.5")]
    [InlineData("DateField", """{"Value":"2024-08-14T23:00:00-05:00"}""", "2024-08-14")]
    [InlineData("DateTimeField", """{"Value":"2024-08-14T09:30:15+01:00"}""", "2024-08-14T08:30:15Z")]
    [InlineData("DateTimeField", """{"Value":"2024-08-14T09:30"}""", "2024-08-14T09:30:00Z")]
    [InlineData("TimeField", """{"Value":"14:30"}""", "14:30:00")]
    [InlineData("MultiTextField", """{"Values":["a","b"]}""", "a,b")]
    [InlineData("ContentPickerField", """{"ContentItemIds":["a","b"]}""", "a,b")]
    [InlineData("TaxonomyField", """{"TermContentItemIds":["a"]}""", "a")]
    [InlineData("LinkField", """{"Url":"/x"}""", "")]
    public void Field_IsProjectedInOneSpelling(string name, string json, string expected)
    {
        var kind = Web.HubComposition.Kinds.FindField(name)!;

        Assert.Equal(expected, string.Join(',', kind.Values(kind.Read(JsonElement.Parse(json), "F"))));
    }

    [Fact]
    public void MarkdownField_KeepsItsSourceAndShowsSanitisedHtml()
    {
        var kind = new MarkdownFieldKind();
        var field = kind.Read(JsonElement.Parse("""{"Markdown":"**b** <script>x()</script>"}"""), "F");

        var mapped = (MarkdownField)kind.MapHtml(field, (_, _) => "changed");

        Assert.Equal("**b** <script>x()</script>", mapped.Markdown);
        Assert.StartsWith("<p><strong>b</strong> &lt;script", Assert.Single(kind.Bodies(field)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void ContentPickerField_PointsToItsItemsWithoutNeedingThem()
    {
        var kind = new ContentPickerFieldKind();

        var references = kind.References(kind.Read(JsonElement.Parse("""{"ContentItemIds":["a",null,"b"]}"""), "F"));

        Assert.Equal(
            [new ContentReference(ReferenceKind.Item, "a", "ContentItemIds[0]", false), new ContentReference(ReferenceKind.Item, "b", "ContentItemIds[2]", false)], references);
    }

    private static IEnumerable<Reason> Reasons(string name, string json, string settings)
    {
        var kind = Web.HubComposition.Kinds.FindField(name)!;
        var bag = SettingsBag.From(JsonElement.Parse($$"""{"{{name}}Settings":{{settings}}}"""));
        var context = new FieldContext("F", "Field", new PartFieldDefinition(name, "F", bag));
        try
        {
            return [.. kind.Validate(json == "null" ? null : kind.Read(JsonElement.Parse(json), "F"), context)];
        }
        catch (ContentFormatException fault)
        {
            return [Reason.Invalid(fault.Place, fault.Message)];
        }
    }
}
