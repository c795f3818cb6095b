using System.Collections.Immutable;
using NodaTime;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Searching;

/// <summary>Search over everything that is published. Never throws for what a reader typed.</summary>
public interface ISiteSearch
{
    /// <summary>Finds what is asked for. Waits, within bounds, until what this node has published can be found.</summary>
    Task<SearchAnswer> FindAsync(SearchRequest request, SearchGround ground, CancellationToken cancellationToken);

    /// <summary>
    /// Names that begin with what was typed so far, or that have a word that does: titles, aliases and services of published
    /// items only, services first.
    /// </summary>
    Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string typed, int limit, CancellationToken cancellationToken);
}

/// <summary>How what was typed is read.</summary>
public enum SearchSyntax
{
    /// <summary>Words; a phrase in quotation marks; nothing else has a meaning, so nothing can be wrong.</summary>
    Words = 0,

    /// <summary>Lucene's query syntax, for editors and the API.</summary>
    Lucene = 1,
}

/// <summary>In which order hits come.</summary>
public enum SearchOrder
{
    /// <summary>The best first.</summary>
    Relevance = 0,

    /// <summary>The newest first; unknown dates last.</summary>
    Newest = 1,

    /// <summary>The oldest first; unknown dates last.</summary>
    Oldest = 2,
}

/// <summary>What is asked of the search.</summary>
public sealed record SearchRequest
{
    /// <summary>The most hits that one answer holds.</summary>
    public const int MostHits = 100;

    /// <summary>The place of the last hit that is ever shown: nobody reads further, and each deeper page costs more.</summary>
    public const int DeepestHit = 1000;

    /// <summary>The longest text that is read, in characters; what is longer is cut.</summary>
    public const int LongestText = 2000;

    /// <summary>What was typed.</summary>
    public required string Text { get; init; }

    /// <summary>How it is read.</summary>
    public SearchSyntax Syntax { get; init; }

    /// <summary>Values that hits must have: of one key any, of several keys one each.</summary>
    public ImmutableArray<ListFilter> Filters { get; init; } = [];

    /// <summary>The order of the hits.</summary>
    public SearchOrder Order { get; init; }

    /// <summary>Whether editions that are superseded or withdrawn are among the hits.</summary>
    public bool WithSuperseded { get; init; }

    /// <summary>How many hits to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many hits to give, at most <see cref="MostHits"/>.</summary>
    public int Take { get; init; } = 20;

    /// <summary>The keys whose values are counted, of <see cref="SearchKeys.All"/>.</summary>
    public ImmutableArray<string> Facets { get; init; } = [];
}

/// <summary>The keys by which hits are filtered and counted: the names of <see cref="Parts.ProjectedValue"/>s, and what the search adds.</summary>
public static class SearchKeys
{
    /// <summary>The section's id.</summary>
    public const string Section = "section";

    /// <summary>The content type's technical name.</summary>
    public const string Type = "type";

    /// <summary>A topic's id.</summary>
    public const string Topic = "topic";

    /// <summary>An audience's id.</summary>
    public const string Audience = "audience";

    /// <summary>The publisher: an organisation's id, or <c>name:</c> and a name.</summary>
    public const string Publisher = "publisher";

    /// <summary>The year, four digits, or the word for an unknown one.</summary>
    public const string Year = "year";

    /// <summary>The state, one of <see cref="SearchStates"/>.</summary>
    public const string State = "state";

    /// <summary>All keys, in the order in which they are shown.</summary>
    public static ImmutableArray<string> All { get; } = [Section, Type, Topic, Audience, Publisher, Year, State];
}

/// <summary>The states of a published item that results tell in words.</summary>
public static class SearchStates
{
    /// <summary>The edition of guidance to use.</summary>
    public const string Current = "current";

    /// <summary>An edition that another has replaced.</summary>
    public const string Superseded = "superseded";

    /// <summary>An edition that was withdrawn.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>An edition that is not in force yet.</summary>
    public const string NotYetInForce = "not-yet-in-force";

    /// <summary>A service that a named person has rung and found right.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>A service that nobody has rung.</summary>
    public const string Unconfirmed = "unconfirmed";

    /// <summary>An entry of the archive that nobody works by: neither a policy, procedures, a strategy nor a notice.</summary>
    public const string Archived = "archived";

    /// <summary>Those that a search leaves out unless it is told otherwise.</summary>
    public static ImmutableArray<string> LeftOut { get; } = [Superseded, Withdrawn];
}

/// <summary>
/// What the search needs to know of the hub at one generation: words that mean the same, and the states that follow from time
/// and from other items rather than from an item alone. Immutable; the same object as long as nothing of it changes.
/// </summary>
public sealed record SearchGround
{
    /// <summary>A ground without synonyms and states.</summary>
    public static SearchGround Empty { get; } = new();

