using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using SafeguardingHub.Admin.Controls;
using SafeguardingHub.Admin.Editing.Questions;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Admin.Editing.Hours;

/// <summary>
/// The hours of a week, one line for each day. A night is written on the day on which it begins and stored up to midnight
/// and from midnight on, since the rule of each day governs its own hours; nights that a recipe has stored whole stay so
/// until somebody writes that day anew.
/// </summary>
internal sealed record WeekQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    private static readonly ImmutableArray<IsoDayOfWeek> Days = [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];

    /// <inheritdoc />
    protected override ImmutableArray<string> Fields => [.. Days.Select(day => "." + day)];

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground)
    {
        var typed = Typed(name, values);
        return Dressed(
            new WeekControl(name, Label) { Days = [.. Days.Select((day, index) => new TextControl($"{name}.{day}", day.ToString()) { Value = typed[index], Fault = ground.FaultOf($"{name}.{day}") })] },
            ground);
    }

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored)
    {
        var week = Week.Of(stored);
        return week.IsEmpty ? [.. Days.Select(_ => "")] : [.. Days.Select((_, index) => DayHours.Words(week.Written(index)))];
    }

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground) => throw new InvalidOperationException("A week is read beside what is stored.");

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, JsonElement? before, string name, FormGround ground)
    {
        if (typed.All(text => text.Trim().Length == 0))
        {
            return null;
        }

        var shown = Shown(before);
        var stored = Week.Of(before);
        var days = new List<Span>[7];
        var nights = new List<(int Day, Span Morning)>();
        for (var index = 0; index < 7; index++)
        {
            days[index] = [];
            var isAsStored = typed[index] == shown[index] && !stored.IsEmpty;
            if (DayHours.Read(typed[index]) is not { } spans)
            {
                var day = Days[index];
                ground.Fault(
                    $"{name}.{day}",
                    typed[index].Trim().Length == 0 ? $"Write the hours of {day}, or 'closed'." : $"{day}: '{typed[index].Trim()}' cannot be read: write hours as 8:30am to 5pm, or write closed, or 24 hours.");
                continue;
            }

            foreach (var span in spans)
            {
                if (span.IsNight && !(isAsStored && stored.IsWhole(index, span)))
                {
                    days[index].Add(span with { To = Span.Day });
                    nights.Add(((index + 1) % 7, new Span(0, span.To - Span.Day)));
                }
                else
                {
                    days[index].Add(span);
                }
            }
        }

        // The end of a night into a day that is open from midnight on anyway says nothing new.
        foreach (var (day, rest) in nights.Where(night => !days[night.Day].Exists(span => span.From == 0 && span.To >= night.Morning.To)))
        {
            days[day].Insert(0, rest);
        }

        return Json(days);
    }

    private static JsonArray Json(List<Span>[] days) => new(
    [
        .. days.SelectMany((spans, day) => spans.Select(span => (span, day))).GroupBy(pair => pair.span)
            .OrderBy(group => group.First().day).ThenBy(group => group.Key.From)
            .Select(group => (JsonNode)new JsonObject
            {
                ["Days"] = new JsonArray([.. group.Select(pair => (JsonNode)JsonValue.Create(Days[pair.day].ToString()))]),
                ["From"] = StoredTime.Of(group.Key.From),
                ["To"] = StoredTime.Of(group.Key.To > Span.Day ? group.Key.To - Span.Day : group.Key.To),
            }),
    ]);

    /// <summary>A stored week, and how it is written.</summary>
    private sealed class Week(ImmutableArray<ImmutableArray<Span>> days)
    {
        public bool IsEmpty => days.All(day => day.IsEmpty);

        public static Week Of(JsonElement? stored)
        {
            var found = Days.ToDictionary(day => day, _ => new List<Span>());
            foreach (var period in stored is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default)
            {
                if (StoredTime.Span(period) is not { } span || period.Find("Days") is not { ValueKind: JsonValueKind.Array } names)
                {
                    continue;
                }

                foreach (var day in names.EnumerateArray().Select(name => HoursText.DayOfWeek(HoursText.Day(name.ToString()))).OfType<IsoDayOfWeek>())
                {
                    found[day].Add(span);
                }
            }

            return new Week([.. Days.Select(day => found[day].OrderBy(span => span.From).ToImmutableArray())]);
        }

        /// <summary>Whether a night is stored whole.</summary>
        public bool IsWhole(int day, Span night) => days[day].Contains(night);

        /// <summary>A day's periods as they are written: with the morning that its evening runs into, without that of the evening before.</summary>
        public ImmutableArray<Span> Written(int day)
        {
            var own = days[day];
            if (Morning(day) is not null && RunsToMidnight((day + 6) % 7))
            {
                own = own.RemoveAt(0);
            }

            return RunsToMidnight(day) && Morning((day + 1) % 7) is { } morning ? own.SetItem(own.Length - 1, own[^1] with { To = Span.Day + morning }) : own;
        }

        private int? Morning(int day) => days[day] is [{ From: 0, To: < Span.Day } first, ..] ? first.To : null;

        private bool RunsToMidnight(int day) => days[day] is [.., { To: Span.Day }];
    }
}

/// <summary>The hours of one day in one line.</summary>
internal sealed record PeriodsQuestion(string Property, string Label) : LeafQuestion(Property, Label)
{
    /// <summary>Whether no periods mean that it is closed, rather than that nothing was said.</summary>
    public bool NoneIsClosed { get; init; }

    /// <inheritdoc />
    public override FormControl Control(string name, FormValues values, FormGround ground) =>
        Dressed(new TextControl(name, Label) { Value = Typed(name, values)[0], Width = 30 }, ground);

    /// <inheritdoc />
    protected override ImmutableArray<string> Shown(JsonElement? stored)
    {
        var spans = stored is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(period => StoredTime.Span(period)).OfType<Span>().ToList() : [];
        return [spans.Count == 0 && !NoneIsClosed ? "" : DayHours.Words(spans)];
    }

    /// <inheritdoc />
    protected override JsonNode? Read(ImmutableArray<string> typed, string name, FormGround ground)
    {
        if (typed[0].Trim().Length == 0 && !NoneIsClosed)
        {
            return null;
        }

        if (DayHours.Read(typed[0]) is { } spans)
        {
            return new JsonArray([.. spans.Select(span => (JsonNode)new JsonObject { ["From"] = StoredTime.Of(span.From), ["To"] = StoredTime.Of(span.IsNight ? span.To - Span.Day : span.To) })]);
        }

        ground.Fault(name, "Write hours as 8:30am to 5pm, or write closed, or 24 hours.");
        return null;
    }
}

/// <summary>Times as hours store them.</summary>
internal static class StoredTime
{
    /// <summary>A minute as it is stored.</summary>
    public static string Of(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <summary>A stored period; null where it cannot be read.</summary>
    public static Span? Span(JsonElement period) =>
        HoursText.TryTime(period.Find("From")?.ToString(), out var from) && from < Hours.Span.Day && HoursText.TryTime(period.Find("To")?.ToString(), out var to)
            ? new Span(from, to > from ? to : to + Hours.Span.Day)
            : null;
}
