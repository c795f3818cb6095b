using System.Collections.Immutable;
using SafeguardingHub.Admin.Editing;
using SafeguardingHub.Admin.Editing.Parts;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Parts.Blocks;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Recipes.Running;
using SafeguardingHub.Content.Recipes.Steps;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Safeguarding.Checks;
using SafeguardingHub.Safeguarding.Glossary;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Notices;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Reviews;
using SafeguardingHub.Safeguarding.Ripple;
using SafeguardingHub.Safeguarding.Safety;
using SafeguardingHub.Safeguarding.Searching;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Web.Checking;
using SafeguardingHub.Web.Following;

namespace SafeguardingHub.Web;

/// <summary>
/// What the hub is made of, in written order: to add a part, a field, a recipe step or a follower, add a line here. The
/// slots of the pipeline and their contents stand in <see cref="ContentPipeline.Standard"/>.
/// </summary>
internal static class HubComposition
{
    /// <summary>The kinds of parts and fields.</summary>
    public static ContentKinds Kinds { get; } = new(
        parts:
        [
            new TitlePartKind(),
            new PlainPartKind<AutoroutePart>(AutoroutePartSettings.Known),
            new PlainPartKind<AliasPart>(AliasPartSettings.Known),
            new HtmlBodyPartKind(),
            new MarkdownBodyPartKind(),
            new FlowPartKind(),
            new BagPartKind(),
            new PlainPartKind<ListPart>(),
            new ContainedPartKind(),
            new SectionPartKind(),
            new SectionProfilePartKind(),
            new OrganisationPartKind(),
            new SharedTextPartKind(),
            new CareCardPartKind(),
            new StepsPartKind(),
            new QuickLinksPartKind(),
            new FeaturedPartKind(),
            new DoDontPartKind(),
            new DetailsPartKind(),
            new InsetPartKind(),
            new TablePartKind(),
            new FileListPartKind(),
            new PlainPartKind<MenuPart>(),
            new MenuItemsListPartKind(),
            new LinkMenuItemPartKind(),
            new PlainPartKind<ContentMenuItemPart>(),
            new TaxonomyPartKind(),
            new PlainPartKind<TermPart>(),
            new EditorNotePartKind(),
            new ServicePartKind(),
            new ContactPartKind(),
            new RoutePartKind(),
            new WhoToCallPartKind(),
            new BankHolidaysPartKind(),
            new OnlineServicePartKind(),
            new NoticePartKind(),
            new NoticeOrderPartKind(),
            new GlossaryEntryPartKind(),
            new SeeAlsoPartKind(),
            new PlainPartKind<AtRiskPart>(),
            new GuidancePartKind(),
            new EditionPartKind(),
            new PublicationPartKind(),
            new ReviewPartKind(),
            new ChangesPartKind(),
            new PublishLaterPartKind(),
            new ArchiveLaterPartKind(),
            new NeedWordsPartKind(),
            new SynonymsPartKind(),
            new ImportedPartKind(),
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
            new TaxonomyFieldKind(),
            new MultiTextFieldKind(),
            new DateFieldKind(),
            new DateTimeFieldKind(),
            new TimeFieldKind(),
            new MediaFieldKind(),
        ]);

    /// <summary>How parts are shown.</summary>
    public static ImmutableArray<PartDisplay> Displays { get; } =
    [
        new HtmlBodyDisplay(),
        new MarkdownBodyDisplay(),
        new CareCardDisplay(),
        new StepsDisplay(),
        new QuickLinksDisplay(),
        new FeaturedDisplay(),
        new DoDontDisplay(),
        new DetailsDisplay(),
        new InsetDisplay(),
        new TableDisplay(),
        new FileListDisplay(),
        new ContactDisplay(),
        new WhoToCallDisplay(),
        new OnlineServiceDisplay(),
        new NoticeDisplay(),
        new SeeAlsoDisplay(),
        new AtRiskDisplay(),
        new GuidanceDisplay(),
        new EditionDisplay(),
        new PublicationDisplay(),
        new ReviewDisplay(),
        new ChangesDisplay(),
    ];

    /// <summary>How fields are shown; a kind without a line here is not: its values serve lists and the API alone.</summary>
    public static ImmutableArray<FieldDisplay> FieldDisplays { get; } =
    [
        new TextFieldDisplay(),
        new HtmlFieldDisplay(),
        new MarkdownFieldDisplay(),
        new MultiTextFieldDisplay(),
        new DateFieldDisplay(),
        new NumericFieldDisplay(),
        new LinkFieldDisplay(),
        new TaxonomyFieldDisplay(),
    ];

