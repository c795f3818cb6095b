using System.Collections.Immutable;

namespace SafeguardingHub.Conformance.Tests.Vectors;

/// <summary>What a deviation from Orchard Core is.</summary>
internal enum DeviationKind
{
    /// <summary>The hub does better, on purpose.</summary>
    Better,

    /// <summary>The hub cannot do what Orchard Core does, and says so to whoever asks.</summary>
    NotSupported,
}

/// <summary>A measured case in which the hub does not do as Orchard Core did.</summary>
/// <param name="Case">The case.</param>
/// <param name="Kind">What the deviation is.</param>
/// <param name="Reason">Why.</param>
/// <param name="Instead">What the hub does instead: every difference, as <see cref="Difference"/> says it, and the codes of refusals.</param>
internal sealed record Deviation(string Case, DeviationKind Kind, string Reason, ImmutableArray<string> Instead);

/// <summary>The one list of deviations. Whatever is not here is as in Orchard Core.</summary>
internal static partial class Deviations
{
    private const string NothingHalfDone =
        "Both refuse the recipe, but Orchard Core keeps what the steps before the fault have done; the hub is as it was.";

    private const string NoEngine = "Scripts are calls and literals: there is no JavaScript engine.";

    private const string AnyDecimals = "Settings that do not speak of decimals forbid none.";

    private const string OneSpelling = "Paths are stored without slashes at their ends, so that one address has one spelling.";

