using System.Collections.Immutable;
using SafeguardingHub.Content.Checks;
using SafeguardingHub.Content.Checks.Texts;
using SafeguardingHub.Safeguarding.Services;

namespace SafeguardingHub.Safeguarding.Checks;

/// <summary>
/// Compares the telephone numbers of a text with those of the directory. A wrong number on a page like this is the worst thing
/// that can stand there, and a typed number stays as it is when the service's number changes.
/// </summary>
public sealed class NumberCheck : Check
{
    private const int FarFromName = 80;

    private static readonly CheckCode Typed = new(
        "number-typed", "Number typed instead of the contact", Severity.Note,
        "The number is right today. Use the contact instead: it changes by itself when the number does, and says whether anybody has confirmed it.");

    private static readonly CheckCode Former = new(
        "number-former", "Old number of a service", Severity.Error, "The service no longer has this number. Somebody who calls it reaches nobody, or somebody else.");

    private static readonly CheckCode Nearly = new(
        "number-nearly", "Number differs by one digit", Severity.Error, "It is a number of the directory but for one digit. One of the two is mistyped.");

    private static readonly CheckCode Unknown = new(
        "number-unknown", "Number that the directory does not have", Severity.Warning,
        "Nobody looks after this number. Ring it. If it is right, and people here need it, make it a contact; otherwise say in a word why it is right.") { AcceptedForDays = 90 };

    private static readonly CheckCode Beside = new(
        "number-beside-other-name", "Number of another service", Severity.Warning, "The name before the number is that of one service, and the number that of another.");

    private static readonly CheckCode Dials = new(
        "number-dials-another", "Link dials another number than it says", Severity.Error, "The words show one number and the link dials another.");

