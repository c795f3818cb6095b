using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Search;
using SafeguardingHub.Rendering.Contacts;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>What is the same on every page of a generation: the hub's frame, its sections, its services.</summary>
public sealed class SiteComposer
{
    private readonly PublicSnapshot snapshot;
    private readonly Instant now;
    private readonly List<(PublishedItem Item, SectionProfilePart Profile)> sections;

    /// <summary>A composer over the shared ground, for a moment: organisations have dated names.</summary>
    public SiteComposer(PublicSnapshot snapshot, Instant now)
    {
        this.snapshot = snapshot;
        this.now = now;
        Notices = new NoticeBoard(snapshot, now);
        Menus = new SiteMenus(snapshot, now);
        NameHoldsUntil = Menus.HoldsUntil;
        sections = [.. snapshot.With<SectionProfilePart>()
            .OrderBy(pair => pair.Part.Order ?? int.MaxValue).ThenBy(pair => pair.Item.DisplayText, StringComparer.Ordinal)];
        Site = new SiteView
        {
            Name = Setting("SiteName") ?? "SafeguardingHub",
            Origin = OriginOf(snapshot),
            Emergency = Emergency(),
            // A hub whose menus are not live, or not made yet, is found one's way through all the same.
            Navigation = Menus.Header is { Count: > 0 } header ? header :
            [
                .. sections.Where(section => section.Item.Path is not null && section.Profile.Ended() is null)
                    .Select(section => new LinkView(section.Item.Path is { IsHome: true } ? "Home" : section.Item.DisplayText ?? "", section.Item.Path!.Value.Address)),
                Contacts,
            ],
            Search = new SearchBoxView(SearchQuestion.Page, "Search this site", SearchQuestion.WordsField, SearchQuestion.SuggestPage),
            Footer = Menus.Footer is { Count: > 0 } footer ? footer : [Contacts, new LinkView("A to Z", "/a-to-z"), new LinkView("Glossary", "/glossary"), new LinkView("Archive", "/archive"), .. PageNavigation.HelpPages(snapshot)],
            FooterNote = Setting("FooterNote") ?? "",
        };
    }

    /// <summary>The link to the directory of contacts.</summary>
    public static LinkView Contacts { get; } = new("Contacts", "/contacts");

    /// <summary>The link to the common home.</summary>
    public LinkView Home { get; } = new("Home", "/");

    /// <summary>The frame.</summary>
    public SiteView Site { get; }

    /// <summary>The notices of the moment.</summary>
    public NoticeBoard Notices { get; }

    /// <summary>The menus of the moment.</summary>
    public SiteMenus Menus { get; }

    /// <summary>The midnight at which an organisation takes another name, or a menu marks a page otherwise; null while none of those shown has a date ahead.</summary>
    public Instant? NameHoldsUntil { get; private set; }

    /// <summary>The section of that id; the common ground for none.</summary>
    public SectionView Section(ContentItemId? id)
    {
        var found = sections.Find(section => section.Item.Id == id);
        if (found.Item is null || found.Item.Path is not { IsHome: false } path)
        {
            // A page of a section that is no longer there is never taken for one that somebody has opened.
            var shared = Shared(found.Profile ?? sections.Find(section => section.Item.Path is { IsHome: true }).Profile);
            return id is null || found.Item is not null ? shared : shared with { IsOpened = false };
        }

        var name = OrganisationName(found.Profile.Organisation);
        return new SectionView
        {
            Name = found.Item.DisplayText ?? "",
            Wordmark = found.Item.DisplayText ?? "",
            HomeAddress = path.Address,
            OrganisationName = name?.Name,
            OrganisationShortName = name?.ShortName ?? name?.Name,
            OrganisationLine = name?.Name is { } full ? $"Pages of {full}" : "",
            Accent = Enum.TryParse<SectionAccent>(found.Profile.Accent, ignoreCase: true, out var accent) ? accent : default,
            FourthRole = Words.OrNull(found.Profile.FourthRole),
            IsOpened = found.Profile.IsOpenAt(now),
        };
    }

    /// <summary>The quick way out of a page; to an ordinary page of elsewhere, which the site's settings may name.</summary>
    public ExitView Exit => new(
        Setting("ExitAddress") is { } address && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? address : "https://www.bbc.co.uk/weather",
        PageNavigation.HelpPages(snapshot).FirstOrDefault(link => link.Address == "/staying-safe-online"));

    /// <summary>The portals and forms, in order of name.</summary>
    public IReadOnlyList<Blocks.OnlineServiceBlock> OnlineServices() =>
    [
        .. snapshot.With<OnlineServicePart>().OrderBy(pair => pair.Item.DisplayText, StringComparer.OrdinalIgnoreCase)
            .Select(pair => OnlineServiceDisplay.Of(pair.Item.DisplayText ?? "", pair.Part)),
    ];

    /// <summary>The sections as cards, common ground left out.</summary>
    public IReadOnlyList<CardView> SectionCards() =>
    [
        .. sections.Where(section => section.Item.Path is { IsHome: false } && section.Profile.Ended() is null)
            .Select(section => new CardView(
                section.Item.DisplayText ?? "", section.Item.Path!.Value.Address, OrganisationName(section.Profile.Organisation)?.Name)),
    ];

