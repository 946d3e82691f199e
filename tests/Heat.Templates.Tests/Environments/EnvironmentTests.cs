using Heat.Templates.Evaluation;
using Heat.Templates.Tests.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Environments;

public sealed class EnvironmentTests
{
    private const string Body =
        """
        parameters:
          p: {type: string, default: template}
        resources:
          r: {type: "My::Thing"}
        outputs:
          o: {value: {get_param: p}}
        """;

    [Fact]
    public void StackParameters_WinOverEnvironments_WhichWinOverDefaults()
    {
        var request = With("parameter_defaults: {p: default}\nresource_registry: {'My::*': OS::Heat::None}", "parameters: {p: second}");

        Assert.Equal(new TextValue("second"), TestTemplate.Load(request).EvaluateOutput("o", new World()).Value);
        var called = request with { Parameters = MapValue.Empty.With("p", new TextValue("call")) };
        Assert.Equal(new TextValue("call"), TestTemplate.Load(called).EvaluateOutput("o", new World()).Value);
    }

    [Fact]
    public void MappingOfAResource_WinsOverAGeneralOne()
    {
        var template = TestTemplate.Load(With(
            "resource_registry: {'My::Thing': OS::Heat::Value, resources: {r: {'My::Thing': OS::Heat::None}}}"));

        Assert.Equal("OS::Heat::None", Assert.Single(template.Resources).Type);
    }

    [Theory]
    [InlineData("event_sinks: {type: zaqar-queue}", "\"event_sinks\" must be a list")]
    [InlineData("encrypted_param_names: p", "\"encrypted_param_names\" must be a list of names of parameters")]
    [InlineData("resource_registry: {'My::Thing': [a]}", "a mapping must be the name of a resource type or of a template")]
    [InlineData("parameter: {p: x}", "environment has wrong section \"parameter\". Did you mean 'parameters'?")]
    [InlineData("parameters: {q: x}", "The Parameter (q) was not defined in template.")]
    public void WhatCannotBeHonoured_IsRefused(string environment, string message)
    {
        var error = TestTemplate.Errors(With(environment))[0];

        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.StartsWith("environment 1:1:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatTheEngineMustDo_IsListedWithItsPlace()
    {
        var template = TestTemplate.Load(With(
            """
            event_sinks: [{type: zaqar-queue}]
            resource_registry: {'My::Thing': OS::Heat::None, resources: {r: {hooks: [pre-create, post-delete]}, 'q*': {restricted_actions: replace}}}
            """));

        Assert.Equal(
            [
                "EventSink event_sinks environment 1.event_sinks line 1",
                "Hook pre-create, post-delete environment 1.resource_registry.resources.r.hooks line 2",
                "RestrictedAction replace environment 1.resource_registry.resources.q*.restricted_actions line 2",
            ],
            template.Needs.Select(need => $"{need.Feature} {need.Subject} {need.Path} line {need.Position?.Line}"));
        Assert.Equal(["post-delete", "pre-create"], template.Resources[0].Hooks.AsEnumerable());
        Assert.Empty(template.Resources[0].RestrictedActions);
    }

    [Fact]
    public void EncryptedParameters_AreSecret()
    {
        var template = TestTemplate.Load(With("parameters: {p: hush}\nencrypted_param_names: [p]\nresource_registry: {'My::*': OS::Heat::None}"));

        Assert.Equal("\"******\"", template.EvaluateOutput("o", new World()).Value.ToString());
        Assert.Equal("{\"p\":\"******\"}", template.ShownParameters.ToString());
    }

    private static TemplateRequest With(params string[] environments) => TestTemplate.Request(Body) with
    {
        Environments = [.. environments.Select((text, index) => DocumentSource.OfText($"environment {index + 1}", text))],
    };
}
