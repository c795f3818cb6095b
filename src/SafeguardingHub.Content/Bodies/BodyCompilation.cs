using System.Collections.Immutable;

namespace SafeguardingHub.Content.Bodies;

/// <summary>What compiling a body gave. A body with faults can be shown (what is at fault stays as text) but should not be published.</summary>
/// <param name="Body">The compiled body.</param>
/// <param name="Faults">Everything wrong, in the order of the text.</param>
public sealed record BodyCompilation(CompiledBody Body, ImmutableArray<BodyFault> Faults);

/// <summary>Something in a body that was meant as a reference and cannot be read as one.</summary>
/// <param name="Message">What is wrong and what to write instead, for an editor.</param>
/// <param name="Text">The offending text as it stands in the body, shortened to 80 characters.</param>
public sealed record BodyFault(string Message, string Text);