    /// <summary>
    /// Parts that no page shows as blocks: they name, place or own an item, contain other items, or make the page what it is.
    /// </summary>
    public static ImmutableArray<Type> NotShownAsBlocks { get; } =
    [
        typeof(TitlePart), typeof(AutoroutePart), typeof(AliasPart), typeof(FlowPart), typeof(BagPart), typeof(ListPart), typeof(ContainedPart),
        typeof(SectionPart), typeof(SectionProfilePart), typeof(OrganisationPart), typeof(SharedTextPart), typeof(ServicePart),
        typeof(RoutePart), typeof(BankHolidaysPart), typeof(NoticeOrderPart),
        typeof(PublishLaterPart), typeof(ArchiveLaterPart), typeof(TaxonomyPart), typeof(TermPart), typeof(EditorNotePart), typeof(GlossaryEntryPart),
        typeof(NeedWordsPart), typeof(SynonymsPart), typeof(ImportedPart),
        typeof(MenuPart), typeof(MenuItemsListPart), typeof(LinkMenuItemPart), typeof(ContentMenuItemPart),
    ];

    /// <summary>How parts and fields are edited, in the form that is made from a type's definition.</summary>
    public static EditorSet Editors { get; } = new(
        parts:
        [
            new TitleEditor(),
            new AutorouteEditor(),
            new AliasEditor(),
            new HtmlBodyEditor(),
            new MarkdownBodyEditor(),
            new FlowEditor(),
            new BagEditor(),
            new ContainedEditor(),
            new SectionEditor(),
            new SectionProfileEditor(),
            new OrganisationEditor(),
            new SharedTextEditor(),
            new CareCardEditor(),
            new StepsEditor(),
            new QuickLinksEditor(),
            new FeaturedEditor(),
            new MenuEditor(),
            new MenuItemsListEditor(),
            new LinkMenuItemEditor(),
            new DoDontEditor(),
            new DetailsEditor(),
            new InsetEditor(),
            new TableEditor(),
            new FileListEditor(),
            new TaxonomyEditor(),
            new EditorNoteEditor(),
            new ServiceEditor(),
            new ContactEditor(),
            new RouteEditor(),
            new WhoToCallEditor(),
            new BankHolidaysEditor(),
            new OnlineServiceEditor(),
            new NoticeEditor(),
            new NoticeOrderEditor(),
            new GlossaryEntryEditor(),
            new SeeAlsoEditor(),
            new AtRiskEditor(),
            new GuidanceEditor(),
            new EditionEditor(),
            new PublicationEditor(),
            new ReviewEditor(),
            new NeedWordsEditor(),
            new SynonymsEditor(),
            new ImportedEditor(),
        ],
        fields:
        [
            new TextFieldEditor(),
            new HtmlFieldEditor(),
            new MarkdownFieldEditor(),
            new BooleanFieldEditor(),
            new NumericFieldEditor(),
            new LinkFieldEditor(),
            new ContentPickerFieldEditor(),
            new TaxonomyFieldEditor(),
            new MultiTextFieldEditor(),
            new DateFieldEditor(),
            new DateTimeFieldEditor(),
            new TimeFieldEditor(),
            new MediaFieldEditor(),
        ]);

    /// <summary>Parts that no form asks about: they hold nothing, or what the hub fills in by itself.</summary>
    public static ImmutableArray<Type> NotEditedByForm { get; } = [typeof(ListPart), typeof(TermPart), typeof(ChangesPart), typeof(PublishLaterPart), typeof(ArchiveLaterPart), typeof(ContentMenuItemPart)];

    /// <summary>What bodies may refer to.</summary>
    public static BodyVocabulary Vocabulary { get; } = new(
        [
            new Shortcode("contact", IsBlock: true, nameof(ServicePart), IsRequired: true),
            new Shortcode("route", IsBlock: true, nameof(RoutePart), IsRequired: true),
            new Shortcode("text", IsBlock: true, nameof(SharedTextPart), IsRequired: true),
            new Shortcode("link", IsBlock: false, TargetPart: null, IsRequired: false),
        ],
        PageVariables.Paths);

    /// <summary>What of a section outlives it, and what a new one begins with.</summary>
    public static SectionRules SectionRules { get; } = new(
        Kept: [nameof(PublicationPart), nameof(EditionPart), nameof(GuidancePart)],
        OnEveryFront: [nameof(WhoToCallPart)],
        OnNewFront: [nameof(WhoToCallPart), nameof(HtmlBodyPart)]);

