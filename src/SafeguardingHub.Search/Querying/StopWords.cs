using System.Collections.Frozen;

namespace SafeguardingHub.Search.Querying;

/// <summary>
/// Words of which a question is made and by which nothing is found: left out of a query that has others. Words that turn a
/// worry's meaning ("not", "no", "never") are among them because pages are about the worry either way.
/// </summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All = (
        "a about am an and any anyone are as ask asked at be because been being but by can could did do does doing done find finding for found from get getting go going got had happen happened happens has have " +
        "having he her here hers him his how i if in into is it its just know let like may me might mine must my never no nor not of off on or " +
        "our ours out own please s said say says shall she should so some somebody someone something t tell than that the their theirs them then there these they thing " +
        "things think thinks this those though to told too use uses very want wants was we were what when where whether which while who whom whose why will with would yes you " +
        "your yours don didn doesn isn wasn won can couldn shouldn wouldn ll re ve im ive").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word is one.</summary>
    public static bool Contains(string word) => All.Contains(word);
}
