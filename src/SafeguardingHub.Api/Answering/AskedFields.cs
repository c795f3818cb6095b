using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SafeguardingHub.Api.Answering;

/// <summary>
/// Reads the fields of an address and notes every fault, so that one answer names them all. Read by hand and not bound by the
/// framework, which would write values that it cannot use to the log.
/// </summary>
internal sealed class AskedFields
{
    /// <summary>The most characters of a value.</summary>
    public const int LongestValue = 2000;

    /// <summary>The most characters of a value that holds JSON.</summary>
    public const int LongestText = 16_000;

    /// <summary>The most values of a field that may be given several times.</summary>
    public const int MostValues = 20;

    private const int LongestQuoted = 40;
    private const int MostFaults = 20;
    private readonly IQueryCollection query;
    private readonly List<KeyValuePair<string, string>> faults = [];

    /// <summary>The fields of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">The fields that the endpoint has: others are faults, because a misspelt filter would give everything. Null allows any.</param>
    public AskedFields(HttpRequest request, IReadOnlyCollection<string>? known)
    {
        query = request.Query;
        if (known is null)
        {
            return;
        }

        foreach (var name in query.Keys.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).Take(MostFaults))
        {
            Fault(Shortened(name), $"There is no field '{Shortened(name)}' here: use {string.Join(", ", known)}.");
        }
    }

    /// <summary>The problem that names every fault; null where there is none.</summary>
    public ApiProblem? Problem => faults.Count == 0 ? null : new ApiProblem(StatusCodes.Status400BadRequest, string.Join(" ", faults.Select(fault => fault.Value))) { Errors = [.. faults] };

    /// <summary>A text as messages quote it.</summary>
    public static string Quoted(string text) => $"'{Shortened(text)}'";

    /// <summary>Notes a fault of a field.</summary>
    public void Fault(string field, string message)
    {
        // Whoever made so many reads no more of them, and each message costs more to send than the fault to make.
        if (faults.Count < MostFaults)
        {
            faults.Add(KeyValuePair.Create(field, message));
        }
    }

    /// <summary>The value of a field without blanks around it; null where there is none. Several values are a fault.</summary>
    /// <param name="field">The field.</param>
    /// <param name="longest">The most characters.</param>
    public string? One(string field, int longest = LongestValue)
    {
        var values = query[field];
        if (values.Count > 1)
        {
            Fault(field, $"Give '{field}' once.");
            return null;
        }

        return values.Count == 1 && Clean(field, values[0], longest) is { Length: > 0 } value ? value : null;
    }

    /// <summary>The first value of a field as it stands, line breaks included: for JSON.</summary>
    public string? Text(string field)
    {
        var value = query[field].FirstOrDefault();
        if (value is not { Length: > LongestText })
        {
            return value;
        }

        Fault(field, $"What is given for '{field}' is longer than 16,000 characters: post it as a body.");
        return null;
    }

    /// <summary>The values of a field that may be given several times, or once with commas between values.</summary>
    /// <param name="field">The field.</param>
    /// <param name="hasCommas">Whether values may hold commas, so that none stands between them.</param>
    public ImmutableArray<string> Many(string field, bool hasCommas = false)
    {
        var values = query[field]
            .SelectMany(value => (Clean(field, value) ?? "").Split(hasCommas ? '\n' : ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (values.Length <= MostValues)
        {
            return values;
        }

        Fault(field, $"'{field}' has more than {MostValues} values.");
        return [];
    }

    /// <summary>A whole number between two others; <paramref name="otherwise"/> where none is given.</summary>
    public int Number(string field, int least, int most, int otherwise)
    {
        if (One(field) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (text[0] != '0' || text.Length == 1) && number >= least && number <= most)
        {
            return number;
        }

        Fault(field, string.Create(CultureInfo.InvariantCulture, $"{Quoted(text)} cannot be used for '{field}': give a whole number from {least} to {most}."));
        return otherwise;
    }

    /// <summary>One of several words; the first where none is given.</summary>
    public T Choice<T>(string field, params ReadOnlySpan<(string Word, T Value)> choices)
    {
        if (One(field) is not { } text)
        {
            return choices[0].Value;
        }

        foreach (var (word, value) in choices)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var words = new List<string>();
        foreach (var (word, _) in choices)
        {
            words.Add(word);
        }

        Fault(field, $"{Quoted(text)} cannot be used for '{field}': use {string.Join(", ", words)}.");
        return choices[0].Value;
    }

    private string? Clean(string field, string? value, int longest = LongestValue)
    {
        if (value?.Length > longest)
        {
            Fault(field, string.Create(CultureInfo.InvariantCulture, $"What is given for '{field}' is longer than {longest:N0} characters."));
            return null;
        }

        if (value is not null && value.Any(char.IsControl))
        {
            Fault(field, $"What is given for '{field}' holds control characters.");
            return null;
        }

        return value?.Trim();
    }

    private static string Shortened(string text) => text.Length <= LongestQuoted ? text : text[..LongestQuoted] + "…";
}
