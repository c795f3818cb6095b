using System.Collections.Frozen;

namespace SafeguardingHub.Admin.Access;

/// <summary>Passwords that are tried first, as the build took them from the list of a package; not served to anybody.</summary>
public static class CommonPasswords
{
    private const string Resource = "common-passwords.txt";

    /// <summary>The list, in lower case: about 30,000 words.</summary>
    public static FrozenSet<string> Load()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build did not embed {Resource}: build the admin's assets.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
