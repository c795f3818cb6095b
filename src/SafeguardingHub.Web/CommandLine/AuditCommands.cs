using System.CommandLine;
using System.Globalization;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Auditing;

namespace SafeguardingHub.Web.CommandLine;

/// <summary>The verbs <c>audit verify</c> and <c>audit forget-person</c>. They work beside a running server.</summary>
internal static class AuditCommands
{
    /// <summary>The command <c>audit</c>.</summary>
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var verify = new Command("verify", "Check that no audit entry was altered, taken out or slipped in; change nothing.") { HubCommand.Data };
        verify.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => VerifyAsync(parsed.GetValue(HubCommand.Data), output, errors, token)));

        var person = new Argument<string>("person") { Description = "The person's id, or the email address of their account, which must be switched off." };
        var reason = new Option<string>("--reason") { Description = "Why, without the name, for example: left on 31 March 2026.", Required = true };
        var forget = new Command("forget-person", "Put a pseudonym in place of somebody who has left, and remove their account. It cannot be undone.") { person, reason, HubCommand.Data };
        forget.SetAction((parsed, token) => HubCommand.GuardAsync(errors, () => ForgetAsync(
            parsed.GetValue(HubCommand.Data), parsed.GetValue(person)!, parsed.GetValue(reason)!, output, errors, token)));

        return new Command("audit", "Check the audit trail, and take names out of it.") { verify, forget };
    }

    private static async Task<int> VerifyAsync(string? data, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var services = await HubCommand.OpenAsync(HubCommand.Configuration(data), cancellationToken);
        var outcome = await services.GetRequiredService<VerifyAudit>().ExecuteAsync(Actor.System("audit verify"), new AuditProgressText("entries checked", errors), cancellationToken);
        var verdict = outcome.Value;
        foreach (var fault in verdict.Faults)
        {
            output.WriteLine(fault.Number is { } number ? Text($"Entry {number}: {fault.What}") : $"An entry without a number: {fault.What}");
        }

        if (!verdict.Holds)
        {
            output.WriteLine(Text($"{verdict.FaultCount} things do not hold; the first {verdict.Faults.Length} are above. Keep the last backup, and compare."));
            return 1;
        }

        output.WriteLine(Text($"All {verdict.Entries} entries hold. Pseudonyms in {verdict.Pseudonymous}, notes taken out of {verdict.NotesTakenOut}. The last seal: {verdict.Head}"));
        return 0;
    }

    private static async Task<int> ForgetAsync(string? data, string person, string reason, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var services = await HubCommand.OpenAsync(HubCommand.Configuration(data), cancellationToken);
        var outcome = await services.GetRequiredService<ForgetPerson>().ExecuteAsync(Actor.System("audit forget-person"), person, reason, cancellationToken);
        if (!outcome.Succeeded)
        {
            errors.WriteLine(string.Join(Environment.NewLine, outcome.Reasons.Select(why => why.Message)));
            return 1;
        }

        var traces = outcome.Value.Traces;
        output.WriteLine(Text($"{outcome.Value.Pseudonym.Name} stands in {traces.Entries} audit entries and {traces.Others} other places now; {traces.Notes} notes were taken out. The account is gone."));
        output.WriteLine("Texts, remarks and confirmations of numbers stay as they were written, and backups made before hold the name still.");
        return 0;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
