namespace SafeguardingHub.Content.Tests.Liquid;

/// <summary>The written cases: each is rendered here and by the reference, and both must say the same.</summary>
internal static class OracleCases
{
    public const string Data = """
        {
          "name": "Neglect", "padded": "  two words \n", "html": "<p class=\"a\">It's <b>here</b> & there</p>",
          "n": 7, "zero": 0, "negative": -3, "half": 2.5, "numeric": "12", "yes": true, "no": false, "none": null, "void": "",
          "tags": ["b", "a", "c", "a"], "numbers": [3, 1, 2], "nothing": [], "object": {}, "mixedCase": ["b", "A", "c"],
          "gaps": ["x", null, "y"],
          "item": { "DisplayText": "Worried about a child", "Part": { "Title": { "Text": "Deep" }, "Tags": ["x", "y"] }, "odd name": "odd" },
          "list": [
            { "title": "B", "rank": 2, "live": true }, { "title": "A", "rank": 1, "live": false }, { "title": "C", "rank": 3, "live": true }
          ],
          "key": "Part", "lines": "one\ntwo\r\nthree", "date": "2018-03-25T01:30:00Z", "plain": "2013-04-05"
        }
        """;

    public static readonly string[] Templates =
    [
        // Output and paths
        "plain text only", "", "{{ name }}", "{{name}}", "a{{ name }}b", "{{ missing }}", "{{ missing.deeper.still }}", "{{ item.DisplayText }}",
        "{{ item.Part.Title.Text }}", "{{ item['DisplayText'] }}", "{{ item[\"odd name\"] }}", "{{ item[key].Title.Text }}", "{{ item.Part.Tags[1] }}",
        "{{ item.Part.Tags[-1] }}", "{{ item.Part.Tags[9] }}", "{{ tags.first }}{{ tags.last }}{{ tags.size }}", "{{ name.size }}", "{{ object.size }}",
        "{{ tags }}", "{{ numbers }}", "{{ yes }}{{ no }}{{ none }}", "{{ n }} {{ half }} {{ negative }}", "{{ 'it' }}{{ \"is\" }}", "{{ 42 }}", "{{ -1.5 }}",
        "{{ nil }}|{{ true }}|{{ false }}", "{{ '}}' }}", "{{ '%}' }}", "a { b } c { { d", "50% {of} all", "{{ n | plus: 1 }}{{ n }}", "{{ list[0].title }}",
        "{{ list.first.title }}", "{{ list[1]['title'] }}", "{{ n.size }}",

        // White space
        "a {{- name -}} b", "a\n  {{- name }} b", "a {%- if yes -%} b {%- endif -%} c", "{% if yes -%}\n  b\n{%- endif %}", "  {%- assign x = 1 -%}  {{ x }}",
        "a {%- comment -%} b {%- endcomment -%} c",

        // Conditions
        "{% if yes %}a{% endif %}", "{% if no %}a{% else %}b{% endif %}", "{% if none %}a{% elsif yes %}b{% else %}c{% endif %}", "{% if void %}a{% else %}b{% endif %}",
        "{% if zero %}a{% endif %}", "{% if nothing %}a{% endif %}", "{% unless no %}a{% endunless %}", "{% unless yes %}a{% else %}b{% endunless %}",
        "{% unless yes %}a{% elsif yes %}b{% endunless %}", "{% if n == 7 %}a{% endif %}", "{% if n != 7 %}a{% else %}b{% endif %}", "{% if n > 6 %}a{% endif %}",
        "{% if n < 6 %}a{% else %}b{% endif %}", "{% if n >= 7 and n <= 7 %}a{% endif %}", "{% if name == 'Neglect' %}a{% endif %}", "{% if name contains 'glec' %}a{% endif %}",
        "{% if tags contains 'a' %}a{% endif %}", "{% if tags contains 'z' %}a{% else %}b{% endif %}", "{% if missing contains 'z' %}a{% else %}b{% endif %}",
        "{% if true or false and false %}a{% else %}b{% endif %}", "{% if false and false or true %}a{% else %}b{% endif %}", "{% if true and false or true %}a{% else %}b{% endif %}",
        "{% if false or true and no %}a{% else %}b{% endif %}", "{% if void == empty %}a{% endif %}", "{% if nothing == empty %}a{% endif %}", "{% if object == empty %}a{% endif %}",
        "{% if none == empty %}a{% else %}b{% endif %}", "{% if none == nil %}a{% endif %}", "{% if missing == nil %}a{% endif %}", "{% if void == blank %}a{% endif %}",
        "{% if none == blank %}a{% endif %}", "{% if no == blank %}a{% endif %}", "{% if '  ' == blank %}a{% endif %}", "{% if name != blank %}a{% endif %}",
        "{% if 'a' < 'b' %}a{% endif %}", "{% if 'B' < 'a' %}a{% endif %}", "{% if numeric == 12 %}a{% else %}b{% endif %}", "{% if n == half %}a{% else %}b{% endif %}",
        "{% if 1 == 1.0 %}a{% endif %}", "{% if numbers == numbers %}a{% endif %}", "{% if yes == true %}a{% endif %}", "{%if yes%}a{%endif%}",
        "{% if yes %}{% if no %}x{% else %}y{% endif %}{% endif %}",

        // Case
        "{% case n %}{% when 7 %}seven{% when 8 %}eight{% endcase %}", "{% case n %}{% when 1, 7 %}a{% else %}b{% endcase %}", "{% case n %}{% when 1 or 7 %}a{% else %}b{% endcase %}",
        "{% case name %}{% when 'x' %}a{% else %}b{% endcase %}", "{% case missing %}{% when nil %}a{% else %}b{% endcase %}", "{% case n %} \n {% when 7 %}a{% endcase %}",

        // Loops
        "{% for t in tags %}{{ t }}{% endfor %}", "{% for t in tags limit:2 %}{{ t }}{% endfor %}", "{% for t in tags limit: 2 offset: 1 %}{{ t }}{% endfor %}",
        "{% for t in tags reversed %}{{ t }}{% endfor %}", "{% for t in tags reversed limit:2 %}{{ t }}{% endfor %}", "{% for t in tags offset:1 reversed %}{{ t }}{% endfor %}",
        "{% for t in nothing %}{{ t }}{% else %}none{% endfor %}", "{% for t in missing %}{{ t }}{% else %}none{% endfor %}", "{% for i in (1..4) %}{{ i }}{% endfor %}",
        "{% for i in (1..zero) %}{{ i }}{% else %}none{% endfor %}", "{% for i in (zero..numbers.size) %}{{ i }}{% endfor %}", "{% for i in (n..9) %}{{ i }}{% endfor %}",
        "{% for t in tags %}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.rindex0 }}{{ forloop.first }}{{ forloop.last }}{{ forloop.length }} {% endfor %}",
        "{% for t in tags %}{% if t == 'c' %}{% break %}{% endif %}{{ t }}{% endfor %}", "{% for t in tags %}{% if t == 'a' %}{% continue %}{% endif %}{{ t }}{% endfor %}",
        "{% for a in numbers %}{% for b in numbers %}{% if b == 2 %}{% break %}{% endif %}{{ a }}{{ b }} {% endfor %}{% endfor %}", "{% for i in list %}{{ i.title }}{% endfor %}",
        "{% for t in tags %}{% assign x = t %}{% endfor %}{{ x }}", "{% for t in tags %}{% endfor %}{{ t }}", "{% for p in item %}{{ p[0] }} {% endfor %}",
        "{% for c in name %}{{ c }}{% endfor %}", "{% assign r = (1..3) %}{{ r | join: '-' }}",
        "{% for name in tags %}{{ name }}{% endfor %}{{ name }}", "{% for t in tags %}{% capture x %}{{ x }}{{ t }}{% endcapture %}{% endfor %}{{ x }}",

        // Assign, capture, counting, comment, raw
        "{% assign x = name %}{{ x }}", "{% assign x = name | upcase | append: '!' %}{{ x }}", "{% assign x = 'a' %}{% assign x = 'b' %}{{ x }}", "{% assign name = 'x' %}{{ name }}",
        "{% capture x %}<{{ name }}>{% endcapture %}{{ x }}", "{% capture x %}{% for i in (1..3) %}{{ i }}{% endfor %}{% endcapture %}{{ x | size }}",
        "{% increment c %}{% increment c %}{{ c }}", "{% decrement c %}{% decrement c %}", "{% increment c %}{% decrement c %}",
        "{% raw %}{{ name }}{% if %}{% endraw %}", "a{% # a remark %}b",

        // Text filters
        "{{ name | append: '!' }}", "{{ name | prepend: '>' }}", "{{ 'aBC dEF' | capitalize }}", "{{ name | downcase }}{{ name | upcase }}", "[{{ padded | strip }}]", "[{{ padded | lstrip }}]",
        "[{{ padded | rstrip }}]", "{{ lines | strip_newlines }}", "{{ lines | newline_to_br }}", "{{ name | replace: 'e', 'o' }}", "{{ name | replace_first: 'e', 'o' }}",
        "{{ name | remove: 'e' }}", "{{ name | remove_first: 'e' }}", "{{ name | replace: 'z', 'o' }}", "{{ name | slice: 2 }}", "{{ name | slice: 1, 3 }}", "{{ name | slice: -3, 2 }}",
        "{{ name | slice: 90, 2 }}", "{{ 'a,b,,c,,' | split: ',' | size }}", "{{ 'abc' | split: '' | join: '-' }}", "{{ 'a b c' | split: ' ' | join }}", "{{ name | truncate: 5 }}",
        "{{ name | truncate: 5, '' }}", "{{ name | truncate: 7 }}", "{{ name | truncate: 2 }}", "{{ 'one two three four' | truncatewords: 2 }}", "{{ 'one two three' | truncatewords: 2, '--' }}",
        "{{ 'one two' | truncatewords: 5 }}", "{{ name | size }}{{ tags | size }}", "{{ none | append: 'x' }}", "{{ n | append: 'x' }}", "{{ yes | append: 'x' }}", "{{ missing | upcase }}",
        "{{ 'caf\u00e9 \u00c9' | upcase }}{{ 'caf\u00e9 \u00c9' | downcase }}", "{{ '\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00' | truncate: 3, '' }}",

        // Markup filters
        "{{ 'a < b & c > d' | escape }}", "{{ 'it\\'s' | size }}", "{{ 'a\\nb' | split: \"\\n\" | join: '+' }}", "{{ 'back\\\\slash \\u00e9 \\t' }}", "{{ '&lt;p&gt; & <b>' | escape_once }}", "{{ html | strip_html }}", "{{ 'a<!-- b -->c<script>d</script>e<style>f</style>g' | strip_html }}",
        "{{ 'a b&c=d/e?f' | url_encode }}", "{{ 'a+b%26c' | url_decode }}", "{{ 'caf\u00e9' | url_encode }}", "{{ tags | json }}", "{{ item | json }}", "{{ name | json }}{{ n | json }}{{ none | json }}{{ yes | json }}",

        // Numbers
        "{{ n | plus: 3 }}", "{{ n | minus: 10 }}", "{{ n | times: 2 }}", "{{ 8 | divided_by: 2 }}", "{{ 7 | divided_by: 2.0 }}", "{{ n | modulo: 4 }}", "{{ -7 | modulo: 4 }}", "{{ negative | abs }}",
        "{{ half | ceil }}{{ half | floor }}", "{{ 2.4 | round }}{{ 2.5 | round }}", "{{ 3.14159 | round: 2 }}", "{{ n | at_least: 9 }}{{ n | at_most: 3 }}", "{{ numeric | plus: 1 }}", "{{ half | plus: 1 }}",
        "{{ 0.1 | plus: 0.25 }}", "{{ '3.5' | times: 2 | plus: 0.25 }}", "{{ -2.5 | ceil }}{{ -2.5 | floor }}", "{{ n | plus: zero }}", "{{ -2.4 | round }}",

        // Lists
        "{{ tags | join: ', ' }}", "{{ tags | first }}{{ tags | last }}", "{{ nothing | first }}", "{{ tags | sort | join: '' }}", "{{ numbers | sort | join: '' }}", "{{ mixedCase | sort | join: '' }}",
        "{{ mixedCase | sort_natural | join: '' }}", "{{ tags | reverse | join: '' }}", "{{ tags | uniq | join: '' }}", "{{ list | map: 'title' | join: '' }}", "{{ list | sort: 'rank' | map: 'title' | join: '' }}",
        "{{ list | where: 'live' | map: 'title' | join: '' }}", "{{ list | where: 'rank', 1 | map: 'title' | join: '' }}", "{{ list | where: 'live', false | map: 'title' | join: '' }}", "{{ gaps | compact | join: '-' }}",
        "{{ tags | concat: numbers | join: '' }}", "{{ tags | slice: 1, 2 | join: '' }}", "{{ tags | slice: -2, 2 | join: '' }}", "{{ nothing | join: ',' }}", "{{ numbers | sort | reverse | first }}",
        "{{ list | map: 'title' | sort | last }}", "{{ gaps | join: '-' }}",

        // Unlike kinds
        "{{ -2.5 | round }}{{ 2.675 | round: 2 }}", "{{ 'abc' | plus: 1 }}", "{% if '10' < 9 %}a{% else %}b{% endif %}{% if n > 'x' %}a{% else %}b{% endif %}", "{{ gaps | sort | join: '' }}", "{{ name | date: '' }}",

        // Default, dates
        "{{ missing | default: 'x' }}", "{{ void | default: 'x' }}", "{{ no | default: 'x' }}", "{{ no | default: 'x', allow_false: true }}", "{{ nothing | default: 'x' }}", "{{ zero | default: 'x' }}",
        "{{ name | default: 'x' }}", "{{ date | date: '%Y-%m-%d %H:%M:%S' }}", "{{ date | date: '%a %A %b %B %d %e %j %y' }}", "{{ date | date: '%I %l %k %p %P %M' }}", "{{ date | date: '%-d/%-m/%y %-H' }}",
        "{{ plain | date: '%d %B %Y' }}", "{{ 0 | date: '%Y-%m-%dT%H:%M:%S' }}", "{{ '1521941400' | date: '%s %u %w %U %W' }}", "{{ 'not a date' | date: '%Y' }}", "{{ none | date: '%Y' }}", "{{ date | date: '%%Y %C %h' }}",
        "{{ date | date: '%^a %^B %_d %03d' }}", "{{ '2018-07-01T12:00:00+01:00' | date: '%H:%M %z' }}", "{{ '5 April 2013' | date: '%Y/%m' }}", 
        "{{ '2016-01-03' | date: '%U %W %j' }}", "{{ '2013-12-31' | date: '%U %W %j' }}", "{{ date | date: '%L %N' }}", "{{ date | date: '%n|%t|' }}",
    ];
}