    /// <summary>Groups of words or phrases that mean the same: any of a group finds what any other would.</summary>
    public ImmutableArray<ImmutableArray<string>> Synonyms { get; init; } = [];

    /// <summary>Words that lead to others and not back, such as a word that people type for what pages call otherwise.</summary>
    public ImmutableArray<SearchLead> Leads { get; init; } = [];

    /// <summary>
    /// Items that are one state of what another item's page is about, by id, each with that item: editions of guidance. Of the two,
    /// where both match alike, the other's page comes first.
    /// </summary>
    public ImmutableDictionary<ContentItemId, ContentItemId> Wholes { get; init; } = ImmutableDictionary<ContentItemId, ContentItemId>.Empty;

    /// <summary>
    /// Names that say where rather than what: with other words, they are no condition, and what belongs there comes first.
    /// </summary>
    public ImmutableArray<SearchPlace> Places { get; init; } = [];

    /// <summary>The states of items that do not follow from the item alone; they stand over what the item itself projects.</summary>
    public ImmutableDictionary<ContentItemId, string> States { get; init; } = ImmutableDictionary<ContentItemId, string>.Empty;
}

/// <summary>Words or phrases that lead to others.</summary>
/// <param name="From">What people type, any of them.</param>
/// <param name="To">What is then found as well.</param>
public sealed record SearchLead(ImmutableArray<string> From, ImmutableArray<string> To);

/// <summary>A name that says where.</summary>
/// <param name="Name">The name, as a section is called.</param>
/// <param name="Section">The section that is meant.</param>
public sealed record SearchPlace(string Name, ContentItemId Section);

/// <summary>What the search found.</summary>
public sealed record SearchAnswer
{
    /// <summary>How many hits there are in all.</summary>
    public required int Total { get; init; }

    /// <summary>The hits that were asked for.</summary>
    public ImmutableArray<SearchHit> Hits { get; init; } = [];

    /// <summary>How many hits each value would leave if it were chosen; filters of the same key are then not applied, all others are.</summary>
    public ImmutableDictionary<ListFilter, int> Facets { get; init; } = ImmutableDictionary<ListFilter, int>.Empty;

    /// <summary>How many superseded and withdrawn editions were left out.</summary>
    public int LeftOut { get; init; }

    /// <summary>
    /// What was probably meant, where nothing has what was typed and the hub's own words suggest it: the hits, if there are any,
    /// are for that. Null otherwise.
    /// </summary>
    public string? DidYouMean { get; init; }

    /// <summary>What is wrong with a query in Lucene's syntax; nothing was then searched. Null otherwise.</summary>
    public SearchFault? Fault { get; init; }

    /// <summary>Whether something may be missing: the index is being built or behind, or time ran out before everything was looked at.</summary>
    public bool IsIncomplete { get; init; }
}

/// <summary>A fault in a query.</summary>
/// <param name="Column">The character at which it was noticed, from 1.</param>
/// <param name="Message">What is wrong and how to put it right.</param>
public sealed record SearchFault(int Column, string Message);

/// <summary>An item that was found.</summary>
public sealed record SearchHit
{
    /// <summary>The item.</summary>
    public required ContentItemId Id { get; init; }

    /// <summary>How well it fits; comparable within one answer only.</summary>
    public required double Score { get; init; }

    /// <summary>The title, with what matched marked.</summary>
    public required ImmutableArray<SearchPiece> Title { get; init; }

    /// <summary>The place in the text that matched best, marked; empty where only the names match.</summary>
    public ImmutableArray<SearchPiece> Snippet { get; init; } = [];

    /// <summary>Where <see cref="Snippet"/> is from a file that belongs to the item: which, and on what page.</summary>
    public SearchFilePlace? File { get; init; }

    /// <summary>The state, one of <see cref="SearchStates"/>; null for none.</summary>
    public string? State { get; init; }

    /// <summary>The former number that was typed, as digits; null where none was.</summary>
    public string? OldNumber { get; init; }

    /// <summary>The former or other name that was typed, as the item spells it; null where the title itself matched.</summary>
    public string? OtherName { get; init; }
}

/// <summary>A piece of text in a result.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="IsMatch">Whether it is what was searched for.</param>
public readonly record struct SearchPiece(string Text, bool IsMatch);

/// <summary>A place in a file.</summary>
/// <param name="Media">The file's path in the media library.</param>
/// <param name="Page">The page from 1; null for files without pages.</param>
public sealed record SearchFilePlace(string Media, int? Page);

/// <summary>A suggestion for what is being typed.</summary>
/// <param name="Text">A title, alias or name.</param>
/// <param name="Address">The page.</param>
/// <param name="ContentType">The type of the item.</param>
/// <param name="IsFormerName">Whether it is a former name.</param>
/// <param name="Id">The item, so that one that was withdrawn since the index last looked can be left out.</param>
public sealed record SearchSuggestion(string Text, string Address, string ContentType, bool IsFormerName, ContentItemId Id);
