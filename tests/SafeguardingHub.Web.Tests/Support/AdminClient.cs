using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SafeguardingHub.Web.Tests.Support;

/// <summary>What the editors' part answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Location">Where a redirect leads; null for none.</param>
/// <param name="Page">The page; empty for a redirect.</param>
/// <param name="Headers">The answer's headers.</param>
internal sealed record AdminAnswer(int Status, string? Location, IHtmlDocument Page, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The words of the page's own part.</summary>
    public string Words => Page.QuerySelector("main")?.Words() ?? "";

    /// <summary>The faults that the list at the top names.</summary>
    public IReadOnlyList<string> Faults => [.. Page.QuerySelectorAll(".nhsuk-error-summary__list li").Select(Pages.Words)];

    /// <summary>The form that posts to that path, or the only one of the page's own part.</summary>
    public IHtmlFormElement Form(string? action = null) => Assert.Single(
        Page.QuerySelectorAll<IHtmlFormElement>("main form"), form => action is null || form.GetAttribute("action") == action);

    /// <summary>The form with the button of that text.</summary>
    public IHtmlFormElement FormOf(string button) => Assert.Single(
        Page.QuerySelectorAll<IHtmlFormElement>("main form"), form => form.QuerySelectorAll("button").Any(found => found.Words() == button));
}

/// <summary>Somebody at a browser, without script: opens pages, fills in their forms and sends them.</summary>
internal sealed record AdminClient(HttpClient Http, CookieContainer Cookies)
{
    /// <summary>Who is signed in; null for nobody.</summary>
    public Person? Person { get; init; }

    /// <summary>Opens a page and reads it whatever its status.</summary>
    public async Task<AdminAnswer> OpenAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
        return await ReadAsync(answer);
    }

    /// <summary>Opens a page that must be there.</summary>
    public async Task<AdminAnswer> GetAsync(string path)
    {
        var answer = await OpenAsync(path);
        Assert.True(answer.Status == 200, $"{path} answered {answer.Status} {answer.Location}: {answer.Words}");
        return answer;
    }

    /// <summary>
    /// Sends a form of a page as a browser does: its own fields, with what <paramref name="fields"/> says in their place.
    /// </summary>
    /// <param name="at">The page that holds the form: where a form without an action goes.</param>
    /// <param name="form">The form.</param>
    /// <param name="fields">What is typed or chosen; null leaves a field out.</param>
    /// <param name="button">The text of the button that is pressed, where it matters.</param>
    public Task<AdminAnswer> SubmitAsync(string at, IHtmlFormElement form, IEnumerable<KeyValuePair<string, string?>>? fields = null, string? button = null)
    {
        var typed = (fields ?? []).ToList();
        var sent = FieldsOf(form, button).Where(field => typed.TrueForAll(one => one.Key != field.Key))
            .Concat(typed.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, field.Value!)));
        var pressed = form.QuerySelectorAll("button").FirstOrDefault(found => found.Words() == button);
        return PostAsync(pressed?.GetAttribute("formaction") ?? form.GetAttribute("action") ?? at, sent);
    }

    /// <summary>Opens a page, fills in its form and sends it; the form is the one with that button, or the only one.</summary>
    public async Task<AdminAnswer> SendAsync(string path, object? fields = null, string? button = null)
    {
        var page = await GetAsync(path);
        return await SubmitAsync(path, button is null ? page.Form() : page.FormOf(button), Fields(fields), button);
    }

    /// <summary>Sends fields as they are.</summary>
    public async Task<AdminAnswer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await ReadAsync(answer);
    }

    /// <summary>Opens a page, fills in the form with that button, chooses files for a field, and sends it as a browser does.</summary>
    public async Task<AdminAnswer> SendFilesAsync(string path, string button, string field, IEnumerable<(string Name, byte[] Bytes)> files, object? fields = null)
    {
        var form = (await GetAsync(path)).FormOf(button);
        var typed = Fields(fields).ToList();
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in FieldsOf(form, button).Where(one => typed.TrueForAll(other => other.Key != one.Key))
            .Concat(typed.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Key, one.Value!))))
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), field, name);
        }

        using var answer = await Http.PostAsync(new Uri(form.GetAttribute("action") ?? path, UriKind.Relative), content);
        return await ReadAsync(answer);
    }

    /// <summary>Opens the page that an answer sends to.</summary>
    public Task<AdminAnswer> FollowAsync(AdminAnswer answer)
    {
        Assert.True(answer.Location is not null, $"No redirect but {answer.Status}: {string.Join(" ", answer.Faults)} {answer.Words}");
        return GetAsync(answer.Location);
    }

    /// <summary>The properties of an anonymous object as fields.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Fields(object? fields) => fields switch
    {
        null => [],
        IEnumerable<KeyValuePair<string, string?>> pairs => pairs,
        _ => fields.GetType().GetProperties().Select(property => KeyValuePair.Create(property.Name, property.GetValue(fields)?.ToString())),
    };

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form, string? button)
    {
        foreach (var element in form.QuerySelectorAll("input, textarea, select, button"))
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled"))
            {
                continue;
            }

            foreach (var value in ValuesOf(element, button))
            {
                yield return KeyValuePair.Create(name, value);
            }
        }
    }

    private static IEnumerable<string> ValuesOf(IElement element, string? button) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [box.Value] : [],
        IHtmlInputElement { Type: "file" or "submit" } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement text => [text.Value],
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => option.Value),
        IHtmlButtonElement pressed => button is not null && pressed.Words() == button ? [pressed.Value] : [],
        _ => [],
    };

    private static async Task<AdminAnswer> ReadAsync(HttpResponseMessage answer) => new(
        (int)answer.StatusCode,
        answer.Headers.Location?.ToString(),
        await answer.PageAsync(),
        answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
}
