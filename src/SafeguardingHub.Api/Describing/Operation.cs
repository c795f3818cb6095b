using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace SafeguardingHub.Api.Describing;

/// <summary>What the OpenAPI document says of an endpoint: fields are read by hand, so they are described by hand.</summary>
internal sealed record Operation
{
    // The site may be starting, its database away, or its index being made.
    private static readonly int[] Common = [StatusCodes.Status406NotAcceptable, StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable];

    /// <summary>Its name, which generated clients use for their methods.</summary>
    public required string Name { get; init; }

    /// <summary>The group that it belongs to.</summary>
    public required string Group { get; init; }

    /// <summary>What it gives, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What else is to be known.</summary>
    public string? Description { get; init; }

    /// <summary>What its fields are.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>What is posted; null for nothing.</summary>
    public string? Body { get; init; }

    /// <summary>What the answer holds.</summary>
    public required string Answer { get; init; }

    /// <summary>The record that the answer is; null where it is written by hand.</summary>
    public Type? Shape { get; init; }

    /// <summary>The name of the schema of an answer that is written by hand; null where the answer is a record.</summary>
    public string? Schema { get; init; }

    /// <summary>The schema of what is posted; null for nothing.</summary>
    public string? BodySchema { get; init; }

    /// <summary>Whether clients that have the answer may ask whether it still holds.</summary>
    public bool IsAskedAgain { get; init; } = true;

    /// <summary>The statuses of problems that it may answer with, besides the common ones.</summary>
    public IReadOnlyList<int> Problems { get; init; } = [];

    /// <summary>Describes an endpoint.</summary>
    public void On(RouteHandlerBuilder endpoint)
    {
        endpoint.WithName(Name).WithTags(Group).WithSummary(Summary);
        if (Description is not null)
        {
            endpoint.WithDescription(Description);
        }

        if (Shape is null)
        {
            endpoint.Produces(StatusCodes.Status200OK, contentType: Answering.ApiAnswer.MediaType);
        }
        else
        {
            endpoint.Produces(StatusCodes.Status200OK, Shape, Answering.ApiAnswer.MediaType);
        }

        foreach (var status in Problems.Concat(Common).Distinct())
        {
            endpoint.ProducesProblem(status);
        }

        endpoint.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            Complete(operation, context.Document);
            return Task.CompletedTask;
        });
    }

    private void Complete(OpenApiOperation operation, OpenApiDocument? document)
    {
        operation.Parameters ??= [];
        foreach (var field in Fields)
        {
            if (operation.Parameters.FirstOrDefault(known => known.Name == field.Name) is OpenApiParameter known)
            {
                known.Description = field.Text;
                continue;
            }

            operation.Parameters.Add(field.Described());
        }

        var responses = operation.Responses ??= [];
        if (responses.TryGetValue("200", out var answer) && answer is OpenApiResponse described)
        {
            described.Description = Answer;
            if (Schema is not null)
            {
                described.Content = Json(Schema, document);
            }

            if (IsAskedAgain)
            {
                described.Headers = Statuses.Header("ETag", "The tag of this answer: give it as If-None-Match to be told whether the answer still holds.");
                responses["304"] = new OpenApiResponse { Description = "The answer whose ETag was given as If-None-Match still holds." };
            }
        }

        foreach (var (status, response) in responses.ToList())
        {
            if (response is OpenApiResponse problem && Statuses.Texts.TryGetValue(status, out var text))
            {
                problem.Description = text;
                problem.Headers = status == Statuses.TooMany ? Statuses.Header("Retry-After", "After how many seconds to ask again.", JsonSchemaType.Integer) : problem.Headers;
            }
        }

        operation.Responses = [];
        foreach (var (status, response) in responses.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            operation.Responses[status] = response;
        }

        if (Body is not null)
        {
            operation.RequestBody = new OpenApiRequestBody { Description = Body, Content = Json(BodySchema!, document) };
        }
    }

    private static Dictionary<string, OpenApiMediaType> Json(string schema, OpenApiDocument? document) =>
        new(StringComparer.Ordinal) { [Answering.ApiAnswer.MediaType] = new() { Schema = new OpenApiSchemaReference(schema, document) } };
}
