using SafeguardingHub.Content.Pipeline;
using SafeguardingHub.Content.Sections;

namespace SafeguardingHub.Conformance.Tests.Engine;

public class PipelineTests
{
    [Fact]
    public void Pipeline_HasItsStepsInThisOrder()
    {
        var pipeline = ContentPipeline.Standard(new ContentPatterns(TimeProvider.System), ReservedPaths.None);

        var order = string.Join(", ", pipeline.Draft.Select(step => step.GetType().Name)) + " | "
            + string.Join(", ", pipeline.Check.Select(step => step.GetType().Name)) + " | "
            + string.Join(", ", pipeline.Live.Select(step => step.GetType().Name));

        Assert.Equal(
            "FindSection, KeepMarks, NameItem, GiveAlias, GivePath | WhatCannotBeRead, RulesOfParts, RulesOfFields, TextsAreOfReasonableLength, SectionStaysInPlace | "
            + "CompileBodies, CollectReferences, ProjectValues",
            order);
    }
}
