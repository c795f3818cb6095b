using Microsoft.AspNetCore.Http;
using SafeguardingHub.Api.Answering;
using SafeguardingHub.Content;
using SafeguardingHub.Content.Access;
using SafeguardingHub.Content.Items;
using SafeguardingHub.Content.Storage;
using SafeguardingHub.Safeguarding;

namespace SafeguardingHub.Api.Published;

/// <summary>Content in Orchard Core's shape: one item, and lists of items.</summary>
internal static class ContentEndpoints
{
    /// <summary>The fields of an item's address.</summary>
    public static readonly string[] ItemFields = ["depth", "fields"];

    /// <summary>One published item.</summary>
    public static async Task<IResult> Item(HttpContext context, string id, ApiHost host, IPublishedContent published, TimeProvider time, CancellationToken cancellationToken)
    {
        var snapshot = host.Ground();
        var asked = new AskedFields(context.Request, known: null);
        var depth = asked.Number("depth", 0, ItemAnswers.Deepest, 0);
        var choice = FieldChoice.Read(asked, "fields", snapshot.Definitions, host.Kinds);
        if (asked.Problem is { } problem)
        {
            return problem;
        }

        var missing = ApiProblem.NotFound("No published item has this id.");
        if (!ContentItemId.TryParse(id, out var key) || (snapshot.Find(key) ?? await published.FindAsync(key, cancellationToken)) is not { } item)
        {
            return missing;
        }

        var answers = new ItemAnswers(snapshot, host.Kinds, published, LondonTime.Day(time.Now()));
        if (!answers.MaySee(item.ContentType, item.Section))
        {
            return ApiProblem.NotPermitted(Permission.ViewContent);
        }

        if (depth == 0)
        {
            return ApiAnswer.Written(writer => answers.Write(writer, item, choice)).HoldingUntil(answers.HoldsUntil);
        }

        var (references, areCut) = await answers.ReferencesAsync([item], depth, cancellationToken);
        return ApiAnswer.Written(writer => answers.Write(writer, item, references, areCut, choice)).HoldingUntil(answers.HoldsUntil);
    }

    /// <summary>A page of published items.</summary>
    public static async Task<IResult> List(
        HttpContext context, ApiHost host, IPublishedContent published, IPublishedQueries queries, TimeProvider time, CancellationToken cancellationToken)
    {
        var snapshot = host.Ground();
        var asked = new AskedFields(context.Request, ListQuestion.Fields);
        var answers = new ItemAnswers(snapshot, host.Kinds, published, LondonTime.Day(time.Now()));
        var question = ListQuestion.Read(asked, snapshot, host.Kinds);
        if (asked.Problem is { } problem)
        {
            return problem;
        }

        if (ReadersView.Types(snapshot, question.Query.Types) is not { } types)
        {
            return ApiProblem.NotPermitted(Permission.ViewContent);
        }

        question = question with { Query = question.Query with { Types = types } };

        // One more than asked for tells whether there is another page.
        var found = await queries.PageAsync(question.Query, question.After, question.Limit + 1, cancellationToken);
        List<PublishedItem> items = [.. found.Take(question.Limit).Select(one => one.Item)];
        var next = found.Count > question.Limit ? found[question.Limit - 1].Position.ToText(question.Asked) : null;
        var (references, areCut) = question.Depth == 0 ? ([], false) : await answers.ReferencesAsync(items, question.Depth, cancellationToken);
        return ApiAnswer.Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var item in items)
            {
                answers.Write(writer, item, question.Choice);
            }

            writer.WriteEndArray();
            if (question.Depth > 0)
            {
                answers.WriteReferences(writer, "references", references, question.Choice);
                writer.WriteBoolean("referencesAreCut", areCut);
            }

            writer.WriteString("next", next);
            writer.WriteEndObject();
        }).HoldingUntil(answers.HoldsUntil);
    }
}
