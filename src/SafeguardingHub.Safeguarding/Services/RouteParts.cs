using SafeguardingHub.Content.Changes;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Html;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;

namespace SafeguardingHub.Safeguarding.Services;

/// <summary>The kind of <see cref="RoutePart"/>.</summary>
public sealed class RoutePartKind : PartKind<RoutePart>
{
    /// <inheritdoc />
    protected override bool AsksForSecondPerson(RoutePart? live, RoutePart? draft) =>
        live is null || draft is null || !live.Services.Select(service => service.Service).SequenceEqual(draft.Services.Select(service => service.Service));

    /// <inheritdoc />
    protected override RoutePart Normalise(RoutePart part) => part with
    {
        About = PlainText.Normalise(part.About)?.Trim(),
        ForWhom = PlainText.Normalise(part.ForWhom)?.Trim(),
        GapText = PlainText.Normalise(part.GapText)?.Trim(),
        UnknownText = PlainText.Normalise(part.UnknownText)?.Trim(),
        Services = [.. part.Services.Select(service => service with { When = PlainText.Normalise(service.When)?.Trim() })],
        Audiences = [.. part.Audiences.Select(audience => audience with { Name = PlainText.Normalise(audience.Name)?.Trim(), Text = PlainText.Normalise(audience.Text)?.Trim() })],
    };

    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(RoutePart part, PartContext context)
    {
        if (part.Services.IsEmpty)
        {
            yield return Reason.Invalid(context.Place + ".Services", "Put at least one service on the route: it exists to say whom to call.");
        }

        for (var index = 0; index < part.Services.Length; index++)
        {
            var id = part.Services[index].Service;
            if (string.IsNullOrEmpty(id))
            {
                yield return Reason.Invalid($"{context.Place}.Services[{index}].Service", "Choose the service, or take the line out.");
            }
            else if (part.Services.Take(index).Any(earlier => earlier.Service == id))
            {
                yield return Reason.Invalid($"{context.Place}.Services[{index}].Service", "The service is on the route already: take one line out.");
            }
        }

        if (GapTexts.Fault(part.GapText, mayNameNextOpening: true) is { } gapFault)
        {
            yield return Reason.Invalid(context.Place + ".GapText", gapFault);
        }

        if (GapTexts.Fault(part.UnknownText, mayNameNextOpening: false) is { } unknownFault)
        {
            yield return Reason.Invalid(context.Place + ".UnknownText", unknownFault);
        }

        for (var index = 0; index < part.Audiences.Length; index++)
        {
            if (string.IsNullOrWhiteSpace(part.Audiences[index].Name) || string.IsNullOrWhiteSpace(part.Audiences[index].Text))
            {
                yield return Reason.Invalid($"{context.Place}.Audiences[{index}]", "Say who they are and what they do, or take the line out.");
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(RoutePart part) =>
    [
        .. part.Services.Select((service, index) => (service.Service, index)).Where(pair => !string.IsNullOrEmpty(pair.Service))
            .Select(pair => new ContentReference(ReferenceKind.Item, pair.Service!, $"Services[{pair.index}].Service", IsRequired: true)),
        .. part.Audiences.Select((audience, index) => (audience.Page, index)).Where(pair => !string.IsNullOrEmpty(pair.Page))
            .Select(pair => new ContentReference(ReferenceKind.Item, pair.Page!, $"Audiences[{pair.index}].Page", IsRequired: false)),
        .. string.IsNullOrEmpty(part.Page) ? [] : new[] { new ContentReference(ReferenceKind.Item, part.Page, "Page", IsRequired: false) },
    ];

    /// <inheritdoc />
    protected override IEnumerable<PartText> Texts(RoutePart part) =>
    [
        new PartText(nameof(part.About), part.About),
        new PartText(nameof(part.ForWhom), part.ForWhom),
        .. part.Services.Select((service, index) => new PartText($"Services[{index}].When", service.When)),
        new PartText(nameof(part.GapText), part.GapText),
        new PartText(nameof(part.UnknownText), part.UnknownText),
        .. part.Audiences.SelectMany((audience, index) => new[]
        {
            new PartText($"Audiences[{index}].Name", audience.Name), new PartText($"Audiences[{index}].Text", audience.Text),
        }),
    ];

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(RoutePart part) =>
    [
        .. SearchTexts.Of(SearchRole.Body, part.ForWhom),
        .. SearchTexts.Of(SearchRole.Body, part.Audiences.SelectMany(audience => new[] { audience.Name, audience.Text })),
        .. SearchTexts.Of(SearchRole.Body, part.Services.Select(service => service.When)),
        .. SearchTexts.Embedded(part.Services.Select(service => service.Service)),
    ];
}

/// <summary>The kind of <see cref="WhoToCallPart"/>.</summary>
public sealed class WhoToCallPartKind : PartKind<WhoToCallPart>
{
    /// <inheritdoc />
    protected override IEnumerable<Reason> Validate(WhoToCallPart part, PartContext context)
    {
        if (part.Routes.IsEmpty)
        {
            yield return Reason.Invalid(context.Place + ".Routes", "Choose the routes to show.");
        }

        for (var index = 0; index < part.Routes.Length; index++)
        {
            if (string.IsNullOrEmpty(part.Routes[index]) || part.Routes.IndexOf(part.Routes[index]) < index)
            {
                yield return Reason.Invalid($"{context.Place}.Routes[{index}]", "Choose a route that is not in the list yet, or take the line out.");
            }
        }
    }

    /// <inheritdoc />
    protected override IEnumerable<ContentReference> References(WhoToCallPart part) =>
        part.Routes.Select((route, index) => (route, index)).Where(pair => !string.IsNullOrEmpty(pair.route))
            .Select(pair => new ContentReference(ReferenceKind.Item, pair.route, $"Routes[{pair.index}]", IsRequired: true));

    /// <inheritdoc />
    protected override IEnumerable<SearchContent> Searchable(WhoToCallPart part) => SearchTexts.Embedded(part.Routes);
}

/// <summary>The words that a route's owners approve for the times at which nobody is listed as open: plain text with at most one variable.</summary>
public static class GapTexts
{
    /// <summary>The variable that stands for the time and day of the next opening.</summary>
    public const string NextOpening = "route.next_opening";

    /// <summary>What to do while nobody is listed as open, or nobody knows: the route's own words, or those that hold everywhere; null while somebody is.</summary>
    public static string? Of(RoutePart part, RouteNow now, MomentWords words)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(words);
        return now.Gap switch
        {
            RouteGap.None => null,
            RouteGap.Gap => Fill(
                string.IsNullOrWhiteSpace(part.GapText) ? "In immediate danger, call 999. If it cannot wait, try each number listed here." : part.GapText.Trim(),
                now.NextOpening is { } next ? words.Opening(next) : "a time that is not known"),
            _ => string.IsNullOrWhiteSpace(part.UnknownText)
                ? "In immediate danger, call 999. Opening hours are not given for every team: try each number listed here."
                : part.UnknownText.Trim(),
        };
    }

    /// <summary>What is wrong with a text, or null.</summary>
    public static string? Fault(string? text, bool mayNameNextOpening)
    {
        var allowed = mayNameNextOpening ? $"only {{{{ {NextOpening} }}}} may stand in double braces here" : "nothing may stand in braces here";
        foreach (var (variable, _) in Variables(text))
        {
            if (!mayNameNextOpening || variable != NextOpening)
            {
                return variable is null ? $"A double brace has no partner, or holds an instruction: {allowed}." : $"'{variable}' is not known: {allowed}.";
            }
        }

        return null;
    }

    /// <summary>The text with the variable replaced; what publishing would have refused is left as it stands.</summary>
    public static string Fill(string text, string nextOpening)
    {
        var filled = new System.Text.StringBuilder();
        var from = 0;
        foreach (var (variable, place) in Variables(text))
        {
            if (variable == NextOpening)
            {
                filled.Append(text, from, place.Start.Value - from).Append(nextOpening);
                from = place.End.Value;
            }
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }

    // The variable is null where braces have no partner, and for {% … %}.
    private static IEnumerable<(string? Variable, Range Place)> Variables(string? text)
    {
        var at = 0;
        while (text is not null && at + 1 < text.Length)
        {
            var two = text.AsSpan(at, 2);
            if (two is "{{")
            {
                var end = text.IndexOf("}}", at, StringComparison.Ordinal);
                yield return (end < 0 ? null : text[(at + 2)..end].Trim(), at..(end < 0 ? text.Length : end + 2));
                at = end < 0 ? text.Length : end + 2;
            }
            else if (two is "}}" or "{%" or "%}")
            {
                yield return (null, at..(at + 2));
                at += 2;
            }
            else
            {
                at++;
            }
        }
    }
}
