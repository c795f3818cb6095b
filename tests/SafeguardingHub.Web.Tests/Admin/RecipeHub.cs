using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Admin;

/// <summary>Sends recipes as a browser does, and waits for what comes of them.</summary>
internal static class RecipeHub
{
    public const string List = "/admin/recipes";

    /// <summary>Sends a recipe; the answer is a redirect to its page, or the form again.</summary>
    public static async Task<HttpResponseMessage> SendRecipeAsync(this HttpClient client, string name, byte[] bytes, bool isStrict = false)
    {
        var page = await client.PageAsync(List);
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(page.QuerySelector<IHtmlInputElement>("main form input[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken");
        form.Add(new StringContent(isStrict ? "true" : "false"), "IsStrict");
        form.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "Sent", name);
        return await client.PostAsync(new Uri(List, UriKind.Relative), form);
    }

    public static Task<HttpResponseMessage> SendRecipeAsync(this HttpClient client, string recipe, bool isStrict = false) =>
        client.SendRecipeAsync("test.recipe.json", Encoding.UTF8.GetBytes(recipe), isStrict);

    /// <summary>The page of a recipe that was taken in, once it has been checked.</summary>
    public static async Task<(string Address, IHtmlDocument Page)> CheckedAsync(this HttpClient client, HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        var address = answer.Headers.Location!.ToString();
        return (address, await client.EndedAsync(address));
    }

    /// <summary>Presses "Run the recipe", and waits.</summary>
    public static async Task<IHtmlDocument> RunAsync(this HttpClient client, string address)
    {
        var answer = await client.SendAsync(await client.PageAsync(address), address);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return await client.EndedAsync(address);
    }

    /// <summary>The page as soon as nothing goes on by itself any longer.</summary>
    public static async Task<IHtmlDocument> EndedAsync(this HttpClient client, string address)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            var page = await client.PageAsync(address);
            if (page.QuerySelector("[data-progress]") is null)
            {
                return page;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException((await client.PageAsync(address)).MainText().Words());
    }

    /// <summary>The faults on a page, each with its place.</summary>
    public static List<string> Faults(this IHtmlDocument page) => [.. page.QuerySelectorAll(".nhsuk-error-summary li").Select(Pages.Words)];

    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }
}
