using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Parts;

namespace SafeguardingHub.Web.Tests.Checks;

/// <summary>Checks see the words of a part only where its kind gives them: no text that readers see may be forgotten.</summary>
public sealed class PartTextTests
{
    /// <summary>The texts of parts that checks do not look at, each with the reason.</summary>
    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal)
    {
        ["TitlePart.Title"] = "collected for the item as a whole",
        ["AutoroutePart.Path"] = "an address",
        ["AliasPart.Alias"] = "a name for machines",
        ["ContainedPart.ListContentItemId"] = "an id",
        ["ContainedPart.ListContentType"] = "a type",
        ["SectionPart.Section"] = "an id",
        ["SectionProfilePart.Organisation"] = "an id",
        ["SectionProfilePart.Accent"] = "a choice",
        ["SectionProfilePart.OpenedAt"] = "an instant",
        ["SectionProfilePart.EndedAt"] = "an instant",
        ["SectionProfilePart.Successor"] = "an id",
        ["OrganisationPart.Names.From"] = "a date",
        ["OrganisationPart.Names.To"] = "a date",
        ["OrganisationPart.Successors"] = "ids",
        ["QuickLinksPart.Links.Item"] = "an id",
        ["FeaturedPart.Items"] = "ids",
        ["LinkMenuItemPart.Url"] = "given by the list that it stands in", ["LinkMenuItemPart.Name"] = "given by the list that it stands in", ["LinkMenuItemPart.Target"] = "for browsers",
        ["ContentMenuItemPart.SelectedContentItem.ContentItemIds"] = "ids",
        ["TaxonomyPart.TermContentType"] = "a type",
        ["TermPart.TaxonomyContentItemId"] = "an id",
        ["EditorNotePart.Note"] = "for editors alone",
        ["ServicePart.Numbers.Number"] = "the directory itself",
        ["ServicePart.FormerNumbers.Number"] = "the directory itself",
        ["ServicePart.FormerNumbers.Label"] = "for editors: former numbers are never shown",
        ["ServicePart.Numbers.Until"] = "a date", ["ServicePart.FormerNumbers.Until"] = "a date",
        ["ServicePart.FormerNames"] = "former on purpose",
        ["ServicePart.Hours.AsStated"] = "for editors alone",
        ["ServicePart.Hours.Week.Days"] = "days", ["ServicePart.Hours.Week.From"] = "a time", ["ServicePart.Hours.Week.To"] = "a time",
        ["ServicePart.Hours.OnBankHolidays.From"] = "a time", ["ServicePart.Hours.OnBankHolidays.To"] = "a time",
        ["ServicePart.Hours.Exceptions.Date"] = "a date", ["ServicePart.Hours.Exceptions.Periods.From"] = "a time", ["ServicePart.Hours.Exceptions.Periods.To"] = "a time",
        ["ServicePart.Confirmation.By"] = "for editors alone", ["ServicePart.Confirmation.On"] = "a date",
        ["ServicePart.Calls.DueOn"] = "a date",
        ["ServicePart.Calls.Good.Number"] = "the directory itself", ["ServicePart.Calls.Good.Slot"] = "a choice", ["ServicePart.Calls.Good.On"] = "a date",
        ["ServicePart.Calls.Good.By"] = "for editors alone", ["ServicePart.Calls.Good.Hours"] = "a mark for machines",
        ["ServicePart.Calls.Doubts.Number"] = "the directory itself", ["ServicePart.Calls.Doubts.Since"] = "an instant", ["ServicePart.Calls.Doubts.Why"] = "a choice",
        ["ServicePart.Calls.Doubts.By"] = "for editors alone",
        ["ContactPart.Service"] = "an id",
        ["RoutePart.Services.Service"] = "an id",
        ["RoutePart.Audiences.Page"] = "an id",
        ["RoutePart.Audiences.For"] = "ids",
        ["RoutePart.Page"] = "an id",
        ["WhoToCallPart.Routes"] = "ids",
        ["BankHolidaysPart.KnownUntil"] = "a date", ["BankHolidaysPart.Corrections.Date"] = "a date",
        ["OnlineServicePart.FormerNames"] = "former on purpose",
        ["OnlineServicePart.Confirmation.By"] = "for editors alone", ["OnlineServicePart.Confirmation.On"] = "a date",
        ["NoticePart.From"] = "a time", ["NoticePart.Until"] = "a time", ["NoticePart.Page"] = "an id", ["NoticeOrderPart.Notices"] = "ids",
        ["GlossaryEntryPart.SeeAlso"] = "names of other entries",
        ["SeeAlsoPart.Inside"] = "ids", ["SeeAlsoPart.Outside.Item"] = "an id",
        ["GuidancePart.FormerNames"] = "former on purpose",
        ["EditionPart.Guidance"] = "an id", ["EditionPart.Published"] = "a date", ["EditionPart.InForce"] = "a date", ["EditionPart.Withdrawn"] = "a date", ["EditionPart.Replaces"] = "ids",
        ["EditionPart.Confirmation.By"] = "for editors alone", ["EditionPart.Confirmation.On"] = "a date",
        ["PublicationPart.Kind"] = "a choice", ["PublicationPart.Publisher"] = "an id", ["PublicationPart.Date"] = "a date", ["PublicationPart.PeriodEnds"] = "a year",
        ["PublicationPart.FormerNames"] = "former on purpose",
        ["ReviewPart.LastReviewed"] = "a date", ["ReviewPart.NextDue"] = "a date", ["ReviewPart.PutOff.Due"] = "a date", ["ReviewPart.PutOff.Until"] = "a date",
        ["ReviewPart.Open.Question"] = "for editors alone", ["ReviewPart.Open.Words"] = "for editors alone",
        ["ChangesPart.Changes.At"] = "an instant", ["ChangesPart.Changes.Note"] = "kept as it was told: nobody may change it",
        ["PublishLaterPart.ScheduledPublishUtc"] = "an instant", ["ArchiveLaterPart.ScheduledArchiveUtc"] = "an instant",
        ["NeedWordsPart.Words"] = "words of the search", ["NeedWordsPart.About.Route"] = "a name for machines", ["NeedWordsPart.About.Words"] = "words of the search", ["NeedWordsPart.About.Alone"] = "words of the search",
        ["SynonymsPart.Groups.Words"] = "words of the search", ["SynonymsPart.Groups.Leading"] = "words of the search",
    };

    public static TheoryData<string> Parts => [.. HubComposition.Kinds.Parts.Select(kind => kind.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Texts_OfAPart_AreAllThatReadersSee(string name)
    {
        var kind = HubComposition.Kinds.FindPart(name)!;
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        var part = (ContentPart)Filled(kind.PartType, name, marks)!;

        var given = kind.Texts(part).Select(text => text.Text).Concat(kind.Bodies(part).Select(body => body.Html)).Concat(kind.Links(part).Select(link => link.Address)).OfType<string>().ToList();

        var missing = marks.Where(mark => !given.Exists(text => text.Contains(mark.Key, StringComparison.Ordinal))).Select(mark => mark.Value).Distinct().Except(LeftOut.Keys);
        Assert.Empty(missing);
        var needless = marks.Where(mark => given.Exists(text => text.Contains(mark.Key, StringComparison.Ordinal))).Select(mark => mark.Value).Intersect(LeftOut.Keys);
        Assert.Empty(needless);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Texts_OfAPart_AreGivenOnce(string name)
    {
        var kind = HubComposition.Kinds.FindPart(name)!;
        var part = (ContentPart)Filled(kind.PartType, name, new Dictionary<string, string>(StringComparer.Ordinal))!;

        var places = kind.Texts(part).Select(text => text.Place).Concat(kind.Bodies(part).Select(body => body.Place)).ToList();

        Assert.Equal(places.Count, places.Distinct(StringComparer.Ordinal).Count());
    }

    // A part in which every string is a mark of its own, lists of one entry.
    private static object? Filled(Type type, string place, Dictionary<string, string> marks)
    {
        if (type == typeof(string))
        {
            var mark = $"mark{marks.Count}x";
            marks[mark] = place;
            return mark;
        }

        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner.IsGenericType && inner.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var of = inner.GetGenericArguments()[0];
            var one = of == typeof(NestedItem) ? null : Filled(of, place, marks);
            var list = Array.CreateInstance(of, one is null ? 0 : 1);
            if (one is not null)
            {
                list.SetValue(one, 0);
            }

            return typeof(ImmutableArray).GetMethods().Single(method => method is { Name: nameof(ImmutableArray.Create) } && method.GetParameters() is [{ ParameterType.IsArray: true }])
                .MakeGenericMethod(of).Invoke(null, [list]);
        }

        if (inner.IsValueType || inner == typeof(JsonElement))
        {
            return Activator.CreateInstance(inner);
        }

        var made = Activator.CreateInstance(inner)!;
        foreach (var property in inner.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null && property.GetIndexParameters().Length == 0))
        {
            property.SetValue(made, Filled(property.PropertyType, $"{place}.{property.Name}", marks));
        }

        return made;
    }
}
