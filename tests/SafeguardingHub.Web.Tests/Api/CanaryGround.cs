using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Services;
using SafeguardingHub.Web.Tests.Support;

namespace SafeguardingHub.Web.Tests.Api;

/// <summary>A site in which one word stands only where the public may not look, and another where everybody may.</summary>
internal static class CanaryGround
{
    // Both are asked for by their beginnings alone, as pages may repeat what was asked.
    public const string Canary = "zyxwcanary";
    public const string Beginning = "zyxwcan";
    public const string LiveWord = "vutslinnet";
    public const string LiveBeginning = "vutslin";

    public const string Live = "4canarylive000000000000000";
    public const string NeverLive = "4canarydraft00000000000000";
    public const string Withdrawn = "4canarygone000000000000000";
    public const string LivePath = LiveWord + "-page";

    // Embedded in published pages.
    public const string Text = "4hubtextduty00000000000000";
    public const string FrontDoor = "4hubservicefrontdoor000000";
    public const string DutyTeam = "4hubservicedutyteam0000000";
    public const string Route = "4hubroutechild000000000000";
    public const string Guidance = "4hubguidanceworking0000000";
    public const string Edition = "4hubedition000000000002018";
    public const string Briefing = "4hubbriefingsheet000000000";
    public const string ConfirmedOn = "2026-11-02";

    public static async Task PlantAsync(HubFactory hub)
    {
        var recipe = $$"""
            { "name": "Canary", "steps": [ { "name": "content", "data": [
              { "ContentItemId": "{{Live}}", "ContentItemVersionId": "5canarylive000000000000000", "ContentType": "Page", "DisplayText": "{{LiveWord}} page", "Latest": true, "Published": true, "Owner": "{{Canary}}", "Author": "{{Canary}}",
                "TitlePart": { "Title": "{{LiveWord}} page" }, "AutoroutePart": { "Path": "{{LivePath}}" }, "EditorNotePart": { "Note": "{{Canary}}" },
                "FlowPart": { "Widgets": [
                  { "ContentItemId": "4canarywidget0000000000000", "ContentType": "Prose", "Owner": "{{Canary}}", "Author": "{{Canary}}", "HtmlBodyPart": { "Html": "<p>{{LiveWord}}</p>" }, "EditorNotePart": { "Note": "{{Canary}}" } },
                  { "ContentItemId": "4canarywidget0000000000001", "ContentType": "Prose", "HtmlBodyPart": { "Html": "<p>[text 'duty']</p><p>[contact 'family-front-door']</p><p>[route 'child']</p>" } } ] },
                "UnknownPart": { "Entries": [ { "ContentItemId": "x", "Author": "{{Canary}}", "EditorNotePart": { "Note": "{{Canary}}" }, "Kept": 1 } ] } },
              { "ContentItemId": "{{NeverLive}}", "ContentItemVersionId": "5canarydraft00000000000000", "ContentType": "Page", "DisplayText": "{{Canary}} one", "Latest": true, "Published": false,
                "TitlePart": { "Title": "{{Canary}} one" }, "AutoroutePart": { "Path": "{{Canary}}/one" } },
              { "ContentItemId": "{{Withdrawn}}", "ContentItemVersionId": "5canarygone000000000000000", "ContentType": "Page", "DisplayText": "{{Canary}} two", "Latest": true, "Published": true,
                "TitlePart": { "Title": "{{Canary}} two" }, "AutoroutePart": { "Path": "canary-gone" } }
            ] } ] }
            """;
        await hub.RunRecipeAsync(recipe);

        // What everybody may read, in every kind of thing that has addresses of its own.
        foreach (var id in new[] { FrontDoor, Route, Guidance, Edition, Briefing })
        {
            await hub.PublishAsync(id, item => item.With(new TitlePart { Title = $"{LiveWord} {item.DisplayText}" }));
        }

        // Live, and yet nobody's business.
        await hub.PublishAsync(DutyTeam, Noted);
        await hub.RingAsync(DutyTeam, by: Canary);

        // Drafts over all of them; most are embedded in published pages.
        foreach (var id in new[] { Live, Text, FrontDoor, Route, Guidance, Edition, Briefing })
        {
            await hub.SaveAsync(id, item => item.With(new TitlePart { Title = $"{Canary} draft" }));
        }

        await hub.SaveAsync(Text, item => item.With(item.Part<SharedTextPart>()! with { Html = $"<p>{Canary}</p>" }));
        await hub.SaveAsync(FrontDoor, item => Noted(item.With(item.Part<ServicePart>()! with { Summary = Canary, FormerNames = [Canary] })));
        await hub.SaveAsync(Route, item => item.With(item.Part<RoutePart>()! with { GapText = Canary }));
        await hub.SaveAsync(Edition, item => item.With(item.Part<EditionPart>()! with { Label = Canary, DatesNote = Canary, Confirmation = new Confirmation { By = Canary, On = ConfirmedOn } }));
        await hub.WithdrawAsync(Withdrawn);
    }

    /// <summary>Waits until the index has taken in what was planted: a hunt before that would find nothing of anything.</summary>
    public static async Task UntilFoundAsync(HttpClient reader)
    {
        for (var at = 0; at < 100; at++)
        {
            var found = await reader.JsonAsync($"/api/search?q={LiveBeginning}*&syntax=lucene&facets=type");
            if (!found.GetProperty("isIncomplete").GetBoolean() && found.GetProperty("total").GetInt32() >= 5)
            {
                return;
            }

            await Task.Delay(200);
        }

        Assert.Fail("The index has not taken in what was published.");
    }

    private static ContentItem Noted(ContentItem item)
    {
        var part = item.Part<ServicePart>()!;
        return item.With(part with { Hours = (part.Hours ?? new ServiceHours()) with { AsStated = Canary } });
    }
}
