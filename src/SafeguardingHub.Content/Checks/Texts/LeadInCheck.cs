using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SafeguardingHub.Content.Pipeline;

namespace SafeguardingHub.Content.Checks.Texts;

/// <summary>Finds words that promise something which does not come: a colon with nothing after it, "the links below", a heading over nothing.</summary>
public sealed partial class LeadInCheck : Check
{
    private static readonly CheckCode LeadsNowhere = new(
        "leads-nowhere", "Sentence announces something that is missing", Severity.Warning,
        "A line that ends in a colon, or speaks of links or a document below, promises something. When pages are copied the list often gets lost and the promise stays.");

    private static readonly CheckCode NothingUnder = new(
        "heading-nothing-under", "Heading with nothing under it", Severity.Warning, "Readers jump to the heading and find nothing. Write what belongs there, or take the heading out.");

    /// <inheritdoc />
    public override ImmutableArray<CheckCode> Codes => [LeadsNowhere, NothingUnder];

    /// <inheritdoc />
    public override IEnumerable<Finding> Look(CheckContext context)
    {
        var after = new WhatFollows(context);
        return after.Blocks.SelectMany((block, index) => Look(block, index, after)).Once();
    }

    private static IEnumerable<Finding> Look(WordedBlock block, int index, WhatFollows after)
    {
        switch (block.Kind)
        {
            case TextBlockKind.Heading when block.Words.Length > 0 && after.Of(index) == Following.Nothing:
                yield return NothingUnder.At(block.Place, block.Words, $"There is nothing under the heading {Finds.Quoted(block.Words)}. Write what belongs there, or take it out.");
                break;
            case TextBlockKind.Heading when OfLinks().IsMatch(block.Words) && after.Of(index) == Following.Words && !after.HasLinksUnder(index):
                yield return NothingUnder.At(block.Place, block.Words, $"There are no links under the heading {Finds.Quoted(block.Words)}. Add them, or take it out.");
                break;
            case TextBlockKind.Paragraph or TextBlockKind.ListItem when block.Words.Length > 0:
                var what = after.Of(index);
                foreach (var sentence in block.Sentences)
                {
                    var isLast = sentence.Start + sentence.Text.Length == block.Words.Length;
                    if ((isLast && what == Following.Nothing && Colon().IsMatch(sentence.Text))
                        || (isLast && what is Following.Nothing or Following.Words && Preposition().IsMatch(sentence.Text))
                        || (what == Following.Nothing && Below().IsMatch(sentence.Text)))
                    {
                        yield return LeadsNowhere.At(block.Place, sentence.Subject, $"{Finds.Quoted(sentence.Text)} announces something, and nothing follows. Add it, or end the sentence.");
                    }
                    else if (!after.HasLinks && sentence.Text.Contains("above", StringComparison.OrdinalIgnoreCase) && Above().IsMatch(sentence.Text))
                    {
                        yield return LeadsNowhere.At(block.Place, sentence.Subject, $"{Finds.Quoted(sentence.Text)} speaks of a link, and there is no link on this page. Add it, or take the sentence out.");
                    }
                }

                break;
        }
    }

    [GeneratedRegex(@":-?$", RegexOptions.CultureInvariant)]
    private static partial Regex Colon();

