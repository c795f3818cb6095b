using System.Collections.Immutable;
using SafeguardingHub.Conformance.Tests.Vectors;

namespace SafeguardingHub.Conformance.Tests.Searching;

/// <summary>The measured queries that the hub does not answer as Orchard Core did: part of <see cref="Deviations.All"/>.</summary>
internal static class SearchDeviations
{
    private const string Refused = "What cannot be read is told with its place and a remedy, where Orchard Core fails without a word.";

    private const string Repeated = "A stored field may have several values: Orchard Core fails where a document repeats one.";

    private const string Undated = "An item without a date is in no range: Orchard Core finds it after every day, since it compares the word NULL.";

    public static ImmutableArray<Deviation> All { get; } =
    [
        new("D007-match-accent", DeviationKind.Better, "Accents are folded: \"cafe\" finds \"café\".",
        [
            "count: Orchard Core 0, hub 1",
            "hub only: Café culture: naïve trust & résumé checks",
        ]),
        new("D022-phrase-query-key", DeviationKind.Better, "A phrase may be called \"query\", as in Elasticsearch.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: Early help assessment; Threshold document for early help",
        ]),
        new("D026-term-contenttype-keyword", DeviationKind.Better, "Orchard Core's own documentation writes .keyword here: it is taken for the field itself.",
        [
            "count: Orchard Core 0, hub 30",
            "hub only: Recognising neglect in early years",
            "hub only: Educational neglect and missing school",
        ]),
        new("D028-term-boolean-literal", DeviationKind.Better, "A term may be true or false.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: Recognising neglect in early years; Educational neglect and missing school; Child sexual exploitation: warning signs; Online harm and grooming; …",
        ]),
        new("D029-term-number", DeviationKind.Better, "A term may be a number.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: Educational neglect and missing school",
        ]),
        new("D035-term-multitext-keyword", DeviationKind.Better, ".keyword after a field that is one value is that field.",
        [
            "count: Orchard Core 0, hub 2",
            "hub only: Threshold document for early help",
            "hub only: Early help assessment",
        ]),
        new("D041-range-date-iso", DeviationKind.Better, "Days may be written with hyphens.",
        [
            "count: Orchard Core 0, hub 6",
            "hub only: Safer recruitment checks",
            "hub only: Allegations against staff: the LADO",
            "hub only: Female genital mutilation: mandatory reporting",
            "hub only: Forced marriage: one chance rule",
            "hub only: Fabricated or induced illness",
            "hub only: Bruising in babies who are not mobile",
        ]),
        new("D043-range-date-lower-only", DeviationKind.Better, Undated,
        [
            "count: Orchard Core 4, hub 3",
            "Orchard Core only: Children with disabilities",
        ]),
        new("D044-range-date-upper-only", DeviationKind.Better, "One end of a range is enough.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: Recognising neglect in early years; Educational neglect and missing school",
        ]),
        new("D047-range-int-lower-only", DeviationKind.Better, "One end of a range is enough.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: Adults at risk: making safeguarding personal; Self-neglect and hoarding; Modern slavery and trafficking",
        ]),
        new("D049-range-double-int-bounds", DeviationKind.Better, "Whole numbers bound those with decimals too.",
        [
            "count: Orchard Core 0, hub 5",
            "hub only: Child sexual exploitation: warning signs",
            "hub only: County lines and criminal exploitation",
            "hub only: Online harm and grooming",
            "hub only: Domestic abuse and children",
            "hub only: Making a referral to children's social care",
        ]),
        new("D056-bool-must-not-only", DeviationKind.Better, "What must not fit alone leaves all the rest.",
        [
            "count: Orchard Core 0, hub 23",
            "hub only: Recognising neglect in early years",
            "hub only: Educational neglect and missing school",
            "hub only: Child sexual exploitation: warning signs",
            "hub only: County lines and criminal exploitation",
            "hub only: Online harm and grooming",
            "hub only: Making a referral to children's social care",
            "hub only: Threshold document for early help",
            "hub only: Early help assessment",
            "hub only: Information sharing and consent",
            "hub only: Private fostering duties",
            "hub only: Safer recruitment checks",
            "hub only: Allegations against staff: the LADO",
            "hub only: Forced marriage: one chance rule",
            "hub only: Learning from case reviews",
            "hub only: Adults at risk: making safeguarding personal",
            "hub only: Self-neglect and hoarding",
            "hub only: Modern slavery and trafficking",
            "hub only: Prevent: radicalisation concerns",
            "hub only: Harmful sexual behaviour in schools",
            "hub only: Designated safeguarding lead handbook",
            "hub only: Café culture: naïve trust & résumé checks",
            "hub only: Escalation of professional disagreement",
            "hub only: Children with disabilities",
        ]),
        new("D058-bool-filter-array", DeviationKind.Better, "Filters may be a list.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: Educational neglect and missing school; Online harm and grooming",
        ]),
        new("D059-bool-filter-first", DeviationKind.Better, "A filter that stands first does not take away what must fit.",
        [
            "count: Orchard Core 5, hub 2",
            "Orchard Core only: Prevent: radicalisation concerns",
            "Orchard Core only: Harmful sexual behaviour in schools",
            "Orchard Core only: Designated safeguarding lead handbook",
        ]),
        new("D061-bool-filter-range", DeviationKind.Better, Undated,
        [
            "count: Orchard Core 4, hub 3",
            "Orchard Core only: Children with disabilities",
        ]),
        new("D062-bool-filter-two", DeviationKind.Better, "Filters may be a list.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: Child death review process; Parental mental health",
        ]),
        new("D064-bool-unknown-key", DeviationKind.Better, Refused,
        [
            "status: Orchard Core 500, hub 400",
            "hub: query.bool.mustt: 'mustt' is nothing that bool knows: use must, should, must_not, filter, minimum_should_match or boost.",
        ]),
        new("D074-fuzzy-auto", DeviationKind.Better, "Fuzziness may be AUTO.",
        [
            "count: Orchard Core 0, hub 4",
            "hub only: Self-neglect and hoarding",
            "hub only: Educational neglect and missing school",
            "hub only: Recognising neglect in early years",
            "hub only: Learning from case reviews",
        ]),
        new("D097-query-string-unclosed", DeviationKind.Better, Refused,
        [
            "status: Orchard Core 500, hub 400",
            "hub: query.query_string.query, character 1: The quotation mark that opens here is never closed: put another at the end of the phrase.",
        ]),
        new("D100-query-string-empty", DeviationKind.Better, "A search for nothing finds nothing.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: ",
        ]),
        new("D101-simple-query-string-empty", DeviationKind.Better, "A search for nothing finds nothing.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: ",
        ]),
        new("D107-query-string-no-default-field", DeviationKind.Better, "A query string without a field looks in the full text.",
        [
            "count: Orchard Core 0, hub 4",
            "hub only: Self-neglect and hoarding",
            "hub only: Educational neglect and missing school",
            "hub only: Recognising neglect in early years",
            "hub only: Learning from case reviews",
        ]),
        new("D113-sort-long", DeviationKind.Better, "Recipes write long: it is a number.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: Self-neglect and hoarding; Adults at risk: making safeguarding personal; Modern slavery and trafficking; Female genital mutilation: mandatory reporting; …",
        ]),
        new("D116-sort-string-order", DeviationKind.Better, "The order alone may stand for the object.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: Children with disabilities; Parental mental health; Escalation of professional disagreement; Café culture: naïve trust & résumé checks; …",
        ]),
        new("D119-size-0", DeviationKind.Better, "A size of 0 asks for the count alone.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: ",
        ]),
        new("D121-size-string", DeviationKind.Better, "A size may be written as text, as templates do.",
        [
            "Orchard Core only: County lines and criminal exploitation",
            "Orchard Core only: Online harm and grooming",
            "Orchard Core only: Domestic abuse and children",
            "Orchard Core only: Making a referral to children's social care",
            "Orchard Core only: Threshold document for early help",
            "Orchard Core only: Early help assessment",
            "Orchard Core only: Information sharing and consent",
        ]),
        new("D122-unknown-query-type", DeviationKind.Better, Refused,
        [
            "status: Orchard Core 500, hub 400",
            "hub: query.multi_match: 'multi_match' is no clause that is known here: use bool, match_all, match, match_phrase, term, terms, range, prefix, wildcard, fuzzy, regexp, query_string or simple_query_string.",
        ]),
        new("D124-no-query", DeviationKind.Better, Refused,
        [
            "status: Orchard Core 500, hub 400",
            "hub: : The query has no \"query\": write {\"query\": {\"match_all\": {}}} to find everything.",
        ]),
        new("D125-query-string-value", DeviationKind.Better, Refused,
        [
            "status: Orchard Core 500, hub 400",
            "hub: query: The query must be an object: write {\"query_string\": {\"query\": \"…\"}} to search for words.",
        ]),
        new("D127-comments", DeviationKind.Better, "Comments and a last comma are passed over, as in recipes.",
        [
            "status: Orchard Core 500, hub 200",
            "hub: Recognising neglect in early years; Educational neglect and missing school",
        ]),
        new("D128-single-quotes", DeviationKind.Better, Refused,
        [
            "status: Orchard Core 500, hub 400",
            "hub: : The query is no JSON (line 1, character 2): put names and texts in double quotation marks.",
        ]),
        new("D130-empty-clause", DeviationKind.Better, Refused,
        [
            "status: Orchard Core 500, hub 400",
            "hub: query: A clause such as {\"match_all\": {}} is expected here, and there is nothing.",
        ]),
        new("D131-docs-match", DeviationKind.Better, Repeated,
        [
            "status: Orchard Core 500, hub 200",
            "hub: ContentItemId: 4vecvd18000000000000000000; ContentItemVersionId: 5vecvd18000000000000000000; Content.ContentItem.DisplayText.keyword: Safe sleep for babies; Content.ContentItem.DisplayText.Normalized: safe sleep for babies; …",
        ]),
        new("D133-docs-accent", DeviationKind.Better, Repeated,
        [
            "status: Orchard Core 500, hub 200",
            "hub: ContentItemId: 4vecvd27000000000000000000; ContentItemVersionId: 5vecvd27000000000000000000; Content.ContentItem.DisplayText.keyword: Café culture: naïve trust & résumé checks; Content.ContentItem.DisplayText.Normalized: cafe culture: naive trust & resume checks; …",
        ]),
        new("D136-post-documents", DeviationKind.Better, Repeated,
        [
            "status: Orchard Core 500, hub 200",
            "hub: ContentItemId: 4vecvd11000000000000000000; ContentItemVersionId: 5vecvd11000000000000000000; Content.ContentItem.DisplayText.keyword: Private fostering duties; Content.ContentItem.DisplayText.Normalized: private fostering duties; …",
        ]),
        new("D142-query-api-lucene-docs", DeviationKind.Better, Repeated,
        [
            "status: Orchard Core 500, hub 200",
            "hub: ContentItemId: 4vecvd22000000000000000000; ContentItemVersionId: 5vecvd22000000000000000000; Content.ContentItem.DisplayText.keyword: Self-neglect and hoarding; Content.ContentItem.DisplayText.Normalized: self-neglect and hoarding; …",
        ]),
        new("D143-search-page-neglect", DeviationKind.Better, "What an item says in its own fields is found too.",
        [
            "hub only: Children with disabilities",
        ]),
        new("D145-search-page-children-s", DeviationKind.Better, "Words are stemmed and found in an item's own fields too.",
        [
            "hub only: Allegations against staff: the LADO",
            "hub only: Children with disabilities",
            "hub only: County lines and criminal exploitation",
            "hub only: Domestic abuse and children",
            "hub only: Educational neglect and missing school",
            "hub only: Escalation of professional disagreement",
            "hub only: Modern slavery and trafficking",
            "hub only: Online harm and grooming",
            "hub only: Parental mental health",
            "hub only: Safer recruitment checks",
        ]),
        new("D149-search-page-neglect-adults", DeviationKind.Better, "Signs have no meaning on the search page, so that nothing typed there can be wrong; Lucene's syntax is asked for.",
        [
            "Orchard Core only: Educational neglect and missing school",
            "Orchard Core only: Learning from case reviews",
            "Orchard Core only: Recognising neglect in early years",
            "hub only: Self-neglect and hoarding",
        ]),
        new("D151-search-page-the", DeviationKind.Better, "A word is looked for, however common: nobody is told that there is nothing.",
        [
            "hub only: Adults at risk: making safeguarding personal",
            "hub only: Allegations against staff: the LADO",
            "hub only: Child death review process",
            "hub only: Designated safeguarding lead handbook",
            "hub only: Early help assessment",
            "hub only: Female genital mutilation: mandatory reporting",
            "hub only: Forced marriage: one chance rule",
            "hub only: Harmful sexual behaviour in schools",
            "hub only: Modern slavery and trafficking",
            "hub only: Recognising neglect in early years",
            "hub only: Safe sleep for babies",
            "hub only: Self-neglect and hoarding",
            "hub only: Threshold document for early help",
        ]),
        new("D152-search-page-safeguarding-lead-referral", DeviationKind.Better, "All words must occur where a page has them all; Orchard Core finds whatever has one of them.",
        [
            "Orchard Core only: Adults at risk: making safeguarding personal",
            "Orchard Core only: Domestic abuse and children",
            "Orchard Core only: Harmful sexual behaviour in schools",
            "Orchard Core only: Making a referral to children's social care",
            "Orchard Core only: Modern slavery and trafficking",
        ]),
        new("D154-docs-missing-values", DeviationKind.Better, "Owners and authors are people who work for the hub, and anybody may ask; an item gets its alias from its title when it is saved.",
        [
            "Orchard Core only: Content.ContentItem.Owner: NULL",
            "Orchard Core only: Content.ContentItem.Author: admin",
            "Orchard Core only: AliasPart: NULL",
            "Orchard Core only: VdDoc.AliasPart: NULL",
            "hub only: AliasPart: empty-two",
            "hub only: VdDoc.AliasPart: empty-two",
        ]),
        new("D155-docs-two-values", DeviationKind.Better, Repeated,
        [
            "status: Orchard Core 500, hub 200",
            "hub: ContentItemId: 4vecvdd3000000000000000000; ContentItemVersionId: 5vecvdd3000000000000000000; Content.ContentItem.DisplayText.keyword: Two picks; Content.ContentItem.DisplayText.Normalized: two picks; …",
        ]),
    ];
}
