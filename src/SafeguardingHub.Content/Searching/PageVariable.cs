using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Searching;

/// <summary>
/// The value of a variable of a page's surroundings, such as <c>section.organisation</c>, as the page shows it; null where the
/// page has none of that name. The search asks for it so that what a page says can be found.
/// </summary>
/// <param name="ground">The shared ground.</param>
/// <param name="page">The item whose page it is.</param>
/// <param name="path">The variable's dotted path.</param>
public delegate string? PageVariable(PublicSnapshot ground, PublishedItem page, string path);