    [GeneratedRegex(@"\b(?:via|are|including|includes?|the following|from the|at the)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Preposition();

    [GeneratedRegex(@"\b(?:links?|documents?|files?|lists?|tables?|forms?|flow ?charts?|details|contacts|numbers|steps|is|are|shown|listed|attached|given|set out|found|see|as) below\b(?! (?:the|it|them|that|this|each|average|\d))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Below();

    [GeneratedRegex(@"\b(?:hyper)?links?\b[^.]{0,40}\babove\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Above();

    // Where the box of links was lost, the text that followed it stands under its heading.
    [GeneratedRegex(@"^(?:(?:quick|useful|related|external|further|other|more) (?:links?|websites?|pages|reading|resources)|links|downloads|see also(?: \p{L}+){0,4}):?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfLinks();

    /// <summary>What comes after a block.</summary>
    private enum Following
    {
        Nothing,
        Words,
        List,
    }

    /// <summary>Tells what comes after a block, blocks without words of their own included: a contact, a list of files.</summary>
    private sealed class WhatFollows
    {
        private readonly CheckContext context;
        private readonly List<FoundPart> parts;
        private readonly int[] partOf;
        private readonly int[] levels;

        public WhatFollows(CheckContext context)
        {
            this.context = context;
            Blocks = Wording.Of(context.Texts).Blocks;
            HasLinks = !Wording.Of(context.Texts).Links.IsEmpty;
            parts = [.. context.Reading.Parts];
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            partOf = [.. Blocks.Select(block => PartOf(block.Place, places))];
            levels = new int[Blocks.Length];
            for (var index = 0; index < Blocks.Length; index++)
            {
                // What stands under the title is not a heading's own: the headings after it begin something else.
                levels[index] = Blocks[index].Kind == TextBlockKind.Heading ? Blocks[index].Block.Level : index == 0 ? 2 : levels[index - 1];
            }
        }

        public ImmutableArray<WordedBlock> Blocks { get; }

        public bool HasLinks { get; }

        /// <summary>Whether there is a link, a list or a block that shows more between a heading and the next heading.</summary>
        public bool HasLinksUnder(int heading)
        {
            var end = heading + 1;
            while (end < Blocks.Length && Blocks[end].Kind != TextBlockKind.Heading)
            {
                end++;
            }

            var under = Blocks[(heading + 1)..end];
            return under.Any(block => block.Kind is TextBlockKind.ListItem or TextBlockKind.Line or TextBlockKind.Cell || block.Words.Contains(Wording.Shown, StringComparison.Ordinal))
                || Wording.Of(context.Texts).Links.Any(link => under.Any(block => block.Place == link.Place && (block.Words == link.Around || block.Block.Text == link.Around)))
                || ShowsMore(end - 1, end < Blocks.Length ? partOf[end] : parts.Count);
        }

        public Following Of(int index)
        {
            var block = Blocks[index];
            var next = index + 1 < Blocks.Length && BelongsTogether(block, Blocks[index + 1]) ? Blocks[index + 1] : null;
            var isLastOfText = next is null || next.Place != block.Place;
            if (next is { Kind: TextBlockKind.ListItem } or { Kind: TextBlockKind.Cell })
            {
                return Following.List;
            }

            if (ShowsMore(index, next is null ? parts.Count : partOf[index + 1]) || (isLastOfText && context.Texts.Pictures.Any(picture => picture.Place == block.Place)))
            {
                return Following.List;
            }

            return next switch
            {
                null => Following.Nothing,
                { Kind: TextBlockKind.Heading } => next.Block.Level > levels[index] ? Following.Words : Following.Nothing,
                { Words: Wording.Shown } => Following.List,
                { Kind: TextBlockKind.Line } => Following.List,
                _ => Following.Words,
            };
        }

        // Blocks between that hold no words but point to something: contacts, routes, files, links to other pages.
        private bool ShowsMore(int index, int before)
        {
            var own = partOf[index];
            if (own < 0)
            {
                return false;
            }

            var root = Root(Blocks[index].Place);
            var from = Blocks[index].Block.Html is null ? own : own + 1;
            for (var at = from; at < Math.Min(before < 0 ? parts.Count : before, parts.Count); at++)
            {
                if (Root(parts[at].Place) == root && (parts[at].Kind.References(parts[at].Part).Any() || (at != own && parts[at].Kind.Bodies(parts[at].Part).Any(body => body.Html.Length > 0))))
                {
                    return true;
                }
            }

            return false;
        }

        // What stands in another part of the item, such as its review, does not follow a line of its text.
        private static bool BelongsTogether(WordedBlock block, WordedBlock next) => Root(block.Place) == Root(next.Place) || (block.Block.Html is not null && next.Block.Html is not null);

        private static string Root(string place) => place.IndexOf('.', StringComparison.Ordinal) is > 0 and var at ? place[..at] : place;

        private int PartOf(string place, Dictionary<string, int> known)
        {
            if (!known.TryGetValue(place, out var found))
            {
                found = -1;
                for (var at = 0; at < parts.Count; at++)
                {
                    if (place.StartsWith(parts[at].Place + ".", StringComparison.Ordinal) && (found < 0 || parts[at].Place.Length > parts[found].Place.Length))
                    {
                        found = at;
                    }
                }

                known[place] = found;
            }

            return found;
        }
    }
}
