using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Auditing;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;

namespace SafeguardingHub.Admin.Audit;

/// <summary>Entries of the audit as a table for spreadsheets, sent as they are read.</summary>
internal sealed class AuditTable(ExportedAudit export) : IActionResult
{
    private static readonly string[] Columns =
        ["Entry", "When (London)", "Who", "Who (id)", "What", "Action", "Section", "Item", "Item (id)", "Version (id)", "Account of", "Account (id)", "Note", "SHA-256"];

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        var cancellationToken = context.HttpContext.RequestAborted;
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 1 << 15, leaveOpen: true);
        await writer.WriteAsync(CsvText.Row(Columns).AsMemory(), cancellationToken);
        await foreach (var line in export.Lines.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync(CsvText.Row(Cells(line)).AsMemory(), cancellationToken);
        }
    }

    private static string?[] Cells(AuditLine line) =>
    [
        line.Number.ToString(CultureInfo.InvariantCulture),
        OffsetDateTimePattern.GeneralIso.Format(line.Entry.At.InZone(LondonTime.Zone).ToOffsetDateTime()),
        AuditWords.Who(line.Entry), line.Entry.ActorId, AuditWords.Of(line.Entry.Action), line.Entry.Action, line.SectionName, line.ItemName,
        line.Subject.Item?.Value, line.Subject.Version?.Value, line.AccountName, line.Subject.Account, line.Entry.Note, line.Hash,
    ];
}
