using FsCheck;
using FsCheck.Fluent;
using SafeguardingHub.Search.Lucene.Language;

namespace SafeguardingHub.Search.Tests.Lucene.Language;

public class QueryPropertyTests
{
    // What a query is made of, so that random texts are often nearly right.
    private static readonly Gen<string> Pieces = Gen.OneOf(
        Gen.Elements("a", "title", "AND", "OR", "NOT", "TO", "2013", "\\", "\\u00e9", "é", "/", "*:*", "👩"),
        Gen.Elements("(", ")", "[", "]", "{", "}", "\"", ":", "+", "-", "!", "^", "~", "*", "?", " ", "&&", "||", "|", "1", "0.5", "."),
        ArbMap.Default.GeneratorFor<string>());

    private static readonly Gen<string> Texts = Pieces.ArrayOf().Select(string.Concat);

    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.Elements("neglect", "AND", "OR", "NOT", "&&", "self-neglect", "a b", "+a", "24/7", "c:d", "q\"", "\\", "é", "*", "?", "TO", "(x)"),
        ArbMap.Default.GeneratorFor<NonEmptyString>().Select(text => text.Get));

    private static readonly Gen<string?> Fields = Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>("title", "VdItem.Area", "a b"));

    private static readonly Gen<QueryNode> Leaves = Gen.OneOf(
        Gen.Constant<QueryNode>(new EverythingNode()),
        from field in Fields from text in Words select (QueryNode)new TermNode(field, text),
        from field in Fields from text in Words from slop in Gen.Choose(0, 9) select (QueryNode)new PhraseNode(field, text, slop),
        from field in Fields from text in Words select (QueryNode)new WildcardNode(field, WildcardPattern.Beginning(text)),
        from field in Fields from text in Words from edits in Gen.Choose(0, 2) select (QueryNode)new FuzzyNode(field, text, edits),
        from field in Fields from pattern in Gen.Elements("a.*b", "bab(y|ies)", "1/2") select (QueryNode)new RegexpNode(field, pattern),
        from field in Fields from lower in Ends from upper in Ends select (QueryNode)new RangeNode(field, lower, upper));

    private static Gen<RangeEnd?> Ends => Gen.OneOf(
        Gen.Constant<RangeEnd?>(null),
        from text in Words from isIncluded in Gen.Elements(true, false) select (RangeEnd?)new RangeEnd(text, isIncluded));

    [Fact]
    public void AnyText_IsReadOrHasAFaultInsideIt() => Prop.ForAll(Arb.From(Texts), text =>
    {
        var parsed = QueryParser.Parse(text);
        return parsed.Fault is null || (parsed.Fault.Column >= 1 && parsed.Fault.Column <= text.Length + 1 && parsed.Query is NothingNode);
    }).VerboseCheckThrowOnFailure(2000);

    [Fact]
    public void AnyText_ReadAsSimple_IsNeverAFault() =>
        Prop.ForAll(Arb.From(Texts), text => SimpleQueryParser.Parse(text) is not null).VerboseCheckThrowOnFailure(2000);

    [Fact]
    public void AnyText_WrittenOut_ReadsAsTheSameTree() => Prop.ForAll(Arb.From(Texts), text =>
    {
        var parsed = QueryParser.Parse(text).Query;
        return QueryParser.Parse(QueryPrinter.Print(parsed)).Query.Equals(parsed);
    }).VerboseCheckThrowOnFailure(2000);

    [Fact]
    public void AnyTree_WrittenOut_ReadsAsTheSameTree() => Prop.ForAll(Arb.From(Trees(3)), tree =>
    {
        var written = QueryPrinter.Print(tree);
        var parsed = QueryParser.Parse(written);
        return (parsed.Fault is null && parsed.Query.Equals(tree)).Label($"{written} {parsed.Fault}");
    }).VerboseCheckThrowOnFailure(2000);

    private static Gen<QueryNode> Trees(int depth) => depth == 0
        ? Leaves
        : Gen.Frequency(
            (3, Leaves),
            (1, from query in Trees(depth - 1) from boost in Gen.Choose(1, 40) select (QueryNode)new BoostNode(query, boost / 4.0)),
            (3, from clauses in Clauses(depth - 1).ArrayOf(3) from count in Gen.Choose(2, 3) select (QueryNode)new GroupNode([.. clauses.Take(count)])),
            (1, from query in Trees(depth - 1) from occur in Gen.Elements(Occur.Must, Occur.MustNot) select (QueryNode)new GroupNode([new(occur, query)])));

    private static Gen<Clause> Clauses(int depth) =>
        from query in Trees(depth) from occur in Gen.Elements(Occur.Should, Occur.Must, Occur.MustNot) select new Clause(occur, query);
}

internal static class Checking
{
    // The seed is told on failure; the number of cases is what still takes milliseconds.
    public static void VerboseCheckThrowOnFailure(this Property property, int cases) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), property);
}
