using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Look;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Sections;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Admin.Pages.SectionScreens;

/// <summary>What the screens about one section have in common. Who may not change sections finds none.</summary>
public abstract class SectionPage(ReadSections read) : AdminPage
{
    /// <inheritdoc />
    public override ImmutableArray<Crumb> Trail => [new Crumb("Sections", "/admin/sections"), new Crumb(Name, Address)];

    /// <summary>The section's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Why, for colleagues.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The section.</summary>
    public SectionLine Line { get; private set; } = null!;

    /// <summary>All sections.</summary>
    public ImmutableArray<SectionLine> All { get; private set; } = [];

    /// <summary>Its name.</summary>
    public string Name => Line.Entry.Name;

    /// <summary>Its screen.</summary>
    public string Address => "/admin/sections/" + Uri.EscapeDataString(Id);

    /// <summary>The other sections that go on and have an address of their own.</summary>
    public IEnumerable<SectionEntry> Others => All.Select(line => line.Entry).Where(entry => entry.Id != Line.Entry.Id && entry.EndedAt is null);

    /// <summary>A number as people write it.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Reads the section; whether there is one for who asks.</summary>
    protected async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        All = await read.ListAsync(Actor, cancellationToken);
        if (All.FirstOrDefault(line => line.Entry.Id.Value == Id) is not { } line)
        {
            return false;
        }

        Line = line;
        return true;
    }

    /// <summary>The id that was chosen; null for none.</summary>
    protected static ContentItemId? Chosen(string? text) => ContentItemId.TryParse(text, out var id) ? id : null;
}

/// <summary>Words about sections.</summary>
public static class SectionWords
{
    /// <summary>The colours that tell sections apart.</summary>
    public static ImmutableArray<Choice> Accents { get; } =
        [.. new[] { "green", "plum", "teal", "umber", "blue" }.Select(name => new Choice(name, char.ToUpperInvariant(name[0]) + name[1..]))];

    /// <summary>The name that the organisation of a section has today; null for none.</summary>
    public static string? Organisation(SectionLine line) => (line.Organisation?.Live ?? line.Organisation?.Latest)?.Item.DisplayText;

    /// <summary>The names that the organisation has had, the oldest first.</summary>
    public static ImmutableArray<OrganisationName> Names(SectionLine line) =>
        (line.Organisation?.Live ?? line.Organisation?.Latest)?.Item.Part<OrganisationPart>()?.Names ?? [];
}
