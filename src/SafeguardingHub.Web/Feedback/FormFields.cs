using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace SafeguardingHub.Web.Feedback;

/// <summary>The fields of a small form, or why it was not read.</summary>
/// <param name="Fields">The fields; a field that was sent twice is left out, as it has no one answer.</param>
/// <param name="Status">The status to refuse with; null where the form was read.</param>
internal sealed record FormFields(IReadOnlyDictionary<string, string> Fields, int? Status)
{
    /// <summary>The longest body, in bytes: the forms have a handful of short fields.</summary>
    public const int LongestBody = 8 * 1024;

    /// <summary>The field, or null.</summary>
    public string? this[string name] => Fields.GetValueOrDefault(name);

    /// <summary>Reads no more than <see cref="LongestBody"/> and writes nothing anywhere.</summary>
    public static async Task<FormFields> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return Refused(StatusCodes.Status415UnsupportedMediaType);
        }

        if (request.ContentLength > LongestBody)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge);
        }

        var buffer = new byte[LongestBody + 1];
        var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (read > LongestBody)
        {
            return Refused(StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            var parsed = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(buffer, 0, read));
            return new FormFields(parsed.Where(field => field.Value.Count == 1).ToDictionary(field => field.Key, One, StringComparer.Ordinal), null);
        }
        catch (InvalidDataException)
        {
            return Refused(StatusCodes.Status400BadRequest);
        }
    }

    private static string One(KeyValuePair<string, StringValues> field) => field.Value.ToString();

    private static FormFields Refused(int status) => new(new Dictionary<string, string>(), status);
}
