namespace SafeguardingHub.Admin.Access;

/// <summary>Between the changes of people and the forms that ask for them.</summary>
public static class Places
{
    /// <summary>What is said beside every new password.</summary>
    public const string PasswordHint = "At least 12 characters. Three or four words that do not belong together are easy to remember. You can paste it from a password manager.";

    /// <summary>The form's field for a reason's place.</summary>
    public static string FieldOf(string place) => place.Length == 0 ? place : char.ToUpperInvariant(place[0]) + place[1..];
}
