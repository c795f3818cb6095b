using System.Collections.Immutable;
using SafeguardingHub.Content.Media.Import;
using SafeguardingHub.Content.Sections;

namespace SafeguardingHub.Content.Pipeline;

/// <summary>
/// What happens to a version on its way into the store and before the public: four slots, each with its steps in the
/// order in which they run. This file is the only place that says so; nothing registers itself. Before the first slot
/// every version is shaped (normalised and sanitised), whatever the entrance.
/// </summary>
/// <param name="Draft">Completes a version: later steps use what earlier ones have settled.</param>
/// <param name="Check">Says what is wrong with a version; all checks run, so that an editor sees every reason at once.</param>
/// <param name="Live">Works out what the public will see, at publishing and for a preview.</param>
/// <param name="Publish">Says what keeps a version from the public that a preview may show all the same.</param>
public sealed record ContentPipeline(
    ImmutableArray<IDraftStep> Draft, ImmutableArray<IDraftCheck> Check, ImmutableArray<ILiveStep> Live, ImmutableArray<IPublishCheck> Publish)
{
    /// <summary>The addresses of the application, below which nothing of content stands.</summary>
    public ReservedPaths Reserved { get; private init; } = ReservedPaths.None;

    /// <summary>The hub's pipeline.</summary>
    public static ContentPipeline Standard(ContentPatterns patterns, ReservedPaths reserved) => new(
        Draft:
        [
            new FindSection(),
            new KeepMarks(),
            new NameItem(patterns),
            new GiveAlias(patterns),
            new GivePath(patterns, reserved),
        ],
        Check:
        [
            new WhatCannotBeRead(),
            new RulesOfParts(),
            new RulesOfFields(),
            new TextsAreOfReasonableLength(),
            new SectionStaysInPlace(),
        ],
        Live:
        [
            new CompileBodies(),
            new CollectReferences(),
            new ProjectValues(),
        ],
        Publish:
        [
            new NobodyIsRecognisable(),
            new MergedStaysMerged(),
        ])
    {
        Reserved = reserved,
    };
}
