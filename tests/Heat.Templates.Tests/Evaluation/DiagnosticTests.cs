using System.Text.Json;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Evaluation;

public sealed class DiagnosticTests
{
    [Fact]
    public void SeveralMistakes_AreAllFoundInOneRun()
    {
        var errors = TestTemplate.Errors(
            """
            resources:
              net: {type: OS::Neutron::Nett}
              port:
                type: OS::Neutron::Port
                propertis: {}
                properties: {network: {get_resource: nets}, admin_state_up: maybe}
            outputs:
              o: {value: {get_attr: [port, mac_adress]}}
              p: {vale: 1}
            """);

        string[] expected =
        [
            "template:3:15 resources.net.type: The Resource Type (OS::Neutron::Nett) could not be found. Did you mean 'OS::Neutron::Net'",
            "template:6:5 resources.port.propertis: \"propertis\" is not a valid keyword inside a resource definition. Did you mean 'properties'?",
            "template:10:3 outputs.p: Each output definition must contain a value key.",
            "template:7:28 resources.port.properties.network.get_resource: The specified reference \"nets\" (in port.Properties.network) is incorrect.",
            "template:9:15 outputs.o.value.get_attr: The Referenced Attribute (port mac_adress) is incorrect. Did you mean 'mac_address'",
            "template:7:49 resources.port.properties.admin_state_up: \"maybe\" is not a valid boolean",
        ];
        Assert.Equal(expected.Length, errors.Length);
        Assert.All(expected.Zip(errors), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{value: {get_param: missing}}", "missing")]
    [InlineData("[{not: other}]", "other")]
    public void ConditionOfAMap_NamesWhatIsWrongInIt(string condition, string named) =>
        Assert.Contains(named, Assert.Single(TestTemplate.Errors($"conditions:\n  c: {condition}\n")), StringComparison.Ordinal);

    [Fact]
    public void Circle_IsNamedAsAChain()
    {
        var errors = TestTemplate.Errors(
            """
            resources:
              a: {type: OS::Heat::None, depends_on: b}
              b: {type: OS::Heat::Value, properties: {value: {get_resource: c}}}
              c: {type: OS::Heat::None, depends_on: [a]}
            """);

        Assert.Equal(["template:3:3 resources.a: Circular Dependency Found: a -> b -> c -> a. (HT1506)"], errors);
    }

    [Fact]
    public void MistakeInAFunction_HasTheFunctionsPlace()
    {
        var errors = TestTemplate.Errors(
            """
            resources:
              r:
                type: OS::Heat::Value
                properties:
                  value:
                    - {str_split: [",", "a,b", 5]}
            """);

        Assert.Equal(
            ["template:7:12 resources.r.properties.value[0].str_split: Incorrect index to \"str_split\" should be between 0 and 1. (HT1401)"], errors);
    }

    [Fact]
    public void MistakeInANestedProperty_HasItsPlace()
    {
        var errors = TestTemplate.Errors(
            """
            resources:
              p:
                type: OS::Neutron::Port
                properties:
                  network: n
                  fixed_ips:
                    - subnet: s
                    - ip_address: 10.0.0.300
            """);

        Assert.StartsWith(
            "template:9:11 resources.p.properties.fixed_ips[1].ip_address: Error validating value '10.0.0.300': Invalid IP address",
            Assert.Single(errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ObjectForm_HasPathsButNoLines()
    {
        using var document = JsonDocument.Parse("""{"heat_template_version": "2021-04-16T00:00:00Z", "resources": {"r": {"type": "No::Such::Type"}}}""");

        var error = Assert.Single(TestTemplate.Errors(new TemplateRequest
        {
            Template = DocumentSource.OfObject("template", document.RootElement),
            Pseudo = TestTemplate.Pseudo,
        }));

        Assert.StartsWith("template resources.r.type: The Resource Type (No::Such::Type) could not be found.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void JsonText_HasLinesToo()
    {
        var request = TestTemplate.Request("") with
        {
            Template = DocumentSource.OfText("template", "{\n \"heat_template_version\": \"rocky\",\n \"resourcez\": {}\n}"),
        };

        Assert.Equal(
            ["template:3:2 resourcez: The template section is invalid: resourcez. Did you mean 'resources'? (HT1004)"], TestTemplate.Errors(request));
    }

    [Fact]
    public void MissingParameter_IsSaidOnceAndHidesNothingElse()
    {
        var errors = TestTemplate.Errors(
            """
            parameters:
              name: {type: string}
            resources:
              r: {type: OS::Heat::Value, properties: {value: {get_param: name}, typ: string}}
            """);

        Assert.Equal(2, errors.Length);
        Assert.StartsWith("template:3:3 parameters.name: The Parameter (name) was not provided.", errors[0], StringComparison.Ordinal);
        Assert.Contains("resources.r.properties", errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public void DuplicateKey_IsAWarningAndTheLastOneCounts()
    {
        var result = TemplateLoader.Load(TestTemplate.Request("outputs:\n  o: {value: 1}\n  o: {value: 2}\n"));

        Assert.Equal("template:4:3 o: The key \"o\" is given twice; the first one, at template:3:3, has no effect. (HT0005)", Assert.Single(result.Diagnostics).ToString());
        Assert.Equal(TemplateValue.From(2), result.Template!.EvaluateOutput("o", new World()).Value);
    }
}
