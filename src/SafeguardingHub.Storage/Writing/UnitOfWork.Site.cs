using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Storage.Reading;

namespace SafeguardingHub.Storage.Writing;

internal sealed partial class UnitOfWork
{
    public Task<IReadOnlyList<Role>> RolesAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (noted.Roles.Count > 0)
        {
            await SendAsync(cancellationToken);
        }

        return await SiteReading.RolesAsync(session.Context, cancellationToken);
    });

    public Task<IReadOnlyDictionary<string, JsonElement>> SettingsAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (noted.Settings.Count > 0)
        {
            await SendAsync(cancellationToken);
        }

        return await SiteReading.SettingsAsync(session.Context, cancellationToken);
    });

    public Task<IReadOnlyList<MediaFile>> MediaAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        if (noted.Media.Count > 0)
        {
            await SendAsync(cancellationToken);
        }

        return await SiteReading.MediaAsync(session.Context, cancellationToken);
    });
}