    /// <summary>The steps of recipes.</summary>
    public static ImmutableArray<RecipeStepKind> RecipeSteps { get; } =
    [
        new AcceptedStep("feature"),
        new AcceptedStep("themes"),
        new SettingsStep(),
        DefinitionStep.Merge,
        DefinitionStep.Replace,
        DefinitionStep.Delete,
        new ContentStep(),
        new RolesStep(),
        new MediaStep(),
        new InnerRecipesStep(),
        new QueriesStep(),
        new LuceneIndexStep(),
        new IndexProfileStep(),
        .. new[] { "lucene-index-rebuild", "lucene-index-reset", "RebuildIndex", "ResetIndex", "RebuildIndexProfile", "ResetIndexProfile" }.Select(name => new FillIndexStep(name)),
        .. new[] { "ElasticIndexSettings", "elastic-index-rebuild", "elastic-index-reset", "azureai-index-create", "azureai-index-rebuild", "azureai-index-reset" }
            .Select(name => new PassedOverStep(name, "the hub's one search engine is its own; its indexes come from 'lucene-index'.")),
    ];

    /// <summary>What is looked for in content, in the order in which findings of the same weight are listed.</summary>
    public static ImmutableArray<Check> Checks { get; } =
    [
        new WholeRouteCheck(),
        new CoverageCheck(),
        .. SafeguardingChecks.All,
        .. TextChecks.All,
        new ShownItemCheck(),
        new MenuCheck(),
        new OpeningCheck(),
        new GuidanceCheck(),
        new ReviewCheck(),
    ];

    /// <summary>Addresses that the application answers or will answer: content may not stand there.</summary>
    public static ReservedPaths Reserved { get; } = new(
        exact: ["contacts", "guidance", "policies", "briefings", "newsletters", "publications", "archive", "a-to-z", "glossary"],
        trees: ["admin", "api", "search", "media", "embed", "health", "openapi", "account", "feedback", "preview", "error", "_content", "feed", "sitemap", "robots"],
        belowSections: [.. SiteList.All.Select(list => list.Name)]);

    /// <summary>Who follows the change log on this node, in the order in which they are told.</summary>
    public static IReadOnlyList<INodeFollower> NodeFollowers(IServiceProvider services) =>
    [
        services.GetRequiredService<PublicGround>(),

        // Reads what the follower before it has put in memory.
        services.GetRequiredService<FailureCopy>(),
        services.GetRequiredService<CheckWorker>(),
    ];

    /// <summary>The names of those who follow for all nodes together; each holds a leased position in the database.</summary>
    public static ImmutableArray<string> HubFollowers { get; } = [ProjectionWorker.Name];

    /// <summary>The engine.</summary>
    public static ContentEngine Engine(IHubStore store, TimeProvider time, ICheckGround ground, IPublishLetters letters) =>
        new(store, Kinds, ContentPipeline.Standard(new ContentPatterns(time), Reserved), Vocabulary, time)
        {
            Checks = new ContentChecks(Checks, ground) { Mentions = new TypedMentions() },
            Letters = letters,
        };

    /// <summary>
    /// Fails where a kind of part has neither a display nor a place among those that are not shown, or neither an editor nor a
    /// place among those that no form asks about; or where it has both. Fields likewise.
    /// </summary>
    /// <exception cref="InvalidOperationException">A pair is missing; the message names the parts.</exception>
    public static void CheckPairs()
    {
        var shown = Displays.Select(display => display.PartType).ToHashSet();
        var faulty = Kinds.Parts.Select(kind => kind.PartType).Where(part => shown.Contains(part) == NotShownAsBlocks.Contains(part)).ToList();
        if (faulty.Count > 0)
        {
            throw new InvalidOperationException(
                $"Each part needs either a display or a line in {nameof(NotShownAsBlocks)}: {string.Join(", ", faulty.Select(part => part.Name))}.");
        }

        var edited = Editors.PartTypes.ToHashSet();
        var unedited = Kinds.Parts.Select(kind => kind.PartType).Where(part => edited.Contains(part) == NotEditedByForm.Contains(part))
            .Concat(Kinds.Fields.Select(kind => kind.FieldType).Except(Editors.FieldTypes)).ToList();
        if (unedited.Count > 0)
        {
            throw new InvalidOperationException(
                $"Each part needs either an editor or a line in {nameof(NotEditedByForm)}, and each field an editor: {string.Join(", ", unedited.Select(part => part.Name))}.");
        }
    }
}
