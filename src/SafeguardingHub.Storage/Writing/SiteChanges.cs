using SafeguardingHub.Storage.Reading;
using SafeguardingHub.Storage.Rows;

namespace SafeguardingHub.Storage.Writing;

/// <summary>Roles, settings and media files: each noted row replaces the one of the same key.</summary>
internal static class SiteChanges
{
    public static async Task ApplyAsync(HubSession session, Noted noted, CancellationToken cancellationToken)
    {
        await session.UpsertAsync(
            [.. noted.Roles.Select(role => new RoleRow
            {
                NameKey = role.Key, Name = role.Value.Name, Description = role.Value.Description, Permissions = PermissionsText(role.Value.Permissions),
            })],
            cancellationToken);
        await session.UpsertAsync(
            [.. noted.Settings.Select(setting => new SettingRow { Section = setting.Key, Json = ItemRows.JsonText(writer => setting.Value.WriteTo(writer)) })],
            cancellationToken);
        await session.UpsertAsync(
            [.. noted.Media.Values.Select(noted => MediaReading.RowOf(noted.File))], cancellationToken);
        await session.InsertAsync([.. noted.Media.Values.Select(noted => MediaReading.VersionOf(noted.File, noted.By))], cancellationToken);
    }

    private static string PermissionsText(IEnumerable<string> permissions) => ItemRows.JsonText(writer =>
    {
        writer.WriteStartArray();
        foreach (var permission in permissions)
        {
            writer.WriteStringValue(permission);
        }

        writer.WriteEndArray();
    });
}
