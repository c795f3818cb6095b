using System.Text.Json.Nodes;
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

        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            Complete(operation);
            return Task.CompletedTask;
        });
    }

    private void Complete(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        foreach (var field in Fields)
        {
            if (operation.Parameters.FirstOrDefault(known => known.Name == field.Name) is OpenApiParameter known)
            {
                known.Description = field.Text;
                continue;
            }

            operation.Parameters.Add(new OpenApiParameter
            {
                Name = field.Name,
                In = ParameterLocation.Query,
                Description = field.Text,
                Required = field.IsRequired,
                Schema = new OpenApiSchema { Type = field.Type, Enum = field.Words is { } words ? [.. words.Select(word => (JsonNode)word)] : null },
            });
        }

        if (operation.Responses?.TryGetValue("200", out var answer) == true && answer is OpenApiResponse described)
        {
            described.Description = Answer;
        }

        if (Body is not null)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Description = Body,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Answering.ApiAnswer.MediaType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } } },
            };
        }
    }
}

/// <summary>A field of an address.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">What it says.</param>
internal sealed record Field(string Name, string Text)
{
    /// <summary>What its value is.</summary>
    public JsonSchemaType Type { get; init; } = JsonSchemaType.String;

    /// <summary>The words that it may be; null for any.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>Whether there is no answer without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A whole number.</summary>
    public static Field Number(string name, string text) => new(name, text) { Type = JsonSchemaType.Integer };

    /// <summary>One of several words.</summary>
    public static Field Choice(string name, string text, params string[] words) => new(name, text) { Words = words };
}
