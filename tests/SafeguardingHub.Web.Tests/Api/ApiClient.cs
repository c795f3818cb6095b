using System.Text.Json;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>Asks the API as a program does.</summary>
internal static class ApiClient
{
    /// <summary>The JSON at an address.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpClient client, string address, int status = 200)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return await answer.JsonAsync(status);
    }

    /// <summary>The JSON of an answer.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, int status = 200)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} in place of {status}: {text}");
        Assert.Equal(status >= 400 ? "application/problem+json" : "application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType?.CharSet);
        return JsonElement.Parse(text);
    }

    /// <summary>Posts JSON.</summary>
    public static async Task<HttpResponseMessage> PostAsync(this HttpClient client, string address, string body, string type = "application/json")
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, type);
        return await client.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    /// <summary>The text of a property.</summary>
    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    /// <summary>The entries of a list.</summary>
    public static List<JsonElement> List(this JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray()];

    /// <summary>The names of an object's properties.</summary>
    public static List<string> Names(this JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
