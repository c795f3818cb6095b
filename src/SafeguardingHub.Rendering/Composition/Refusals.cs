using SafeguardingHub.Rendering.Pages;

namespace SafeguardingHub.Rendering.Composition;

/// <summary>Pages for requests that are themselves at fault.</summary>
public static class Refusals
{
    /// <summary>The page that says what is wrong with a request, and whom to call all the same.</summary>
    /// <param name="site">What surrounds it.</param>
    /// <param name="status">The status, of the 400s.</param>
    /// <param name="title">What happened: "This form was not accepted".</param>
    /// <param name="message">What is wrong and how to put it right.</param>
    /// <param name="instead">Where to go on, or null.</param>
    public static BadRequestView Refused(this SiteComposer site, int status, string title, string message, LinkView? instead = null)
    {
        ArgumentNullException.ThrowIfNull(site);
        return new BadRequestView
        {
            Site = site.Site, Section = site.Section(null), Title = title, NoIndex = true, Banner = site.Notices.Banner(null), Services = site.Services(),
            Status = status, Message = message, Instead = instead,
        };
    }
}
