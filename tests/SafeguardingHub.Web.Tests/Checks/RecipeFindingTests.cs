using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Checks;
using SafeguardingHub.Web.Tests.Support;
using Xunit.Abstractions;

namespace SafeguardingHub.Web.Tests.Checks;

/// <summary>The hub's own texts, as its recipes bring them, looked at by all checks of texts.</summary>
[Collection(SharedSiteTests.Name)]
public sealed class RecipeFindingTests(SharedSite site, ITestOutputHelper output)
{
    private static readonly ImmutableArray<Check> All = [.. TextChecks.All, .. SafeguardingChecks.All];

    // Faults of the sources that only their owners can mend: addresses that nobody has tried, a strategy without a successor, short
    // forms that no source explains. Whatever else comes up is a fault of the hub's own sentences, or a false alarm.
    private static readonly ImmutableArray<string> Known =
    [
        "Warning link-not-secure: The form about an adult",
        "Warning link-not-secure: Independent Inquiry into Child Sexual Exploitation in Rotherham 1997-2013",
        "Warning link-not-secure: Are you worried about an adult?",
        "Warning link-not-secure: Child sexual exploitation (CSE)",
        "Warning link-not-secure: Safeguarding adults",
        "Warning link-not-secure: Safeguarding adults",
        "Warning link-not-secure: Your Life, Your Choice: 'worried about someone' form",
        "Warning link-not-secure: Comments and Experiences form",
        "Warning period-ended: South Worcestershire",
        "Note short-form-unexplained: PSAS briefing papers, January 2018",
        "Warning short-form-unexplained: Safeguarding children",
        "Note short-form-unexplained: SAFER communication guidelines",
        "Note short-form-unexplained: PSAS briefing notes",
    ];

    [Fact]
    public async Task OwnTexts_AllChecks_FindWhatIsListed()
    {
        var ground = new CheckGround(await site.Factory.Services.GetRequiredService<SnapshotReader>().ReadAsync(CancellationToken.None), new LocalDate(2026, 11, 23), "test");
        var items = await site.Factory.Services.GetRequiredService<IPublishedQueries>().PageAsync(new PublishedQuery(), after: null, limit: 2000, CancellationToken.None);

        var found = items.Select(queried => queried.Item).SelectMany(item => Findings(item, ground).Select(finding => (item.DisplayText, Finding: finding))).ToList();

        foreach (var (name, finding) in found.OrderBy(entry => entry.Finding.Code, StringComparer.Ordinal))
        {
            output.WriteLine($"{finding.Severity} {finding.Code} | {name} | {finding.Place} | {finding.Subject} | {finding.Message} | {finding.Fix?.From} => {finding.Fix?.To}");
        }

        Assert.Equal(Known.Order(StringComparer.Ordinal), found.Select(entry => $"{entry.Finding.Severity} {entry.Finding.Code}: {entry.DisplayText}").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Finding> Findings(PublishedItem item, CheckGround ground)
    {
        var version = new ContentItem
        {
            Id = item.Id, VersionId = item.VersionId, ContentType = item.ContentType, DisplayText = item.DisplayText, Latest = true, Published = true,
            CreatedAt = item.CreatedAt, ModifiedAt = item.ModifiedAt, Parts = item.Parts,
        };
        var subject = new CheckSubject(version, ground.Snapshot.Definitions.FindType(item.ContentType)!, ContentReading.Of(version, ground.Snapshot.Definitions, HubComposition.Kinds));
        var context = new CheckContext(subject, ground, LinkTargets.None);
        return All.SelectMany(check => check.Look(context));
    }
}
