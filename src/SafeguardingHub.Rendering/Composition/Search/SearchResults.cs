using System.Text.Json;
using NodaTime;
using SafeguardingHub.Content.Delivery;
using SafeguardingHub.Content.Fields;
using SafeguardingHub.Content.Parts;
using SafeguardingHub.Content.Searching;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Rendering.Composition.Lists;
using SafeguardingHub.Rendering.Pages;
using SafeguardingHub.Safeguarding.Guidance;
using SafeguardingHub.Safeguarding.Publications;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Rendering.Composition.Search;

/// <summary>Results as readers see them: what each is, whose and of when, how far to rely on it, and why it was found.</summary>
internal sealed class SearchResults(PublicSnapshot snapshot, SiteComposer site, SearchLabels labels, PageLinks links, LocalDate today)
{
    /// <summary>The result of a hit.</summary>
    public SearchResultView View(SearchHit hit, PublishedItem item)
    {
        var (facts, edition) = Known(item);
        return new SearchResultView
        {
            Title = hit.Title.IsDefaultOrEmpty || hit.Title.All(piece => string.IsNullOrWhiteSpace(piece.Text))
                ? [new FoundPiece(Words.OrNull(item.DisplayText) ?? item.Path!.Value.Address, IsMatch: false)]
                : [.. hit.Title.Select(Piece)],
            Address = item.Path!.Value.Address,
            States = [.. States(hit, item, edition)],
            Facts = [.. facts.OfType<string>(), site.Section(item.Section).Name],
            ForWhom = Words.OrNull(string.Join(", ", Terms(item, SearchKeys.Audience).Select(snapshot.TermName).OfType<string>())),
            Notes = [.. Notes(hit)],
            Snippet = hit.Snippet.IsDefault ? [] : [.. hit.Snippet.Select(Piece)],
            File = hit.File is { } file ? File(file) : null,
        };
    }

    private (IEnumerable<string?> Facts, EditionPart? Edition) Known(PublishedItem item)
    {
        if (PartJson.FindReadable<PublicationPart>(item.Parts) is { } publication)
        {
            var date = UncertainDate.Of(publication.Date);
            var publisher = snapshot.Find(publication.Publisher) is { } organisation ? PublisherNames.Then(organisation, date) : Words.OrNull(publication.PublisherName);
            return ([PublicationKinds.Find(publication.Kind)?.Words ?? labels.TypeOf(item.ContentType), date.Words, publisher], null);
        }

        if (PartJson.FindReadable<EditionPart>(item.Parts) is { } edition)
        {
            var guidance = snapshot.Find(edition.Guidance) is { } of ? PartJson.FindReadable<GuidancePart>(of.Parts) : null;
            return ([KindOf(guidance), UncertainDate.Of(edition.Published).Words, Words.OrNull(guidance?.Issuer)], edition);
        }

        return PartJson.FindReadable<GuidancePart>(item.Parts) is { } document
            ? ([KindOf(document), Words.OrNull(document.Issuer)], null)
            : ([labels.TypeOf(item.ContentType)], null);
    }

    private static FoundPiece Piece(SearchPiece piece) => new(piece.Text, piece.IsMatch);

    private static string KindOf(GuidancePart? guidance) => guidance?.IsStatutory == true ? "Statutory guidance" : "Guidance";

    private IEnumerable<string> States(SearchHit hit, PublishedItem item, EditionPart? edition)
    {
        if (hit.State is { } state && (edition is not null && EditionOf(state) is { } standing ? GuidanceLines.WordsOf(standing, edition) : labels.Of(SearchKeys.State, state)) is { } words)
        {
            yield return words;
        }

        if (PartJson.FindReadable<PublicationPart>(item.Parts) is { } publication && PublicationPartKind.PeriodEnd(publication) < today.Year)
        {
            yield return "Period ended";
        }

        if (site.Section(null).IsOpened && !site.Section(item.Section).IsOpened)
        {
            yield return "Not in use yet";
        }
    }

    private static EditionState? EditionOf(string state) =>
        Enum.GetValues<EditionState>().Where(known => GuidanceLines.ValueOf(known) == state).Select(known => (EditionState?)known).FirstOrDefault();

    private static IEnumerable<string> Notes(SearchHit hit)
    {
        if (hit.OldNumber is { } digits)
        {
            var number = TelephoneNumber.TryParse(digits, out var telephone, out _) ? telephone.Display : digits;
            yield return $"{number} is an old number: do not use it.";
        }

        if (hit.OtherName is { } name)
        {
            yield return $"Also known as {name}.";
        }
    }

    private Blocks.FileView? File(SearchFilePlace place)
    {
        var name = Path.GetFileName(place.Media);
        return FileViews.Of(place.Media, place.Page is { } page ? $"{name}, page {Numbers.Of(page)}" : name, links) is { } view
            ? place.Page is { } at && view.TypeAndSize.StartsWith("PDF", StringComparison.Ordinal) ? view with { Address = $"{view.Address}#page={at.ToString(System.Globalization.CultureInfo.InvariantCulture)}" } : view
            : null;
    }

    // What the fields of its type project under a key: the same that the filter of that key looks at.
    private IEnumerable<string> Terms(PublishedItem item, string key) =>
        from part in snapshot.Definitions.FindType(item.ContentType)?.Parts ?? []
        let json = item.Parts.Find(part.Name)
        where json is { ValueKind: JsonValueKind.Object }
        from field in snapshot.Definitions.FindPart(part.PartName)?.Fields ?? []
        where field.FieldName == nameof(TaxonomyField) && field.Settings.Get<ProjectionSettings>().Key == key
        where json.Value.TryGetProperty(field.Name, out var value) && value.ValueKind == JsonValueKind.Object
        from term in TermsOf(json.Value.GetProperty(field.Name))
        select term;

    private static IEnumerable<string> TermsOf(JsonElement field) =>
        field.TryGetProperty(nameof(TaxonomyField.TermContentItemIds), out var terms) && terms.ValueKind == JsonValueKind.Array
            ? terms.EnumerateArray().Where(term => term.ValueKind == JsonValueKind.String).Select(term => term.GetString()!)
            : [];
}
