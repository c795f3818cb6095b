using System.Globalization;

namespace SafeguardingHub.Content.Auditing;

/// <summary>What stands in place of the name and the id of somebody who was forgotten.</summary>
/// <param name="Number">Which it is, from 1.</param>
public sealed record Pseudonym(int Number)
{
    private const string Before = "former-";

    /// <summary>In place of the id: <c>former-7</c>.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Before}{Number}");

    /// <summary>In place of the name: "Former colleague 7".</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Former colleague {Number}");

    /// <summary>The pseudonym with that id; null where the text is none.</summary>
    public static Pseudonym? Parse(string id) =>
        id.StartsWith(Before, StringComparison.Ordinal) && int.TryParse(id.AsSpan(Before.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && new Pseudonym(number) is { Number: > 0 } pseudonym && pseudonym.Id == id
            ? pseudonym
            : null;
}
