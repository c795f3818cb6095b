using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Safeguarding.Checks;

namespace SafeguardingHub.Safeguarding.Ripple;

/// <summary>Finds the numbers and names of services that a version types, and the numbers in the files that it links to.</summary>
public sealed class TypedMentions : IMentionReader
{
    private const int LongestText = 200_000;

    /// <inheritdoc />
    public IEnumerable<Mention> Read(CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var directory = NumberDirectory.Of(context.Ground.Snapshot);
        if (directory.Services.IsEmpty)
        {
            return [];
        }

        var isArchived = Archived.Is(context);
        var texts = Wording.Of(context.Texts).Sentences(alsoQuoted: true).Select(found => found.Sentence.Text).ToList();
        var typed = texts.SelectMany(TypedNumbers.In).Select(number => number.Digits)
            .Concat(context.Texts.Links.Select(link => Dialled(link.Address)).OfType<string>())
            .Concat(context.Texts.Pictures.SelectMany(picture => TypedNumbers.In(picture.Alt ?? "")).Select(number => number.Digits));
        return
        [
            .. Numbers(directory, context, typed, file: null, isArchived),
            .. directory.Services.Where(service => !service.IsEmergency && service.Id != context.Item.Id && texts.Exists(text => Names(text, service.Name)))
                .Select(service => new Mention(MentionKind.Name, service.Id.Value)),
            .. from link in context.Texts.Links
               let target = context.Targets.Of(link.Address).File
               where target?.Text is { Length: > 0 }
               group target by target.File.Path into same
               let text = same.First().Text!
               from mention in Numbers(directory, context, TypedNumbers.In(text.Length > LongestText ? text[..LongestText] : text).Select(number => number.Digits), same.Key, isArchived)
               select mention,
        ];
    }

    // Of the directory's numbers alone: others belong to nobody whose change could concern the page.
    private static IEnumerable<Mention> Numbers(NumberDirectory directory, CheckContext context, IEnumerable<string> digits, string? file, bool isArchived) =>
        from number in digits.Distinct(StringComparer.Ordinal)
        let known = directory.Find(number).FirstOrDefault()
        where known is { Service.IsEmergency: false } && known.Service.Id != context.Item.Id
        select new Mention(MentionKind.Number, number, file) { IsOutOfDate = isArchived && known.IsFormer };

    private static string? Dialled(string address) =>
        address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) && Services.TelephoneNumber.TryParse(Uri.UnescapeDataString(address[4..]), out var number, out _) ? number.Digits : null;

    private static bool Names(string text, string name)
    {
        // "the police" is no mention of a service called Police; of several words one hardly says them by chance.
        var comparison = name.Contains(' ', StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        for (var at = text.IndexOf(name, comparison); at >= 0; at = text.IndexOf(name, at + 1, comparison))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
