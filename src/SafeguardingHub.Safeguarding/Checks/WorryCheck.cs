using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NodaTime;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>
/// Whether a page of any sort that tells people what to do about a worry says whom to call. Pages made for that purpose must have
/// the whole way to help, see <see cref="WholeRouteCheck"/>; on others the advice is known by its words.
/// </summary>
public sealed partial class WorryCheck : Check
{
    private const int DayBegins = 9 * 60;
    private const int DayEnds = 17 * 60;

    private static readonly CheckCode Emergency = new(
        "worry-without-emergency", "Advice about a worry without 999", Severity.Error,
        "Whoever reads what to do about a worry may be with somebody in danger. Add the block 'Who to call', or link to the page that says whom to call.");

    private static readonly CheckCode Daytime = new(
        "worry-without-day", "Advice about a worry with a number for the night only", Severity.Warning,
        "The only number given is of a service that is closed in working hours, so people are sent away in the daytime. Add the block 'Who to call', which has both.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Emergency, Daytime];

    /// <inheritdoc />
    public override bool ProtectsReaders => true;

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Subject.Type.Settings.Get<WholeRouteSettings>().IsRequired || LeadsToARoute(context) ? [] : Advice(context).WeighedIn(context);
    }

    // The first advice of a page tells its editors enough: what mends it mends the others too.
    private static IEnumerable<Finding> Advice(CheckContext context)
    {
        var blocks = Wording.Of(context.Texts).Blocks;
        var directory = NumberDirectory.Of(context.Ground.Snapshot);
        for (var index = 0; index < blocks.Length; index++)
        {
            if (blocks[index].Sentences.FirstOrDefault(sentence => Worry().IsMatch(sentence.Text)) is not { Text: { } advice })
            {
                continue;
            }

            // What stands under a heading must help by itself; a paragraph may lean on the rest of the page.
            var named = Named(blocks[index].Kind == TextBlockKind.Heading ? Under(blocks, index) : blocks, directory, context);
            if (!named.Exists(service => service.IsEmergency))
            {
                yield return Emergency.At(blocks[index].Place, advice, named.Count == 0
                    ? $"{Quoted(advice)} gives advice about a worry, and no number to call. Add 'Who to call', with 999 first."
                    : $"{Quoted(advice)} gives advice about a worry without 999. Add 'Who to call', with 999 first.");
            }

            var others = named.Where(service => !service.IsEmergency).ToList();
            if (others.Count > 0 && others.TrueForAll(service => service.Hours.State == HoursState.Weekly && !AnswersByDay(service.Hours)))
            {
                yield return Daytime.At(blocks[index].Place, advice, $"{string.Join(" and ", others.Select(service => $"“{service.Name}”"))} is closed in working hours, and no other service is given. Add 'Who to call'.");
            }

            yield break;
        }
    }

    private static IEnumerable<WordedBlock> Under(ImmutableArray<WordedBlock> blocks, int heading) =>
        blocks.Skip(heading + 1).TakeWhile(block => block.Kind != TextBlockKind.Heading || block.Block.Level > blocks[heading].Block.Level).Prepend(blocks[heading]);

    // By a number, or by a contact that the hub puts there.
    private static List<KnownService> Named(IEnumerable<WordedBlock> blocks, NumberDirectory directory, CheckContext context)
    {
        var named = new HashSet<ContentItemId>();
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            places.Add(block.Place);
            foreach (var number in TypedNumbers.In(block.Words))
            {
                named.UnionWith(directory.Find(number.Digits).Where(known => !known.IsFormer).Select(known => known.Service.Id));
            }
        }

        // A block of its own, such as a contact, counts wherever on the page it stands.
        var texts = context.Texts.Blocks.Select(block => block.Place).ToHashSet(StringComparer.Ordinal);
        named.UnionWith(Citations.Of(context).Where(cited => places.Contains(cited.Place) || !texts.Contains(cited.Place)).Select(cited => cited.Item.Id));
        return [.. directory.Services.Where(service => named.Contains(service.Id))];
    }

    private static bool AnswersByDay(OpeningHours hours) => Enumerable.Range((int)IsoDayOfWeek.Monday, 5)
        .Any(day => hours.On((IsoDayOfWeek)day).Any(span => span.From < DayEnds && span.To > DayBegins));

    // Whom to call stands on the page, or on a page made for it, one press away.
    private static bool LeadsToARoute(CheckContext context) =>
        Citations.Of(context).Any(cited => cited.Item.Parts.Find(nameof(RoutePart)) is not null)
        || context.Reading.Parts.Any(found => found.Part is WhoToCallPart { Routes.IsEmpty: false })
        || Wording.Of(context.Texts).Links.Any(link => SaysWhomToCall(link.Address, context));

    // A page made for a worry, or one of the shared ground that has the block, such as the home page.
    private static bool SaysWhomToCall(string address, CheckContext context)
    {
        var snapshot = context.Ground.Snapshot;
        if ((context.Targets.Of(address).Item ?? snapshot.FindPageByAlias(address)?.Id ?? snapshot.FindByAlias(address)?.Id) is { } id)
        {
            return (snapshot.FindPage(id) is { } page && snapshot.Definitions.FindType(page.ContentType)?.Settings.Get<WholeRouteSettings>().IsRequired == true)
                || (snapshot.Find(id) is { } item && HasTheBlock(item));
        }

        return address == "/" && snapshot.With<AutoroutePart>().Any(pair => pair.Part.SetHomepage == true && HasTheBlock(pair.Item));
    }

    private static bool HasTheBlock(PublishedItem item) =>
        PartJson.FindReadable<FlowPart>(item.Parts)?.Widgets.Any(block => block.Parts.Find(nameof(WhoToCallPart)) is not null) == true;

    private static string Quoted(string words) => words.Length <= 80 ? $"“{words}”" : $"“{words[..77]}…”";

    [GeneratedRegex(
        @"\b(?:if|what to do (?:if|when)|when) (?:you|anyone|somebody|someone)(?:['’]re| are| is)? (?:worried|concerned|afraid) (?:about |that |for )?(?:a |an |any |your |the |some|another )?(?:\p{L}+ )?(?:child(?:ren)?|young person|young people|adult|adults|body|one|pupil|person)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Worry();
}
