using System.Collections.Immutable;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Definitions;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Content.Tests.Definitions;

/// <summary>What each operation makes of a set of definitions, and when it is refused.</summary>
public sealed class DefinitionOperationTests
{
    private static readonly ContentKinds Kinds = new(
        [new TitlePartKind(), new FlowPartKind(), new PlainPartKind<AliasPart>(AliasPartSettings.Known), new SectionPartKind()],
        [new TextFieldKind(), new NumericFieldKind(), new MediaFieldKind()]);

    private static readonly DefinitionSet Before = DefinitionJson.Read(System.Text.Json.JsonElement.Parse("""
        {
          "ContentTypes": [
            { "Name": "Page", "DisplayName": "Page", "Settings": { "ContentTypeSettings": { "Creatable": true }, "Foreign": { "Kept": [1, 2] } },
              "ContentTypePartDefinitionRecords": [
                { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "0" } } },
                { "PartName": "SectionPart", "Name": "SectionPart", "Settings": { "ContentTypePartSettings": { "Position": "1" } } },
                { "PartName": "Page", "Name": "Page", "Settings": { "ContentTypePartSettings": { "Position": "3" } } },
                { "PartName": "FlowPart", "Name": "FlowPart", "Settings": { "ContentTypePartSettings": { "Position": "2" }, "FlowPartSettings": { "ContainedContentTypes": ["Card"] } } } ] },
            { "Name": "Card", "DisplayName": "Card", "Settings": {}, "ContentTypePartDefinitionRecords": [] },
            { "Name": "Shared", "DisplayName": "Shared", "Settings": { "DeliverySettings": { "SharedGround": true } },
              "ContentTypePartDefinitionRecords": [ { "PartName": "AliasPart", "Name": "AliasPart", "Settings": {} } ] } ],
          "ContentParts": [
            { "Name": "Page", "Settings": {}, "ContentPartFieldDefinitionRecords": [
                { "FieldName": "TextField", "Name": "Phone", "Settings": { "TextFieldSettings": { "Hint": "Digits", "Editor": "Tel" } } },
                { "FieldName": "NumericField", "Name": "Beds", "Settings": {} } ] } ]
        }
        """)).Definitions;

    [Fact]
    public void AddField_ToAPart_StandsLastUnderItsName()
    {
        var after = Done(new AddField("Page", "MediaField", "Leaflet", ""));

        var field = after.FindPart("Page")!.Fields[^1];
        Assert.Equal(("MediaField", "Leaflet"), (field.FieldName, field.Name));
        Assert.Equal("Leaflet", KnownSettings.Field[0].Read(field.Settings));
    }

    [Fact]
    public void AddField_ToAPartThatIsKnownAndNotDefined_DefinesIt() =>
        Assert.Equal("Summary", Assert.Single(Done(new AddField("TitlePart", "TextField", "Summary", "")).FindPart("TitlePart")!.Fields).Name);

    [Theory]
    [InlineData("Page", "TextField", "Phone", ReasonKind.Taken)]
    [InlineData("TitlePart", "TextField", "Title", ReasonKind.Taken)]
    [InlineData("Page", "TextField", "two words", ReasonKind.Invalid)]
    [InlineData("Page", "TextField", "", ReasonKind.Invalid)]
    [InlineData("Page", "TextField", "small", ReasonKind.Invalid)]
    [InlineData("Page", "NoField", "Other", ReasonKind.Invalid)]
    [InlineData("Nothing", "TextField", "Other", ReasonKind.NotFound)]
    public void AddField_ThatCannotBe_IsRefused(string part, string kind, string name, ReasonKind why) =>
        Assert.Equal(why, Assert.Single(Refused(new AddField(part, kind, name, ""))).Kind);

