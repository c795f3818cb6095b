using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Admin.Access;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Safeguarding.Publications.Import;

namespace SafeguardingHub.Admin.Pages.Imports;

/// <summary>The table to fill in, and the table of what its cells may say.</summary>
[Needs(Permission.ManageMedia)]
public sealed class DownloadModel(ReadImportValues read) : AdminPage
{
    /// <inheritdoc />
    public override string Title => "Tables for an import";

    /// <summary>Sends the table.</summary>
    public async Task<FileContentResult> OnGetAsync(string table, CancellationToken cancellationToken)
    {
        var values = await read.ReadAsync(Actor, cancellationToken);
        return table == "template"
            ? File(ImportTemplate.Table(values), "text/csv; charset=utf-8", "import.csv")
            : File(ImportTemplate.Values(values), "text/csv; charset=utf-8", "import-values.csv");
    }
}
