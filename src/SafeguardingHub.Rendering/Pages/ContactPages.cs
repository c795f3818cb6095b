using SafeguardingHub.Rendering.Blocks;
using SafeguardingHub.Rendering.Contacts;

namespace SafeguardingHub.Rendering.Pages;

/// <summary>Services under one heading, in the order to try them.</summary>
/// <param name="Heading">For whom or for what: "Worried about a child".</param>
/// <param name="Services">The services; a group without any is not shown.</param>
public sealed record ContactGroupView(string Heading, IReadOnlyList<ServiceView> Services);

/// <summary>The directory of services.</summary>
public sealed record ContactsView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/Contacts.cshtml";

    /// <summary>The introduction under the heading, or null.</summary>
    public string? Summary { get; init; }

    /// <summary>Portals and forms.</summary>
    public IReadOnlyList<OnlineServiceBlock> OnlineServices { get; init; } = [];

    /// <summary>The page that says how to show these contacts on another site, or null.</summary>
    public LinkView? EmbedHelp { get; init; }

    /// <summary>All services, grouped.</summary>
    public required IReadOnlyList<ContactGroupView> Groups { get; init; }
}

/// <summary>One service.</summary>
public sealed record ContactView : PageView
{
    /// <inheritdoc/>
    public override string Template => "~/Views/Site/Contact.cshtml";

    /// <summary>The service; its name is the page's title.</summary>
    public required ServiceView Service { get; init; }

    /// <summary>The service at this moment, or null where the hub holds no hours of it.</summary>
    public ServiceNowView? Now { get; init; }

    /// <summary>The moment that <see cref="Now"/> was worked out for, in words: "4:45pm on Friday 12 February 2027".</summary>
    public string? AsAt { get; init; }

    /// <summary>Set where the reader asked for another moment than now.</summary>
    public NotNowView? NotNow { get; init; }

    /// <summary>What else there is to say of it.</summary>
    public IReadOnlyList<BlockView> Blocks { get; init; } = [];

    /// <summary>The other services to try, where this one does not answer.</summary>
    public IReadOnlyList<LinkView> OtherContacts { get; init; } = [];
}