    /// <summary>All services, emergency first, then by name.</summary>
    public IReadOnlyList<ServiceView> Services() => [.. OrderedServices().Select(pair => ServiceViews.Of(snapshot, pair.Item, pair.Part, LondonTime.Day(now)))];

    /// <summary>The pages of all services but that one.</summary>
    public IReadOnlyList<LinkView> OtherServices(ContentItemId service) =>
    [
        .. OrderedServices().Where(pair => pair.Item.Id != service && pair.Item.Path is not null)
            .Select(pair => new LinkView(pair.Item.DisplayText ?? "", pair.Item.Path!.Value.Address)),
    ];

    /// <summary>The directory of contacts.</summary>
    public ContactsView ContactsPage() => new()
    {
        Site = Site,
        Section = Section(null),
        Title = "Contacts",
        Summary = "Who to call if you are worried about a child or an adult in Worcestershire.",
        CanonicalPath = Contacts.Address,
        Breadcrumbs = [Home],
        Banner = Notices.Banner(null),
        Groups = [new ContactGroupView("All contacts", Services())],
        OnlineServices = OnlineServices(),
    };

    /// <summary>The page for an address where nothing stands.</summary>
    public NotFoundView NotFound(bool isGone) => new()
    {
        Site = Site,
        Section = Section(null),
        Title = isGone ? "This page has been taken away" : "Page not found",
        NoIndex = true,
        Banner = Notices.Banner(null),
        IsGone = isGone,
        Services = Services(),
    };

    /// <summary>The page for a moment in an address that cannot be read.</summary>
    /// <param name="fault">What is wrong with it, and how to write it.</param>
    /// <param name="address">The path that was asked, without the moment.</param>
    public BadRequestView BadMoment(string fault, string address) => new()
    {
        Site = Site,
        Section = Section(null),
        Title = "We cannot show that moment",
        NoIndex = true,
        Banner = Notices.Banner(null),
        Message = fault,
        Instead = new LinkView("Show who to call now", address),
        Services = Services(),
    };

    /// <summary>The page for a fault of the hub's own.</summary>
    public ErrorView Error(bool isUnavailable) => new()
    {
        Site = Site,
        Section = Section(null),
        Title = isUnavailable ? "This site is away for a moment" : "Something has gone wrong",
        NoIndex = true,
        Banner = Notices.Banner(null),
        IsUnavailable = isUnavailable,
        Services = Services(),
    };

    private IEnumerable<(PublishedItem Item, ServicePart Part)> OrderedServices() => OrderedServices(snapshot);

    // Emergency first, then as the routes have them: whom most people call stands before whom few do.
    internal static IEnumerable<(PublishedItem Item, ServicePart Part)> OrderedServices(PublicSnapshot snapshot)
    {
        var onRoutes = RouteViews.All(snapshot)
            .SelectMany(route => RouteViews.Part(route)?.Services ?? []).Select(service => service.Service)
            .Distinct(StringComparer.Ordinal).ToList();
        return snapshot.With<ServicePart>()
            .OrderByDescending(pair => pair.Part.IsEmergency == true)
            .ThenBy(pair => onRoutes.IndexOf(pair.Item.Id.Value) is var place and >= 0 ? place : int.MaxValue)
            .ThenBy(pair => pair.Item.DisplayText, StringComparer.Ordinal);
    }

    private SectionView Shared(SectionProfilePart? profile) => new()
    {
        Name = "Worcestershire, shared",
        Wordmark = "Worcestershire",
        HomeAddress = "/",
        OrganisationLine = "Pages that all sections share",
        Accent = Enum.TryParse<SectionAccent>(profile?.Accent, ignoreCase: true, out var accent) ? accent : default,
        IsShared = true,
        IsOpened = profile?.IsOpenAt(now) == true,
    };

    private OrganisationName? OrganisationName(string? id)
    {
        if (snapshot.Find(id) is not { } item || PartJson.FindReadable<OrganisationPart>(item.Parts) is not { } organisation)
        {
            return null;
        }

        var today = LondonTime.Day(now);
        var ahead = organisation.ChangesAfter(today);
        if (ahead is { } day)
        {
            var at = LondonTime.Midnight(day);
            NameHoldsUntil = NameHoldsUntil is { } earlier && earlier < at ? earlier : at;
        }

        return organisation.NameOn(today) ?? organisation.Names.LastOrDefault();
    }

    // 999 is the emergency number whatever the hub holds: no service of one section may put another at the head of all pages.
    private static EmergencyView Emergency() =>
        new("In immediate danger?", new NumberView(null, ServicePartKind.EmergencyNumber, "tel:" + ServicePartKind.EmergencyNumber));

    /// <summary>The scheme and host that the site's settings give, without a slash at the end; null where they give none.</summary>
    public static string? OriginOf(PublicSnapshot snapshot) => Setting(snapshot, "BaseUrl")?.TrimEnd('/') is { Length: > 0 } origin ? origin : null;

    private string? Setting(string name) => Setting(snapshot, name);

    private static string? Setting(PublicSnapshot snapshot, string name) =>
        snapshot.Settings.TryGetValue("Site", out var site) && site.TryGetProperty(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String
            ? value.GetString()
            : null;
}
