using System.Text;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Admin.Redirecting;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Redirects;

namespace SafeguardingHub.Admin.Pages.Redirects;

/// <summary>Redirects as a table that can be imported again.</summary>
[Needs(Permission.PublishContent)]
public sealed class ExportModel(ReadRedirects read) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Redirects as a table";

    /// <summary>Sends the table.</summary>
    public async Task<FileContentResult> OnGetAsync(string? section, CancellationToken cancellationToken)
    {
        var chosen = RedirectWords.Chosen(await read.SectionsAsync(Actor, cancellationToken), section);
        return File(Encoding.UTF8.GetBytes(await read.ExportAsync(Actor, chosen, cancellationToken)), "text/csv; charset=utf-8", "redirects.csv");
    }
}
