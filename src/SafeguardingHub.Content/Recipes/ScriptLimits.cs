namespace SafeguardingHub.Content.Recipes;

/// <summary>What keeps a hostile script from using up time and memory.</summary>
internal static class ScriptLimits
{
    /// <summary>How often a result may itself be a script.</summary>
    public const int Rounds = 20;

    /// <summary>How many variables may need one another in a chain.</summary>
    public const int VariableChain = 20;

    /// <summary>How deep parentheses and calls may nest.</summary>
    public const int Nesting = 20;

    /// <summary>The longest text that one value may become: a media file of 30 MB as Base64 and some room.</summary>
    public const int CharactersPerValue = 48 * 1024 * 1024;

    /// <summary>What all scripts of one run may make together; doubling variables would otherwise grow without end.</summary>
    public const long CharactersPerRun = 1024L * 1024 * 1024;
}