    public static ImmutableArray<Deviation> All { get; } =
    [
        .. Searching.SearchDeviations.All,
        new("A05-slug-space", DeviationKind.Better, "No-break spaces and invisible characters break search and comparison: names and titles are stored without them.",
        [
            "Orchard Core only: version 5vecslugSpace3000000000000 of 4vecslugSpace3000000000000, VaSlugSpace 'no\u237dbreak space', latest and live",
            "hub only: version 5vecslugSpace3000000000000 of 4vecslugSpace3000000000000, VaSlugSpace 'no break space', latest and live",
            "item 4vecslugSpace3000000000000.DisplayText: Orchard Core no\u237dbreak space, hub no break space",
            "item 4vecslugSpace3000000000000.TitlePart.Title: Orchard Core no\u237dbreak space, hub no break space",
        ]),
        new("A07-slug-script", DeviationKind.Better, OneSpelling,
        [
            "item 4vecslugScript400000000000.AutoroutePart.Path: Orchard Core sScript/, hub sScript",
        ]),
        new("A10-slug-filter", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaSlugFilter",
        ]),
        new("A13-autoroute-bad-char", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaPathBad",
        ]),
        new("A19-htmlbody-raw", DeviationKind.NotSupported, "Bodies hold variables of the page, not Liquid: what is neither is refused at publishing, never removed in silence.",
        [
            "refused: content-invalid",
            "import 1: Orchard Core imported, hub refused",
            "Orchard Core only: version 5vechtml200000000000000000 of 4vechtml200000000000000000, VaHtml2 'H', latest and live",
            "Orchard Core only: type VaHtml2",
            "Orchard Core only: item 4vechtml200000000000000000",
        ]),
        new("A20-htmlfield", DeviationKind.Better, "HTML is sanitised whatever the entrance: Orchard Core stores the script that a recipe brings.",
        [
            "item 4vechtml300000000000000000.VaHtml3.Intro.Html: Orchard Core <p onclick=\"x()\">Hi <b>you</b></p><script>alert(1)</script><…, hub <p>Hi <strong>you</strong></p>j<a href=\"https://x.example/?a…",
        ]),
        new("A29-fields-null", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaFFieldsNull",
            "Orchard Core only: part VaFFieldsNull",
        ]),
        new("A31-fields-numbers", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaFFieldsNumbers",
            "Orchard Core only: part VaFFieldsNumbers",
        ]),
        new("A32-fields-bools", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaFFieldsBools",
            "Orchard Core only: part VaFFieldsBools",
        ]),
        new("A34-alias-liquid", DeviationKind.Better, "A taken alias gets -1, -2 and so on, whether or not it holds a hyphen.",
        [
            "item 4vecal20000000000000000000.AliasPart.Alias: Orchard Core alias-one-0, hub alias-one-1",
        ]),
        new("A35-item-dates", DeviationKind.Better, "An instant has one spelling in exports, UTC with Z; a time without a zone is UTC.",
        [
            "item 4vecd100000000000000000000.ModifiedUtc: Orchard Core 2024-05-01T08:00:00+00:00, hub 2024-05-01T08:00:00Z",
            "item 4vecd100000000000000000000.PublishedUtc: Orchard Core 2024-05-01T08:00:00+00:00, hub 2024-05-01T08:00:00Z",
            "item 4vecd100000000000000000000.CreatedUtc: Orchard Core 2024-05-01T08:00:00+00:00, hub 2024-05-01T08:00:00Z",
            "item 4vecd200000000000000000000.ModifiedUtc: Orchard Core 2024-05-01T10:00:00, hub 2024-05-01T10:00:00Z",
            "item 4vecd200000000000000000000.PublishedUtc: Orchard Core 2024-05-01T10:00:00, hub 2024-05-01T10:00:00Z",
            "item 4vecd200000000000000000000.CreatedUtc: Orchard Core 2024-05-01T10:00:00, hub 2024-05-01T10:00:00Z",
            "item 4vecd300000000000000000000.ModifiedUtc: Orchard Core 2024-05-01T00:00:00, hub 2024-05-01T00:00:00Z",
            "item 4vecd300000000000000000000.PublishedUtc: Orchard Core 2024-05-01T00:00:00, hub 2024-05-01T00:00:00Z",
            "item 4vecd300000000000000000000.CreatedUtc: Orchard Core 2024-05-01T00:00:00, hub 2024-05-01T00:00:00Z",
        ]),
        new("A40-draft-over-live", DeviationKind.Better, "An item has one newest version: the draft, not the draft and the live version both.",
        [
            "Orchard Core only: version 5vecdl10000000000000000000 of 4vecdl10000000000000000000, VaDraft2 'Live', latest and live",
            "hub only: version 5vecdl10000000000000000000 of 4vecdl10000000000000000000, VaDraft2 'Live', live",
            "item 4vecdl10000000000000000000.Latest: Orchard Core true, hub false",
        ]),
        new("A44-autoroute-path-lead", DeviationKind.Better, OneSpelling,
        [
            "item 4vecplead00000000000000000.AutoroutePart.Path: Orchard Core /vapatha/lead, hub vapatha/lead",
        ]),
        new("A49-autoroute-path-double-slash", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaPDoubleSlash",
        ]),
        new("A50-autoroute-path-dot", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaPDot",
        ]),
        new("A52-fields-explicit-null", DeviationKind.Better, "An explicit null is an empty field; Orchard Core fails on a null list.",
        [
            "import 1: Orchard Core refused, hub imported",
            "hub only: version 5vecfields-explicit-null00 of 4vecfields-explicit-null00, VaFFieldsExplicitNull 'fields-explicit-null', latest and live",
            "hub only: item 4vecfields-explicit-null00",
        ]),
        new("A55-number-decimal", DeviationKind.Better, AnyDecimals,
        [
            "import 1: Orchard Core refused, hub imported",
            "hub only: version 5vecnumber-decimal00000000 of 4vecnumber-decimal00000000, VaFNumberDecimal 'number-decimal', latest and live",
            "hub only: item 4vecnumber-decimal00000000",
        ]),
        new("A56-number-string", DeviationKind.Better, AnyDecimals,
        [
            "import 1: Orchard Core refused, hub imported",
            "hub only: version 5vecnumber-string000000000 of 4vecnumber-string000000000, VaFNumberString 'number-string', latest and live",
            "hub only: item 4vecnumber-string000000000",
        ]),
        new("A59-number-text", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaFNumberText",
            "Orchard Core only: part VaFNumberText",
        ]),
        new("A61-number-trailing-zeros", DeviationKind.Better, AnyDecimals,
        [
            "import 1: Orchard Core refused, hub imported",
            "hub only: version 5vecnraw000000000000000000 of 4vecnraw000000000000000000, VaNumRaw 'n', latest and live",
            "hub only: item 4vecnraw000000000000000000",
        ]),
        new("A62-bool-string-true", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaFBoolStringTrue",
            "Orchard Core only: part VaFBoolStringTrue",
        ]),
        new("A67-number-over-maximum", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaFNumberOverMaximum",
            "Orchard Core only: part VaFNumberOverMaximum",
        ]),
        new("A68-text-required-empty", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-invalid",
            "Orchard Core only: type VaFTextRequiredEmpty",
            "Orchard Core only: part VaFTextRequiredEmpty",
        ]),
        new("A71-slug-dup-number-end", DeviationKind.Better, "A taken path gets -1, -2 and so on: part-7 does not become part-8, which would be another part.",
        [
            "item 4vecdupb100000000000000000.AutoroutePart.Path: Orchard Core vadup-part-8, hub vadup-part-7-1",
            "item 4vecdupb200000000000000000.AutoroutePart.Path: Orchard Core vadup-part-9, hub vadup-part-7-2",
        ]),
        new("B04-utf16", DeviationKind.Better, "UTF-16 is read, with a warning.",
        [
            "import 1: Orchard Core refused, hub imported",
            "hub only: version 5vecutf1600000000000000000 of 4vecutf1600000000000000000, VbUtf16 'Utf16', latest and live",
            "hub only: type VbUtf16",
            "hub only: item 4vecutf1600000000000000000",
        ]),
        new("B07-variables-after", DeviationKind.Better, "Variables written after the steps are seen by them, with a warning.",
        [
            "import 1: Orchard Core refused, hub imported",
            "hub only: version 5vecvara000000000000000000 of 4vecvara000000000000000000, VbVarA 'after', latest and live",
            "hub only: item 4vecvara000000000000000000",
        ]),
        new("B08-variable-undefined", DeviationKind.Better, NothingHalfDone,
        [
            "refused: script-variable-undefined",
            "Orchard Core only: type VbVarU",
        ]),
        new("B16-script-lookalikes", DeviationKind.Better, NothingHalfDone,
        [
            "refused: script-unsupported",
            "Orchard Core only: type VbJsO",
            "Orchard Core only: part VbJsO",
        ]),
        new("B17-js-error", DeviationKind.Better, NothingHalfDone,
        [
            "refused: script-unknown-function",
            "Orchard Core only: type VbJsE",
        ]),
        new("B28-twice-without-version-id", DeviationKind.Better, "A second run that brings nothing new makes no new versions.",
        [
            "Orchard Core only: version made-1 of 4vectw10000000000000000000, VbTw1 'Same', history",
            "Orchard Core only: version made-2 of 4vectw10000000000000000000, VbTw1 'Same', latest and live",
            "hub only: version made-1 of 4vectw10000000000000000000, VbTw1 'Same', latest and live",
            "item 4vectw10000000000000000000.ContentItemVersionId: Orchard Core made-2, hub made-1",
        ]),
        new("B35-missing-item-id", DeviationKind.Better, NothingHalfDone,
        [
            "refused: content-item",
            "Orchard Core only: type VbNoId",
        ]),
        new("B40-definition-no-displayname", DeviationKind.Better, "A type without a display name keeps its settings, with a warning.",
        [
            "type VbNoDn.Settings.ContentTypeSettings: Orchard Core nothing, hub {\"Creatable\":true}",
        ]),
        new("B43-definition-empty-field-name", DeviationKind.Better, NothingHalfDone,
        [
            "refused: definition-name",
            "Orchard Core only: type VbEmpF",
            "Orchard Core only: part VbEmpF",
        ]),
        new("B53-contains-500", DeviationKind.Better, "Of two published versions in one step the last one is live; Orchard Core keeps both.",
        [
            "Orchard Core only: version 5vecm000000000000000000000 of 4vecm000000000000000000000, VbMany 'M0', latest and live",
            "hub only: version 5vecm000000000000000000000 of 4vecm000000000000000000000, VbMany 'M0', history",
            "item 4vecm000000000000000000000.ContentItemVersionId: Orchard Core 5vecm000000000000000000000, hub 5vecmX00000000000000000000",
            "item 4vecm000000000000000000000.DisplayText: Orchard Core M0, hub dup id other version",
            "item 4vecm000000000000000000000.TitlePart.Title: Orchard Core M0, hub dup",
            "Orchard Core only: item 4vecm000000000000000000000",
        ]),
        new("B61-script-array-result", DeviationKind.Better, "A list as a result is refused; Orchard Core stores the name of a .NET type.",
        [
            "refused: script-unsupported",
            "import 1: Orchard Core imported, hub refused",
            "Orchard Core only: version 5veclarray-result000000000 of 4veclarray-result000000000, VbLArrayResult 'L', latest and live",
            "Orchard Core only: type VbLArrayResult",
            "Orchard Core only: part VbLArrayResult",
            "Orchard Core only: item 4veclarray-result000000000",
        ]),
        new("B65-script-multi-statement", DeviationKind.NotSupported, NoEngine,
        [
            "refused: script-unsupported",
            "import 1: Orchard Core imported, hub refused",
            "Orchard Core only: version 5veclmulti-statement000000 of 4veclmulti-statement000000, VbLMultiStatement 'L', latest and live",
            "Orchard Core only: type VbLMultiStatement",
            "Orchard Core only: part VbLMultiStatement",
            "Orchard Core only: item 4veclmulti-statement000000",
        ]),
        new("B68-script-date", DeviationKind.NotSupported, NoEngine,
        [
            "refused: script-unsupported",
            "import 1: Orchard Core imported, hub refused",
            "Orchard Core only: version 5vecldate00000000000000000 of 4vecldate00000000000000000, VbLDate 'L', latest and live",
            "Orchard Core only: type VbLDate",
            "Orchard Core only: part VbLDate",
            "Orchard Core only: item 4vecldate00000000000000000",
        ]),
        new("B70-variable-undefined-among-others", DeviationKind.Better, NothingHalfDone,
        [
            "refused: script-variable-undefined",
            "Orchard Core only: type VbVarU2",
        ]),
        new("B71-variables-non-string", DeviationKind.Better, NothingHalfDone,
        [
            "refused: script-unsupported",
            "Orchard Core only: type VbVarO",
        ]),
        new("B73-definition-empty-part-name", DeviationKind.Better, NothingHalfDone,
        [
            "refused: definition-name",
            "Orchard Core only: type VbEmpP",
        ]),
        new("B74-duplicate-keys-item", DeviationKind.Better, NothingHalfDone,
        [
            "refused: json-duplicate-key",
            "Orchard Core only: type VbDupI",
        ]),
        new("B80-same-version-null", DeviationKind.Better, "A version that the public has seen is never altered: the new text becomes a version of its own.",
        [
            "Orchard Core only: version 5vecnuli000000000000000000 of 4vecnuli000000000000000000, VbNulI 'Null', latest and live",
            "hub only: version 5vecnuli000000000000000000 of 4vecnuli000000000000000000, VbNulI 'Null', history",
            "hub only: version made-1 of 4vecnuli000000000000000000, VbNulI 'Null', latest and live",
            "item 4vecnuli000000000000000000.ContentItemVersionId: Orchard Core 5vecnuli000000000000000000, hub made-1",
        ]),
        new("B82-same-version-all-off-and-text", DeviationKind.Better, "An import takes no live page away by bringing history: the page stays, the text is kept as history.",
        [
            "Orchard Core only: version 5vecflo0000000000000000000 of 4vecflo0000000000000000000, VbFlO 'Gone text', history",
            "hub only: version 5vecflo0000000000000000000 of 4vecflo0000000000000000000, VbFlO 'Live text', latest and live",
            "hub only: version made-1 of 4vecflo0000000000000000000, VbFlO 'Gone text', history",
            "hub only: item 4vecflo0000000000000000000",
        ]),
        new("B83-variables-empty-object", DeviationKind.NotSupported, NoEngine,
        [
            "refused: script-unsupported",
            "import 1: Orchard Core imported, hub refused",
            "Orchard Core only: version 5vecvare000000000000000000 of 4vecvare000000000000000000, VbVarE 'function', latest and live",
            "Orchard Core only: type VbVarE",
            "Orchard Core only: item 4vecvare000000000000000000",
        ]),
        new("E01-full-plan", DeviationKind.NotSupported, "The hub has no layers, queries, templates, menus of the administration or plans, and its features and theme are always on: its export has the site's data.",
        [
            "Orchard Core only: feature: name enable disable",
            "Orchard Core only: themes: name Site Admin",
            "Orchard Core only: settings: name SiteName TimeZoneId HomeRoute PageSize",
            "Orchard Core only: layers: name Layers",
            "Orchard Core only: settings: name LayerSettings",
            "Orchard Core only: queries: name Queries",
            "Orchard Core only: templates: name Templates",
            "Orchard Core only: shortcodetemplates: name ShortcodeTemplates",
            "Orchard Core only: placements: name Placements",
            "Orchard Core only: adminmenu: name data",
            "Orchard Core only: mediaprofiles: name MediaProfiles",
            "Orchard Core only: lucene-index: name Indices",
            "Orchard Core only: settings: name LuceneSettings",
            "Orchard Core only: settings: name SearchSettings",
            "Orchard Core only: lucene-index-rebuild: name includeAll Indices",
            "Orchard Core only: users: name Users",
            "Orchard Core only: deployment: name Plans",
            "Orchard Core only: themes: name site",
            "hub only: settings: name HomeRoute PageSize SiteName TimeZoneId",
            "hub's order: contentdefinition, settings, roles, media, content",
        ]),
        new("E02-content-first", DeviationKind.Better, "An export has definitions before the content that needs them, so that it can be run as it is.",
        [
            "Orchard Core only: feature: name enable",
            "hub only: settings: name HomeRoute PageSize SiteName TimeZoneId",
            "hub only: roles: name Roles",
            "hub only: media: name Files",
            "hub's order: contentdefinition, settings, roles, media, content",
        ]),
        new("E04-content-as-setup", DeviationKind.NotSupported, "An export keeps ids and versions, so that running it twice changes nothing; it makes no copies with new ids.",
        [
            "Orchard Core only: content: name data, an item: ContentItemId ContentType DisplayText Latest Published Owner Author",
            "Orchard Core only: queries: name Queries",
            "hub only: contentdefinition: name ContentTypes ContentParts",
            "hub only: settings: name HomeRoute PageSize SiteName TimeZoneId",
            "hub only: roles: name Roles",
            "hub only: media: name Files",
            "hub only: content: name data, an item: ContentItemId ContentItemVersionId ContentType DisplayText Latest Published ModifiedUtc PublishedUtc CreatedUtc Owner Author",
        ]),
        .. Api,
    ];

    public static Deviation? Find(string name) => All.FirstOrDefault(deviation => string.Equals(deviation.Case, name, StringComparison.Ordinal));
}
