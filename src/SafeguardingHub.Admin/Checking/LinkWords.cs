using System.Collections.Immutable;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Items;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Checking;

/// <summary>How the screens speak of links to other sites.</summary>
public static class LinkWords
{
    /// <summary>The choices of what a list shows.</summary>
    public static ImmutableArray<Choice> Filters { get; } =
    [
        new(nameof(LinkFilter.ToLookAt), "To look at"), new(nameof(LinkFilter.All), "All"), new(nameof(LinkFilter.Broken), "Page is gone"), new(nameof(LinkFilter.NoAnswer), "Does not answer"),
        new(nameof(LinkFilter.Moved), "Has moved"), new(nameof(LinkFilter.NeedsSignIn), "Needs signing in"), new(nameof(LinkFilter.NotAllowed), "Cannot be checked"),
        new(nameof(LinkFilter.Unknown), "Not known yet"), new(nameof(LinkFilter.Works), "Works"),
    ];

    /// <summary>What a person can say of a link.</summary>
    public static ImmutableArray<Choice> Words { get; } =
        [new(nameof(OutsideState.Works), "It works: I followed it and saw the page"), new(nameof(OutsideState.NeedsSignIn), "It asks people to sign in, as expected")];

    /// <summary>The state in a word or two, for a tag.</summary>
    public static string Tag(OutsideState state) => state switch
    {
        OutsideState.Works => "Works",
        OutsideState.NeedsSignIn => "Needs signing in",
        OutsideState.Moved => "Has moved",
        OutsideState.Broken => "Page is gone",
        OutsideState.NoAnswer => "Does not answer",
        OutsideState.NotAllowed => "Cannot be checked",
        _ => "Not known yet",
    };

    /// <summary>The colour of the tag; the words say the same.</summary>
    public static string TagClass(OutsideState state) => "nhsuk-tag nhsuk-tag--" + state switch
    {
        OutsideState.Works or OutsideState.NeedsSignIn => "green",
        OutsideState.Broken or OutsideState.NoAnswer => "red",
        OutsideState.Moved => "yellow",
        _ => "grey",
    };

    /// <summary>When it was followed last.</summary>
    public static string Followed(KnownLink link) => link.CheckedAt is { } at ? ItemWords.Moment(at) : "Not yet";

    /// <summary>What a person has said, for colleagues.</summary>
    public static string Said(LinkWord word, NodaTime.LocalDate today) =>
        $"{word.By.ActorName} said until {MomentWords.Date(word.Until)}{(word.Counts(today) ? "" : ", which is over")}: {Tag(word.State).ToLowerInvariant()}. {word.By.Note}";

    /// <summary>The screen of an address.</summary>
    public static string AddressOf(string key) => "/admin/links/" + Uri.EscapeDataString(key);
}
