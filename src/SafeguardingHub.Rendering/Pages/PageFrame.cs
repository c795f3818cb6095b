namespace SafeguardingHub.Rendering.Pages;

/// <summary>A notice to readers.</summary>
/// <param name="Title">Its first line.</param>
/// <param name="Text">A sentence or two more, or null.</param>
/// <param name="More">The page that says more, or null.</param>
/// <param name="IsImportant">Whether it changes what people should do; said in words too.</param>
public sealed record NoticeView(string Title, string? Text, LinkView? More, bool IsImportant);

/// <summary>That this page is not the one to rely on: superseded, not yet in force, withdrawn, past the end of its period.</summary>
/// <param name="Heading">What it is, in a word or two, which also begins the window title: "Superseded".</param>
/// <param name="Text">What that means: "Replaced by the edition of 2018."</param>
/// <param name="Instead">The page to read instead, or null.</param>
public sealed record PageStateView(string Heading, string Text, LinkView? Instead);

/// <summary>A number on a page that is kept as it was, which nobody should call any more.</summary>
/// <param name="Number">"01905 123 456"; several of one service joined by "and".</param>
/// <param name="Contact">Whom to call instead.</param>
public sealed record OldNumberView(string Number, LinkView Contact);

/// <summary>When the page was reviewed as a whole, in words.</summary>
/// <param name="LastReviewed">"31 July 2014", or null where it never was.</param>
/// <param name="NextDue">"27 January 2016", or null where no date is set.</param>
/// <param name="Overdue">"This page is past its review date of 27 January 2016." or null while it is not.</param>
/// <param name="Owner">Who looks after the page, or null.</param>
public sealed record ReviewView(string? LastReviewed, string? NextDue, string? Overdue, string? Owner);

/// <summary>A change of a page that readers are told of.</summary>
/// <param name="Date">"31 July 2014".</param>
/// <param name="Note">What changed, in a sentence.</param>
public sealed record ChangeView(string Date, string Note);

/// <summary>The quick way out of a page that a person at risk may be reading.</summary>
/// <param name="Address">Where it leads: an ordinary page of elsewhere.</param>
/// <param name="StaySafe">The page of the hub on staying safe online; null where it has none.</param>
public sealed record ExitView(string Address, LinkView? StaySafe);

/// <summary>The closed question at the foot of a page. It is a form without script, cookie or free text.</summary>
/// <param name="Action">Where it posts.</param>
/// <param name="Page">The page's path, sent along.</param>
/// <param name="Question">"Was this page helpful?"</param>
public sealed record HelpfulView(string Action, string Page, string Question);

/// <summary>A feed of a page or list.</summary>
/// <param name="Title">"Briefings (RSS)".</param>
/// <param name="Address">Its path.</param>
/// <param name="MediaType"><c>application/rss+xml</c> or <c>application/atom+xml</c>.</param>
public sealed record FeedLinkView(string Title, string Address, string MediaType);

/// <summary>The search box of the header.</summary>
/// <param name="Action">Where it leads.</param>
/// <param name="Label">Its label: "Search this site".</param>
/// <param name="Field">The name of its field.</param>
/// <param name="Suggest">Where names that begin with what is typed are asked for, in the same field; null for no suggestions.</param>
public sealed record SearchBoxView(string Action, string Label, string Field, string? Suggest = null);
