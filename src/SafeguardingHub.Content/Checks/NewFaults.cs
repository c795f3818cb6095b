using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;

namespace SafeguardingHub.Content.Checks;

/// <summary>
/// The rule that only a new fault keeps a version from the public: what the live version has already, and what somebody has
/// accepted, does not. Both versions are looked at now, on the same ground, so that a change elsewhere is nobody's fault here.
/// </summary>
internal static class NewFaults
{
    /// <summary>What to do about a fault that is right as it is.</summary>
    public const string OrAccept = "Mend it, or accept it with a reason on the item's page of findings.";

    /// <summary>Notes a reason for each error (or whatever else the settings name) that the version would bring to the public.</summary>
    public static async Task CheckAsync(ContentWork work, ContentChecks checks, StoredItem stored, Drafted drafted, CancellationToken cancellationToken)
    {
        if (checks.IsEmpty || work.Reasons.Count > 0)
        {
            return;
        }

        var now = await checks.GroundAsync(cancellationToken);
        var live = stored.Live is { } version ? work.Read(version.Item, stored.Section) : null;
        var subjects = new[] { drafted, live }.OfType<Drafted>().Select(part => new CheckSubject(part.Item, part.Type, part.Reading, stored.Live?.Item)).ToList();
        var found = (await checks.LookAsync(subjects, now, cancellationToken)).Select(looked => looked.Findings).ToList();
        if (!found[0].Any(finding => now.Settings.KeepsBack(finding.Code, finding.Severity)))
        {
            return;
        }

        var accepted = (await work.Unit.Checks.AcceptancesAsync(stored.Id, cancellationToken)).Where(acceptance => acceptance.Counts(now.Today))
            .Select(acceptance => acceptance.Key).ToHashSet(StringComparer.Ordinal);
        var before = found.Skip(1).SelectMany(findings => findings).GroupBy(finding => finding.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        foreach (var finding in found[0].Where(finding => now.Settings.KeepsBack(finding.Code, finding.Severity) && !accepted.Contains(finding.Key)))
        {
            if (before.TryGetValue(finding.Key, out var left) && left > 0)
            {
                before[finding.Key] = left - 1;
            }
            else
            {
                work.Reasons.Add(new Reason(ReasonKind.Invalid, finding.Place, $"{finding.Message} {OrAccept}"));
            }
        }
    }
}
