using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Media;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Files and pages that use them, for tests of the media library.</summary>
internal static class MediaHub
{
    /// <summary>A file as an upload leaves it, added by the hub itself.</summary>
    public static async Task<MediaFile> AddFileAsync(this HubFactory hub, string? section, string name, string text)
    {
        var id = await People.SectionAsync(hub.Services, section);
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var outcome = await hub.Services.GetRequiredService<AddMedia>().ExecuteAsync(
            Actor.System("a test"), new MediaUpload(id?.Value, name, Title: null, bytes), CancellationToken.None);
        Assert.True(outcome.Succeeded, string.Join(" ", outcome.Reasons.Select(reason => reason.Message)));
        return outcome.Value.File;
    }

    /// <summary>A live page of a section.</summary>
    public static async Task<EditorsLine> LivePageAsync(this HubFactory hub, string section)
    {
        var where = await People.SectionAsync(hub.Services, section);
        return (await hub.Services.GetRequiredService<IEditorsContent>().ListAsync(
            new EditorsQuery { Reach = [new Reach(null)], Section = where, Types = ["Page"] }, CancellationToken.None)).Lines.First(line => line.IsLive);
    }

    /// <summary>The item with a text that links to the file.</summary>
    public static ContentItem LinkingTo(this ContentItem item, string path) => item with
    {
        Parts = item.Parts.With("HtmlBodyPart", JsonElement.Parse($$"""{"Html":"<p><a href=\"/media/{{path}}\">The file</a></p>"}""")),
    };

    /// <summary>The item with a text that links to nothing.</summary>
    public static ContentItem LinkingToNothing(this ContentItem item) => item with { Parts = item.Parts.With("HtmlBodyPart", JsonElement.Parse("""{"Html":"<p>No file.</p>"}""")) };

    /// <summary>What a reader gets at an address.</summary>
    public static async Task<(int Status, string Text, HttpResponseMessage Answer)> ReadAsync(this HubFactory hub, string address)
    {
        var answer = await hub.Reader().GetAsync(new Uri(address, UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }
}