    [Fact]
    public void RemoveField_AndAddAgain_LeavesNoTrace()
    {
        var without = Done(new RemoveField("Page", "Phone"));
        var again = Done(new AddField("Page", "TextField", "Phone", ""), without);

        Assert.Equal(["Beds"], without.FindPart("Page")!.Fields.Select(field => field.Name));
        Assert.Contains("Phone", without.FindPart("Page")!.Settings.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("{}", again.FindPart("Page")!.Settings.Json.GetRawText());
    }

    [Fact]
    public void ChangeField_KeepsWhatTheHubDoesNotKnow_AndWhatIsNotAnswered()
    {
        var after = Done(new ChangeField("Page", "Phone", Answers(("TextFieldSettings.Required", "true"), ("ProjectionSettings.Key", "phone"))));

        Assert.Equal(
            """{"TextFieldSettings":{"Hint":"Digits","Editor":"Tel","Required":true},"ProjectionSettings":{"Key":"phone"}}""",
            after.FindPart("Page")!.FindField("Phone")!.Settings.Json.GetRawText());
    }

    [Fact]
    public void ChangeField_AnsweredAsItWas_ChangesNothing()
    {
        var after = Done(new ChangeField("Page", "Phone", Answers(("TextFieldSettings.Hint", "Digits"), ("TextFieldSettings.Required", "false"), ("TextFieldSettings.DefaultValue", ""))));

        Assert.True(DefinitionMerge.Changes(Before, after).AreNone);
    }

    [Theory]
    [InlineData("NumericFieldSettings.Scale", "-1")]
    [InlineData("NumericFieldSettings.Scale", "1.5")]
    [InlineData("NumericFieldSettings.Minimum", "ten")]
    public void ChangeField_AnsweredWithWhatIsNoNumber_NamesTheSetting(string setting, string answer) =>
        Assert.Equal(setting, Assert.Single(Refused(new ChangeField("Page", "Beds", Answers((setting, answer))))).Place);

    [Fact]
    public void ChangeField_WithANumberTakenOut_IsSilentAgain()
    {
        var set = Done(new ChangeField("Page", "Beds", Answers(("NumericFieldSettings.Maximum", "12.50"))));
        var silent = Done(new ChangeField("Page", "Beds", Answers(("NumericFieldSettings.Maximum", ""))), set);

        Assert.Equal(12.50m, set.FindPart("Page")!.FindField("Beds")!.Settings.Get<NumericFieldSettings>().Maximum);
        Assert.Equal("{}", silent.FindPart("Page")!.FindField("Beds")!.Settings.Json.GetRawText());
    }

    [Fact]
    public void MovePart_GoesByPositions_AndGivesEachItsOwn()
    {
        var after = Done(new MovePart("Page", "Page", IsUp: true));

        Assert.Equal(["TitlePart", "SectionPart", "Page", "FlowPart"], after.FindType("Page")!.Parts.Select(part => part.Name));
        Assert.Equal(["0", "1", "2", "3"], after.FindType("Page")!.Parts.Select(part => part.Settings.Json.GetProperty("ContentTypePartSettings").GetProperty("Position").GetString()));
        Assert.Equal(["Beds", "Phone"], Done(new MoveField("Page", "Beds", IsUp: true)).FindPart("Page")!.Fields.Select(field => field.Name));
    }

    [Fact]
    public void MovePart_BeyondTheEnd_StaysWhereItIs() =>
        Assert.Equal("TitlePart", Done(new MovePart("Page", "TitlePart", IsUp: true)).FindType("Page")!.Parts[0].Name);

    [Fact]
    public void AddPart_Twice_NeedsAnotherName()
    {
        Assert.Equal(ReasonKind.Taken, Assert.Single(Refused(new AddPart("Page", "FlowPart", ""))).Kind);

        var part = Done(new AddPart("Page", "FlowPart", "Aside")).FindType("Page")!.FindPart("Aside");
        Assert.Equal("FlowPart", part!.PartName);
    }

    [Fact]
    public void AddType_MakesAPartForItsFields_AndIsRefusedWhereTheNameIsTaken()
    {
        var after = Done(new AddType("TrainingCourse", "Training course", IsBlock: false));

        Assert.Equal(["TitlePart", "SectionPart", "TrainingCourse"], after.FindType("TrainingCourse")!.Parts.Select(part => part.Name));
        Assert.NotNull(after.FindPart("TrainingCourse"));
        Assert.Equal(ReasonKind.Taken, Assert.Single(Refused(new AddType("Page", "Page", IsBlock: false))).Kind);
        Assert.Equal(ReasonKind.Taken, Assert.Single(Refused(new AddType("TitlePart", "Page", IsBlock: false))).Kind);
    }

    public static TheoryData<DefinitionOperation> Needed => new() { new RemovePart("Page", "SectionPart"), new RemovePart("Shared", "AliasPart"), new DeleteType("Shared"), new DeleteType("Card") };

    [Theory]
    [MemberData(nameof(Needed))]
    public void WhatTheSiteNeeds_Stays(DefinitionOperation operation) => Assert.Equal(ReasonKind.InUse, Assert.Single(Refused(operation)).Kind);

    [Fact]
    public void ChangeType_KeepsForeignSettings_AndSaysTheDifferenceInWords()
    {
        var operation = new ChangeType("Page", "Web page", Answers(("ContentTypeSettings.Creatable", "false")));
        var after = Done(operation);

        Assert.Equal("""{"ContentTypeSettings":{"Creatable":false},"Foreign":{"Kept":[1,2]}}""", after.FindType("Page")!.Settings.Json.GetRawText());
        Assert.Equal("Type Page: name “Page” to “Web page”; Editors can make new items of it “yes” to “no”", operation.Words(Before, after));
    }

    private static ImmutableDictionary<string, string?> Answers(params (string Name, string Value)[] answers) =>
        answers.ToImmutableDictionary(answer => answer.Name, answer => (string?)answer.Value, StringComparer.Ordinal);

    private static DefinitionSet Done(DefinitionOperation operation, DefinitionSet? before = null)
    {
        var reasons = new List<Reason>();
        var after = operation.Apply(before ?? Before, Kinds, reasons);
        Assert.Empty(reasons);
        return after!;
    }

    private static List<Reason> Refused(DefinitionOperation operation)
    {
        var reasons = new List<Reason>();
        Assert.Null(operation.Apply(Before, Kinds, reasons));
        return reasons;
    }
}
