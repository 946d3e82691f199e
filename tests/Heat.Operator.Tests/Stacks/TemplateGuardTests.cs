using System.Collections.Immutable;
using Heat.Operator.Entities;
using Heat.Operator.Stacks;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Tests.Stacks;

public sealed class TemplateGuardTests
{
    private const string Template =
        """
        heat_template_version: 2021-04-16
        resources:
          web: { type: "My::Web" }
        """;

    [Theory]
    [InlineData("resource_registry: { 'My::Web': 'OS::Heat::None' }")]
    [InlineData("resource_registry: { 'My::Web': web.yaml }")]
    [InlineData("resource_registry: { 'My::*': 'OS::Heat::None', resources: { web: { hooks: pre-create } } }")]
    [InlineData("resource_registry: { 'My::*': 'OS::Heat::None', resources: { web: { restricted_actions: [update, replace] } } }")]
    public void WhatTheEngineCanDo_Passes(string environment) => Assert.Null(TemplateGuard.Check(Load(environment)));

    [Theory]
    [InlineData("resource_registry: { 'My::*': 'OS::Heat::None' }\nevent_sinks: [ { type: zaqar-queue } ]", "environment 1:2:1 environment 1.event_sinks: event_sinks are not supported")]
    public void WhatTheEngineCannotDo_IsRefusedWithThePlace(string environment, string part)
    {
        var problem = TemplateGuard.Check(Load(environment));

        Assert.NotNull(problem);
        Assert.Equal(StackReason.NotSupported, problem.Reason);
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.IsStalled);
    }

    [Fact]
    public void ManyFindings_AreCutShort()
    {
        var problem = TemplateGuard.Check(Load([.. Enumerable.Repeat("event_sinks: [ { type: zaqar-queue } ]", 7)], "heat_template_version: 2021-04-16\n"));

        Assert.NotNull(problem);
        Assert.EndsWith("| and 2 more.", problem.Message, StringComparison.Ordinal);
    }

    private static IStackTemplate Load(string environment) => Load([environment], Template);

    private static IStackTemplate Load(string[] environments, string template)
    {
        var result = TemplateLoader.Load(new TemplateRequest
        {
            Template = DocumentSource.OfText("template", template),
            Files = ImmutableDictionary<string, string>.Empty.Add("web.yaml", "heat_template_version: 2021-04-16\n"),
            Environments = [.. environments.Select((environment, index) => DocumentSource.OfText($"environment {index + 1}", environment))],
            Pseudo = new PseudoParameters("web", "id", "project", null),
        });
        Assert.True(result.Template is not null, string.Join("\n", result.Diagnostics));
        return result.Template;
    }
}
