using System.Collections.Immutable;

namespace SafeguardingHub.Search.Lucene.Language;

/// <summary>A field to look in, and how much a word in it counts.</summary>
internal readonly record struct WeightedField(string Name, double Boost);

/// <summary>Gives a tree's clauses without a field the fields to look in.</summary>
internal static class QueryFields
{
    /// <summary>The tree with these fields: with several, each clause may fit in any of them.</summary>
    public static QueryNode Over(QueryNode query, ImmutableArray<WeightedField> fields) => query switch
    {
        BoostNode boost => boost with { Query = Over(boost.Query, fields) },
        GroupNode group => group with { Clauses = [.. group.Clauses.Select(clause => clause with { Query = Over(clause.Query, fields) })] },
        TermNode { Field: null } term => Each(fields, field => term with { Field = field }),
        MatchNode { Field: null } match => Each(fields, field => match with { Field = field }),
        PhraseNode { Field: null } phrase => Each(fields, field => phrase with { Field = field }),
        WildcardNode { Field: null } wildcard => Each(fields, field => wildcard with { Field = field }),
        FuzzyNode { Field: null } fuzzy => Each(fields, field => fuzzy with { Field = field }),
        RegexpNode { Field: null } regexp => Each(fields, field => regexp with { Field = field }),
        RangeNode { Field: null } range => Each(fields, field => range with { Field = field }),
        _ => query,
    };

    private static QueryNode Each(ImmutableArray<WeightedField> fields, Func<string, QueryNode> inField)
    {
        var each = fields.Select(field => field.Boost == 1 ? inField(field.Name) : new BoostNode(inField(field.Name), field.Boost)).ToList();
        return each.Count == 1 ? each[0] : new GroupNode([.. each.Select(query => new Clause(Occur.Should, query))]);
    }
}
