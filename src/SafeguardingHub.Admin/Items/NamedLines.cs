using System.Collections.Immutable;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Items;

/// <summary>Some lines of a list, on a page about more than that list.</summary>
/// <param name="Name">Their heading; null where the page has one already.</param>
/// <param name="All">The address of the whole list.</param>
/// <param name="Lines">The lines.</param>
public sealed record NamedLines(string? Name, string All, ImmutableArray<EditorsLine> Lines);
