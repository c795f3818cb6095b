namespace SafeguardingHub.Content.Tests.Liquid;

/// <summary>Random templates of parts on which the reference and the hub mean the same.</summary>
internal static class RandomTemplates
{
    private static readonly string[] Texts = ["name", "item.DisplayText", "item.Part.Title.Text", "'a b c a'", "void", "missing", "numeric", "tags | join: ' '", "list[1].title", "t"];
    private static readonly string[] TextFilters =
    [
        "upcase", "downcase", "capitalize", "append: 'z'", "prepend: name", "remove: 'a'", "replace: 'e', 'oo'", "replace_first: 'a', ''", "strip", "slice: 1, 4", "slice: -2, 2",
        "truncate: 6", "truncate: 9, '~'", "size | append: ''", "split: ' ' | join: '+'", "split: 'a' | reverse | join: '/'", "default: 'none'", "url_encode | url_decode", "remove_first: 'b'",
        "split: '' | uniq | join: ''", "split: '' | sort | join: ''", "split: ' ' | first", "lstrip", "rstrip", "escape_once",
    ];
    private static readonly string[] Numbers = ["n", "zero", "negative", "numeric", "tags.size", "numbers[1]", "12"];
    private static readonly string[] NumberFilters = ["plus: 3", "minus: n", "times: 2", "modulo: 5", "abs", "at_least: 4", "at_most: 9", "ceil", "floor", "round", "plus: numeric"];
    private static readonly string[] Lists = ["tags", "numbers", "nothing", "item.Part.Tags", "(1..4)", "missing", "(n..9)"];
    private static readonly string[] Conditions = ["yes", "no", "none", "n > 3", "n == 7", "name contains 'e'", "tags contains 'b'", "void == empty", "missing == nil", "name != 'x'", "zero <= n", "forloop.first"];

    public static string Next(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Part(random, 0)));

    private static string Part(Random random, int depth) => random.Next(depth > 3 ? 4 : 11) switch
    {
        0 => " text \n ",
        1 => $"{Open(random, '{')} {Pick(random, Texts)}{Filters(random, TextFilters)} {Close(random, '}')}",
        2 => $"{Open(random, '{')} {Pick(random, Numbers)}{Filters(random, NumberFilters)} {Close(random, '}')}",
        3 => $"{{% assign x = {Pick(random, Texts)}{Filters(random, TextFilters)} %}}{{{{ x }}}}",
        4 => $"{Open(random, '%')} if {Condition(random)} {Close(random, '%')}{Part(random, depth + 1)}{{% elsif {Condition(random)} %}}{Part(random, depth + 1)}{{% else %}}e{{% endif %}}",
        5 => $"{{% unless {Condition(random)} %}}{Part(random, depth + 1)}{{%- endunless %}}",
        6 => $"{{% for t in {Pick(random, Lists)}{Pick(random, ["", " limit:2", " offset:1", " reversed", " limit:2 offset:1 reversed"])} %}}{{{{ forloop.index }}}}{Part(random, depth + 1)}{Part(random, depth + 1)}{{% else %}}none{{% endfor %}}",
        7 => $"{{% for u in {Pick(random, [.. Lists, "list"])} %}}{{% if {Condition(random)} %}}{{% {Pick(random, ["break", "continue"])} %}}{{% endif %}}{Part(random, depth + 1)}{{% endfor %}}",
        8 => $"{{% capture c %}}{Part(random, depth + 1)}{{% endcapture %}}[{{{{ c{Filters(random, TextFilters)} }}}}]",
        9 => $"{{% case {Pick(random, Numbers)} %}}{{% when 7, 12 %}}{Part(random, depth + 1)}{{% when 0 %}}zero{{% else %}}{Part(random, depth + 1)}{{% endcase %}}",
        _ => $"{{% increment {Pick(random, ["k", "l"])} %}}",
    };

    private static string Filters(Random random, string[] filters) => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => " | " + Pick(random, filters)));

    private static string Condition(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => Pick(random, Conditions) + Pick(random, [" and ", " or "]))) + Pick(random, Conditions);

    private static string Open(Random random, char mark) => "{" + mark + (random.Next(4) == 0 ? "-" : "");

    private static string Close(Random random, char mark) => (random.Next(4) == 0 ? "-" : "") + mark + "}";

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
