using System.Collections.Immutable;

namespace SafeguardingHub.Conformance.Tests.Vectors;

internal static partial class Deviations
{
    private const string NoNames = "Names of people who work for the hub are told to nobody: Owner and Author are empty.";

    private const string NoSql =
        "Queries in SQL read Orchard Core's own tables, which the hub has not: they are kept and exported, and refused by name with the reason.";

    private static ImmutableArray<Deviation> Api =>
    [
        new("C01-get-published", DeviationKind.Better, NoNames, ["Author: Orchard Core \"admin\", hub \"\""]),
        new("C08-get-no-id", DeviationKind.Better, "The list of content stands there.", ["status: Orchard Core 404, hub 200"]),
        new("C11-get-upper-path", DeviationKind.Better, NoNames, ["Author: Orchard Core \"admin\", hub \"\""]),
        new("C55-patch", DeviationKind.Better, "A method that an address has not is told as that, with those it has.", ["status: Orchard Core 404, hub 405"]),
        new("C56-head", DeviationKind.Better, "HEAD gives the headers of GET.", ["status: Orchard Core 404, hub 200"]),
        new("C58-query-sql-default-param", DeviationKind.NotSupported, NoSql, ["status: Orchard Core 200, hub 400"]),
        new("C59-query-sql-missing-param", DeviationKind.NotSupported, NoSql, ["status: Orchard Core 200, hub 400"]),
        new("C61-query-sql-param-quote", DeviationKind.NotSupported, NoSql, ["status: Orchard Core 200, hub 400"]),
        new("C62-query-sql-param-string-number", DeviationKind.NotSupported, NoSql, ["status: Orchard Core 200, hub 400"]),
        new("C64-query-post-body", DeviationKind.NotSupported, NoSql, ["status: Orchard Core 200, hub 400"]),
        new("C65-query-post-parameters-query", DeviationKind.NotSupported, NoSql, ["status: Orchard Core 200, hub 400"]),
        new("C67-query-liquid-default", DeviationKind.NotSupported, NoSql, ["status: Orchard Core 200, hub 400"]),
        new("C68-query-broken-sql", DeviationKind.Better, "A query that cannot run is refused with the reason; an empty list would be taken for an answer.", ["status: Orchard Core 200, hub 400"]),
        new("C73-query-bad-parameters", DeviationKind.Better, "Parameters that are not JSON are the asker's fault, and are told as that.", ["status: Orchard Core 500, hub 400"]),
    ];
}
