using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks;

/// <summary>What the owners of the site have decided about findings: the settings section <c>Checks</c>.</summary>
public sealed record CheckSettings
{
    /// <summary>The name of the settings section.</summary>
    public const string Section = "Checks";

    private static readonly JsonSerializerOptions Reading = new() { PropertyNameCaseInsensitive = true };

    /// <summary>The codes of which a new finding keeps a version from the public; null where nobody has decided: then every error does.</summary>
    public ImmutableArray<string>? Blocks { get; init; }

    /// <summary>The codes that are not looked for. What protects readers is looked for all the same.</summary>
    public ImmutableArray<string> Never { get; init; } = [];

    /// <summary>The decisions among the site's settings; those of a new site where there are none that can be read.</summary>
    public static CheckSettings Of(IReadOnlyDictionary<string, JsonElement> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.TryGetValue(Section, out var json) || json.ValueKind != JsonValueKind.Object)
        {
            return new CheckSettings();
        }

        try
        {
            var read = json.Deserialize<CheckSettings>(Reading) ?? new CheckSettings();
            return read.Never.IsDefault ? read with { Never = [] } : read;
        }
        catch (JsonException)
        {
            // What cannot be read decides nothing: every error then keeps a version from the public.
            return new CheckSettings();
        }
    }

    /// <summary>A mark of what is decided: another one once anything of it is another.</summary>
    public string Mark() => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)))[..16];

    /// <summary>Whether a new finding of that code and weight keeps a version from the public.</summary>
    public bool KeepsBack(string code, Severity severity) => Blocks is { IsDefault: false } chosen ? chosen.Contains(code) : severity == Severity.Error;
}

/// <summary>
/// Decides which findings keep a version from the public, and which are not looked for. Needs ManageSettings for the whole hub. What
/// protects readers (numbers, hours, who answers when) may stop keeping versions back, and is always shown.
/// </summary>
public sealed class ChangeCheckSettings(ContentEngine engine)
{
    /// <summary>Everything that can be found.</summary>
    public ImmutableArray<CheckCode> Codes => engine.Checks.Codes;

    /// <summary>Whether findings of that code are always shown.</summary>
    public bool IsAlwaysShown(string code) => engine.Checks.IsAlwaysShown(code);

    /// <summary>Makes the decisions; findings follow at the next look.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="wanted">All decisions, those that stay among them.</param>
    /// <param name="seen">The mark of the decisions that the person saw; refused where they are others by now.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Outcome<CheckSettings>> ExecuteAsync(Actor actor, CheckSettings wanted, string? seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!Rights.AllowsEverywhere(actor, Permission.ManageSettings))
        {
            return Outcome<CheckSettings>.Refused(new Reason(ReasonKind.NotPermitted, "", $"{actor.Name} may not decide about findings: it needs the permission {Permission.ManageSettings}."));
        }

        var always = wanted.Never.Where(engine.Checks.IsAlwaysShown).Select(code => engine.Checks.Find(code)!).ToList();
        var unknown = wanted.Never.Concat(wanted.Blocks ?? []).Where(code => engine.Checks.Find(code) is null).ToList();
        if (always.Count + unknown.Count > 0)
        {
            return Outcome<CheckSettings>.Refused(
                always.Select(code => Reason.Invalid(code.Code, $"“{code.Name}” is always shown, because readers may be harmed by it. It can stop keeping pages from being published."))
                    .Concat(unknown.Select(code => Reason.Invalid("", $"Nothing that is found is called {code}."))));
        }

        await using var unit = await engine.Store.BeginAsync(cancellationToken);
        var stored = CheckSettings.Of(await unit.SettingsAsync(cancellationToken));
        if (seen != stored.Mark())
        {
            return Outcome<CheckSettings>.Refused(new Reason(ReasonKind.Stale, "", "Somebody else has decided about findings since you opened this page. Open it again and look at what holds now."));
        }

        var before = Of(stored);

        // In the order of the checks, and nothing of what is never looked for keeps anything back: equal decisions are equal settings.
        var after = new CheckSettings
        {
            Blocks = [.. Codes.Select(code => code.Code).Where(code => (wanted.Blocks ?? before.Blocks!.Value).Contains(code) && !wanted.Never.Contains(code))],
            Never = [.. Codes.Select(code => code.Code).Where(wanted.Never.Contains)],
        };
        var words = Words(before, after);
        if (words.Length > 0)
        {
            unit.WriteSettings(
                new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [CheckSettings.Section] = JsonSerializer.SerializeToElement(after) },
                AuditEntry.Of(actor, nameof(ChangeCheckSettings), engine.Now, words));
            await unit.CommitAsync(cancellationToken);
        }

        return after;
    }

    /// <summary>The decisions with every code of which a finding keeps versions back written out.</summary>
    public CheckSettings Of(CheckSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings with { Blocks = [.. Codes.Where(code => settings.KeepsBack(code.Code, code.Severity)).Select(code => code.Code)] };
    }

    private static string Words(CheckSettings before, CheckSettings after)
    {
        var (old, now) = (before.Blocks ?? [], after.Blocks ?? []);
        var all = new[]
        {
            ("Keep pages back", now.Except(old)), ("No longer keep pages back", old.Except(now)),
            ("No longer looked for", after.Never.Except(before.Never)), ("Looked for again", before.Never.Except(after.Never)),
        };
        return string.Join("; ", all.Where(one => one.Item2.Any()).Select(one => $"{one.Item1}: {string.Join(", ", one.Item2)}"));
    }
}
