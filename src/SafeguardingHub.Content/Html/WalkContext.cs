namespace SafeguardingHub.Content.Html;

/// <summary>What the walk knows about the place where it is.</summary>
/// <param name="Depth">Elements written around this place.</param>
/// <param name="SourceDepth">Elements of the source around this place.</param>
/// <param name="InLink">A link is open.</param>
/// <param name="InPhrasing">Only a line of text may stand here.</param>
/// <param name="InPre">Spaces and line ends mean themselves.</param>
/// <param name="InForeignLanguage">An element around says that its language is not English.</param>
/// <param name="InOtherDirection">An element around says that its text does not run from left to right.</param>
/// <param name="Formats">One bit for each kind of formatting that is open.</param>
internal readonly record struct WalkContext(
    int Depth, int SourceDepth, bool InLink, bool InPhrasing, bool InPre, bool InForeignLanguage, bool InOtherDirection, int Formats);
