using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Api.Published;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;

namespace SafeguardingHub.Api.Domain;

/// <summary>Guidance with its editions, and which of them is or was the one to use: all of it in memory.</summary>
internal static class GuidanceEndpoints
{
    /// <summary>The fields of the address of one guidance.</summary>
    public static readonly string[] OneFields = ["on"];

    /// <summary>All guidance.</summary>
    public static IResult All(HttpContext context, ApiHost host, TimeProvider time)
    {
        var (snapshot, now) = (host.Ground(), time.Now());
        if (new AskedFields(context.Request, []).Problem is { } problem)
        {
            return problem;
        }

        var seen = snapshot.With<GuidancePart>().Where(pair => MaySee(snapshot, pair.Item)).ToList();
        if (seen.Count == 0 && snapshot.With<GuidancePart>().Count > 0)
        {
            return ApiProblem.NotPermitted(Permission.ViewContent);
        }

        List<GuidanceShape> items =
        [
            .. seen.OrderBy(pair => pair.Item.DisplayText, StringComparer.OrdinalIgnoreCase).ThenBy(pair => pair.Item.Id.Value, StringComparer.Ordinal)
                .Select(pair => Of(snapshot, pair.Item, pair.Part, now)),
        ];
        return ApiAnswer.Of(new ListShape<GuidanceShape>(items), LondonTime.NextMidnight(now));
    }

    /// <summary>One guidance, by id or alias; with which edition was in force on a day.</summary>
    public static IResult One(HttpContext context, string id, ApiHost host, TimeProvider time)
    {
        var (snapshot, now) = (host.Ground(), time.Now());
        var today = LondonTime.Day(now);
        var asked = new AskedFields(context.Request, OneFields);
        var on = Day(asked) ?? today;
        if (asked.Problem is { } problem)
        {
            return problem;
        }

        if ((snapshot.Find(id) ?? snapshot.FindByAlias(id)) is not { } item || PartJson.FindReadable<GuidancePart>(item.Parts) is not { } part)
        {
            return ApiProblem.NotFound("There is no guidance of this id or name: /api/guidance lists it.");
        }

        if (!MaySee(snapshot, item))
        {
            return ApiProblem.NotPermitted(Permission.ViewContent);
        }

        var inForce = PublishedEditions.ChainOf(snapshot, item.Id.Value).InForceOn(on);
        return ApiAnswer.Of(
            new GuidanceAnswer(
                Of(snapshot, item, part, now),
                new InForceShape(LocalDatePattern.Iso.Format(on), inForce.Edition?.Id, Word(inForce.Precision), inForce.IsAssumed, inForce.IsCertain)),
            LondonTime.NextMidnight(now));
    }

    // Without some of its editions, another would seem to be the one to use: guidance is seen whole or not at all.
    private static bool MaySee(PublicSnapshot snapshot, PublishedItem item) =>
        ReadersView.MaySee(snapshot, item)
        && PublishedEditions.ChainOf(snapshot, item.Id.Value).Editions.All(edition => snapshot.Find(edition.Id) is not { } other || ReadersView.MaySee(snapshot, other));

    private static LocalDate? Day(AskedFields asked)
    {
        if (asked.One("on") is not { } text)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= UncertainDate.FirstYear and <= UncertainDate.LastYear } day })
        {
            return day;
        }

        asked.Fault("on", $"{AskedFields.Quoted(text)} is not a day: write it as 2016-05-01.");
        return null;
    }

    private static GuidanceShape Of(PublicSnapshot snapshot, PublishedItem item, GuidancePart part, Instant now)
    {
        var today = LondonTime.Day(now);
        var standings = PublishedEditions.ChainOf(snapshot, item.Id.Value).On(today);
        return new GuidanceShape
        {
            Id = item.Id.Value,
            Name = item.Alias,
            Title = item.DisplayText ?? item.Id.Value,
            Address = item.Path?.Address,
            Section = item.Section?.Value,
            InUse = ReadersView.IsInUse(snapshot, item, now),
            Issuer = OrNull(part.Issuer),
            Summary = OrNull(part.Summary),
            IsStatutory = part.IsStatutory,
            FormerNames = part.FormerNames,
            Current = [.. standings.Where(standing => standing.State == EditionState.Current).Select(standing => standing.Edition.Id)],
            Editions = [.. standings.Select(standing => Of(snapshot, standing))],
        };
    }

    private static EditionShape Of(PublicSnapshot snapshot, EditionStanding standing)
    {
        var edition = standing.Edition;
        return new EditionShape
        {
            Id = edition.Id,
            Label = edition.Label,
            Title = edition.Name,
            Address = snapshot.Find(edition.Id)?.Path?.Address,
            State = standing.State switch
            {
                EditionState.NotYetInForce => SearchStates.NotYetInForce,
                EditionState.Superseded => SearchStates.Superseded,
                EditionState.Withdrawn => SearchStates.Withdrawn,
                _ => SearchStates.Current,
            },
            Published = Date(edition.Published),
            InForce = Date(edition.InForce),
            Withdrawn = Date(edition.Withdrawn),
            Begins = new BeginShape(Text(standing.Begin.Date), Word(standing.Begin.Date.Precision), standing.Begin.IsAssumed),
            ReplacedBy = [.. standing.ReplacedBy.Select(other => other.Id)],
            DatesNote = OrNull(edition.Part.DatesNote),
            Confirmed = edition.Part.Confirmation?.Day() is { } day ? LocalDatePattern.Iso.Format(day) : null,
        };
    }

    private static DateShape Date(UncertainDate date) => new(Text(date), Word(date.Precision));

    private static string? Text(UncertainDate date) => date.Precision switch
    {
        DatePrecision.Day => LocalDatePattern.Iso.Format(date.Earliest!.Value),
        DatePrecision.Month => LocalDatePattern.Iso.Format(date.Earliest!.Value)[..7],
        DatePrecision.Year => LocalDatePattern.Iso.Format(date.Earliest!.Value)[..4],
        _ => null,
    };

    private static string Word(DatePrecision precision) => precision switch
    {
        DatePrecision.Day => "day",
        DatePrecision.Month => "month",
        DatePrecision.Year => "year",
        _ => "unknown",
    };

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