    /// <inheritdoc />
    public override bool ProtectsReaders => true;

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [Former, Nearly, Dials, Unknown, Beside, Typed];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        var directory = NumberDirectory.Of(context.Ground.Snapshot);
        return Wording.Of(context.Texts).Sentences(alsoQuoted: true).SelectMany(found => Look(context, directory, found.Block, found.Sentence))
            .Concat(Links(context, directory)).Concat(Pictures(context, directory)).WeighedIn(context);
    }

    private static IEnumerable<Finding> Look(CheckContext context, NumberDirectory directory, WordedBlock block, Sentence sentence)
    {
        var numbers = TypedNumbers.In(sentence.Text).ToList();
        var isAlone = numbers.TrueForAll(number => number.Digits == numbers[0].Digits);
        var (from, done) = (0, new HashSet<(string Code, string Digits)>());
        foreach (var number in numbers)
        {
            // Of several numbers in a sentence each is a finding of its own: who accepts one has said nothing of the others. That
            // they are typed at all is one thing to do.
            var subject = isAlone ? sentence.Subject : $"{number.Typed}: {sentence.Subject}";
            if (Judge(context, directory, number) is var (code, message) && done.Add((code.Code, code == Typed ? "" : number.Digits)))
            {
                yield return code == Typed
                    ? code.At(block.Place, sentence.Subject, message, UseContact(directory, block, sentence.Text, number))
                    : code.At(block.Place, subject, message);
            }

            if (!done.Contains((Beside.Code, number.Digits)) && OtherName(context, directory, sentence.Text[from..number.Start], number) is { } other)
            {
                done.Add((Beside.Code, number.Digits));
                yield return Beside.At(block.Place, subject, $"{number.Typed} stands beside {Quoted(other.Name)}, and it is the number of {Owners(directory, number.Digits)}. Look which of the two is meant.");
            }

            from = number.End;
        }
    }

    private static (CheckCode Code, string Message)? Judge(CheckContext context, NumberDirectory directory, TypedNumber number)
    {
        if (directory.Find(number.Digits).FirstOrDefault() is { } known)
        {
            return known.Service.Id == context.Item.Id || known.Service.IsEmergency ? null
                : known.IsFormer ? (Former, $"{number.Typed} was a number of {Quoted(known.Service.Name)} and is no longer{(known.Label is { } label ? $" ({label})" : "")}. Use the number of today.")
                : (Typed, $"{number.Typed} is the number of {Quoted(known.Service.Name)}. Use the contact in its place, so that it changes when the number does.");
        }

        if (directory.Nearly(number.Digits) is { } near)
        {
            return (Nearly, $"{number.Typed} differs by one digit from {Shown(near.Digits)}, the number of {Quoted(near.Service.Name)}. Look which is right.");
        }

        // 999 and 112 reach the emergency services everywhere, whatever the directory holds.
        return number.MayBeOther || number.Digits is ServicePartKind.EmergencyNumber or "112" ? null
            : (Unknown, $"{number.Typed} is not in the directory, so nobody confirms it. Ring it, then say that it is right, or make it a contact.");
    }

    // The name that stands nearest before a number, and no other number between: it is spoken of as the number's owner.
    private static KnownService? OtherName(CheckContext context, NumberDirectory directory, string before, TypedNumber number)
    {
        var owners = directory.Find(number.Digits).Where(known => !known.IsFormer).Select(known => known.Service.Id).ToHashSet();
        if (owners.Count == 0)
        {
            return null;
        }

        var near = before.Length > FarFromName ? before[^FarFromName..] : before;
        var last = (At: -1, Service: default(KnownService));
        foreach (var service in directory.Services.Where(service => !service.IsEmergency))
        {
            foreach (var name in service.Names)
            {
                if (near.LastIndexOf(name, StringComparison.OrdinalIgnoreCase) is var at && at > last.At)
                {
                    last = (at, service);
                }
            }
        }

        return last.Service is { } named && !owners.Contains(named.Id) && named.Id != context.Item.Id ? named : null;
    }

    private static TextFix? UseContact(NumberDirectory directory, WordedBlock block, string sentence, TypedNumber number)
    {
        if (block.Kind is TextBlockKind.Heading or TextBlockKind.Title || directory.Find(number.Digits).FirstOrDefault() is not { IsFormer: false, IsFirst: true, Service: { Alias: { } alias } service })
        {
            return null;
        }

        // The contact shows the name as well: "the Family Front Door on 01905 822 666" would have it twice.
        var contact = $"[contact '{alias}']";
        foreach (var joined in service.Names.SelectMany(name => new[] { " on ", ": ", ", ", " (", " at ", " " }.Select(between => name + between)))
        {
            if (sentence[..number.Start].EndsWith(joined, StringComparison.OrdinalIgnoreCase) && !joined.EndsWith('('))
            {
                return Fixes.Replace(block.Block, sentence[(number.Start - joined.Length)..number.End], contact, "Use the contact", isReference: true);
            }
        }

        return Fixes.Replace(block.Block, number.Typed, contact, "Use the contact", isReference: true);
    }

    private static IEnumerable<Finding> Links(CheckContext context, NumberDirectory directory)
    {
        foreach (var link in context.Texts.Links.Where(link => link.Address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)))
        {
            var subject = link.Around.Length > 0 ? link.Around : link.Address;
            if (!TelephoneNumber.TryParse(Uri.UnescapeDataString(link.Address[4..]), out var dialled, out _))
            {
                yield return Unknown.At(link.Place, link.Address, $"{link.Address} is not a whole telephone number.");
                continue;
            }

            var shown = TypedNumbers.In(link.Text).Select(number => number.Digits).FirstOrDefault();
            if (shown is not null && shown != dialled.Digits)
            {
                yield return Dials.At(link.Place, subject, $"The link says {link.Text} and dials {dialled.Display}. Make both the same.");
            }
            else if (shown is null && Judge(context, directory, new TypedNumber(0, dialled.Display, dialled.Digits)) is var (code, message))
            {
                yield return code.At(link.Place, subject, message);
            }
        }
    }

    private static IEnumerable<Finding> Pictures(CheckContext context, NumberDirectory directory) =>
        from picture in context.Texts.Pictures
        from number in TypedNumbers.In(picture.Alt ?? "")
        let judged = Judge(context, directory, number)
        where judged is not null
        select judged.Value.Code.At(picture.Place, picture.Alt!, judged.Value.Message);

    private static string Owners(NumberDirectory directory, string digits) =>
        string.Join(" and ", directory.Find(digits).Where(known => !known.IsFormer).Select(known => Quoted(known.Service.Name)).Distinct());

    private static string Quoted(string name) => $"“{name}”";

    private static string Shown(string digits) => TelephoneNumber.TryParse(digits, out var number, out _) ? number.Display : digits;
}

/// <summary>Compares the numbers in the text of linked files with the directory: a leaflet goes on being printed long after the number has changed.</summary>
public sealed class FileNumberCheck : Check
{
    private const int LongestText = 200_000;

    private static readonly CheckCode InFile = new(
        "number-wrong-in-file", "Old or mistyped number in a file", Severity.Warning,
        "A file that the page links to holds a number that a service no longer has, or one that differs by a digit. Replace the file, or say beside the link which number to call.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [InFile];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        var directory = NumberDirectory.Of(context.Ground.Snapshot);
        return (from link in context.Texts.Links
                let target = context.Targets.Of(link.Address).File
                where target?.Text is { Length: > 0 }
                from number in TypedNumbers.In(target.Text!.Length > LongestText ? target.Text[..LongestText] : target.Text).DistinctBy(number => number.Digits)
                let known = directory.Find(number.Digits).FirstOrDefault()
                let near = known is null ? directory.Nearly(number.Digits) : null
                where known is { IsFormer: true } || near is not null
                select InFile.At(
                    link.Place, $"{target.File.Path}: {number.Digits}",
                    known is not null ? $"The file “{target.File.FileName}” holds {number.Typed}, an old number of “{known.Service.Name}”."
                    : $"The file “{target.File.FileName}” holds {number.Typed}, which differs by one digit from the number of “{near!.Service.Name}”.")).WeighedIn(context);
    }
}
