using SafeguardingHub.Content.Changes;

namespace SafeguardingHub.Content.Access;

/// <summary>What a name and an email address of a person have to look like. An address is only proved by a letter that arrives.</summary>
internal static class PersonRules
{
    private const int Longest = 200;

    public static IEnumerable<Reason> FaultsOfName(string name)
    {
        if (name.Length == 0)
        {
            yield return Reason.Invalid("name", "Enter the person's name.");
        }
        else if (name.Length > Longest || name.Any(char.IsControl))
        {
            yield return Reason.Invalid("name", $"The name must be one line of at most {Longest} characters.");
        }
    }

    public static IEnumerable<Reason> FaultsOfEmail(string email)
    {
        if (email.Length == 0)
        {
            yield return Reason.Invalid("email", "Enter an email address.");
        }
        else if (!IsAddress(email))
        {
            yield return Reason.Invalid("email", "Enter an email address in the form name@example.nhs.uk.");
        }
    }

    private static bool IsAddress(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var domain = at < 0 ? "" : email[(at + 1)..];
        return email.Length <= Longest && at is > 0 and <= 64
            && !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '<' or '>' or ',' or ';' or ':' or '"' or '(' or ')' or '\\')
            && domain.Contains('.', StringComparison.Ordinal) && !domain.Contains('@', StringComparison.Ordinal)
            && !domain.StartsWith('.') && !domain.EndsWith('.') && !domain.Contains("..", StringComparison.Ordinal);
    }
}
