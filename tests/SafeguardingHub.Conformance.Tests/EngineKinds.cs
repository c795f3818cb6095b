using System.Collections.Immutable;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Recipes.Steps;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Conformance.Tests;

/// <summary>The kinds that these tests work with: every one that the engine and the domain have.</summary>
internal static class EngineKinds
{
    public static ContentKinds Kinds { get; } = new(
        parts:
        [
            new TitlePartKind(),
            new PlainPartKind<AutoroutePart>(),
            new PlainPartKind<AliasPart>(),
            new HtmlBodyPartKind(),
            new MarkdownBodyPartKind(),
            new SharedTextPartKind(),
            new FlowPartKind(),
            new BagPartKind(),
            new PlainPartKind<ListPart>(),
            new ContainedPartKind(),
            new SectionPartKind(),
            new SectionProfilePartKind(),
            new OrganisationPartKind(),
            new CareCardPartKind(),
            new StepsPartKind(),
            new QuickLinksPartKind(),
            new ServicePartKind(),
            new ContactPartKind(),
        ],
        fields:
        [
            new TextFieldKind(),
            new HtmlFieldKind(),
            new MarkdownFieldKind(),
            new BooleanFieldKind(),
            new NumericFieldKind(),
            new LinkFieldKind(),
            new ContentPickerFieldKind(),
            new MultiTextFieldKind(),
            new DateFieldKind(),
            new DateTimeFieldKind(),
            new TimeFieldKind(),
            new MediaFieldKind(),
            new TaxonomyFieldKind(),
        ]);

    public static BodyVocabulary Vocabulary { get; } = new(
        [
            new Shortcode("contact", IsBlock: true, nameof(ServicePart), IsRequired: true),
            new Shortcode("text", IsBlock: true, nameof(SharedTextPart), IsRequired: true),
            new Shortcode("link", IsBlock: false, TargetPart: null, IsRequired: false),
        ],
        ["section.name", "section.organisation"]);

    public static ImmutableArray<RecipeStepKind> Steps { get; } =
    [
        new AcceptedStep("feature"),
        new AcceptedStep("themes"),
        DefinitionStep.Merge,
        DefinitionStep.Replace,
        DefinitionStep.Delete,
        new ContentStep(),
        new MediaStep(),
        new SettingsStep(),
        new RolesStep(),
        new InnerRecipesStep(),
    ];
}
