using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Storage.Reading;

/// <summary>Roles, settings and media files, read alike inside a change and outside.</summary>
internal static class SiteReading
{
    public static async Task<IReadOnlyList<Role>> RolesAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        var rows = await context.HubRoles.OrderBy(row => row.NameKey).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Role(row.Name, row.Description, PermissionsOf(row.Permissions)))];
    }

    public static async Task<IReadOnlyDictionary<string, JsonElement>> SettingsAsync(HubDbContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Settings.ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Section, row => JsonElement.Parse(row.Json), StringComparer.Ordinal);
    }

    public static async Task<IReadOnlyList<MediaFile>> MediaAsync(HubDbContext context, CancellationToken cancellationToken) =>
        [.. (await context.MediaFiles.OrderBy(row => row.PathKey).ToListAsync(cancellationToken)).Select(MediaReading.FileOf)];

    public static ImmutableSortedSet<string> PermissionsOf(string json) =>
        JsonElement.Parse(json).EnumerateArray().Select(name => name.GetString() ?? "").ToImmutableSortedSet(StringComparer.Ordinal);
}
