namespace SafeguardingHub.Web.Access;

/// <summary>A browser in plain words, so that people know their own in a list. Nothing finer is kept: it would tell machines apart.</summary>
internal static class Browsers
{
    private static readonly (string Sign, string Name)[] Programs =
    [
        // Each says that it is those below it, too.
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("CrOS", "a Chromebook"), ("Windows", "Windows"), ("Mac OS", "a Mac"), ("Linux", "Linux"),
    ];

    /// <summary>The words for what a browser says of itself.</summary>
    public static string NameOf(string? userAgent)
    {
        var text = userAgent ?? "";
        var program = Find(Programs, text);
        var system = Find(Systems, text);
        return (program, system) switch
        {
            (null, null) => "A browser",
            (null, _) => $"A browser on {system}",
            (_, null) => program,
            _ => $"{program} on {system}",
        };
    }

    private static string? Find((string Sign, string Name)[] known, string text) =>
        known.FirstOrDefault(entry => text.Contains(entry.Sign, StringComparison.Ordinal)).Name;
}
