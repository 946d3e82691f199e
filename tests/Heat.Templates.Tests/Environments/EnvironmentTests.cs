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
    [InlineData("resource_registry: {'My::Thing': thing.yaml}", "a template as a resource type (\"thing.yaml\") is not supported yet")]
    [InlineData("resource_registry: {resources: {r: {hooks: pre-create}}}", "\"hooks\" is not supported yet")]
    [InlineData("event_sinks: [{type: zaqar-queue}]", "event_sinks are not supported")]
    [InlineData("encrypted_param_names: [p]", "encrypted_param_names is not supported")]
    [InlineData("parameter: {p: x}", "environment has wrong section \"parameter\". Did you mean 'parameters'?")]
    [InlineData("parameters: {q: x}", "The Parameter (q) was not defined in template.")]
    public void WhatIsNotHonoured_IsRefused(string environment, string message)
    {
        var error = TestTemplate.Errors(With(environment))[0];

        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.StartsWith("environment 1:1:", error, StringComparison.Ordinal);
    }

    private static TemplateRequest With(params string[] environments) => TestTemplate.Request(Body) with
    {
        Environments = [.. environments.Select((text, index) => DocumentSource.OfText($"environment {index + 1}", text))],
    };
}
