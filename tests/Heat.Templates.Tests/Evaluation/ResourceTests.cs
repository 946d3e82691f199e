using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Evaluation;

public sealed class ResourceTests
{
    private const string Network =
        """
        resources:
          net: {type: OS::Neutron::Net}
          port:
            type: OS::Neutron::Port
            depends_on: [gate]
            properties: {network: {get_resource: net}, name: {list_join: ["-", [a, {get_attr: [net, name]}]]}}
            metadata: {mtu: {get_attr: [net, mtu]}}
          gate: {type: OS::Heat::None}
        outputs:
          all: {value: {get_attr: [gate]}}
          mac: {value: {get_attr: [port, mac_address]}}
        """;

    [Fact]
    public void ResourceWithReferences_RequiresThemAndWhatItDependsOn()
    {
        var port = Resource(TestTemplate.Load(Network), "port");

        Assert.Equal(["gate", "net"], port.Requirements.Order());
        Assert.Equal(["gate"], port.ExplicitRequirements);
    }

    [Fact]
    public void AttributesRead_AreThoseOfResourcesAndOutputs()
    {
        var template = TestTemplate.Load(Network);

        Assert.Equal(["mtu", "name"], Resource(template, "net").AttributesRead.Order());
        Assert.Equal(["mac_address"], Resource(template, "port").AttributesRead);
        Assert.Equal([""], Resource(template, "gate").AttributesRead);
    }

    [Fact]
    public void ResourceThatExists_FillsInIdsAndAttributes()
    {
        var world = new World().With("net", null, new TextValue("net-id")).With("net", "name", new TextValue("lan")).With("net", "mtu", TemplateValue.From(1500));

        var port = TestTemplate.Load(Network).Evaluate("port", world);

        Assert.Empty(port.Diagnostics);
        Assert.Equal("net-id", port.Properties.Text("network"));
        Assert.Equal("a-lan", port.Properties.Text("name"));
        Assert.Equal(MapValue.Empty.With("mtu", TemplateValue.From(1500)), port.Metadata);
    }

    [Fact]
    public void ResourceThatIsMissing_LeavesUnknownsThatNameIt()
    {
        var port = TestTemplate.Load(Network).Evaluate("port", new World());

        Assert.Equal(new UnknownValue("net", null), port.Properties["network"]);
        var name = Assert.IsType<UnknownValue>(port.Properties["name"]);
        Assert.True(name.IsDerived);
        Assert.False(name.Equals(port.Properties["name"]));
    }

    [Fact]
    public void SameAnswers_GiveTheSameResultWithoutWork()
    {
        var template = TestTemplate.Load(Network);
        var world = new World().With("net", null, new TextValue("net-id")).With("net", "name", new TextValue("lan")).With("net", "mtu", TemplateValue.From(1500));

        var first = template.Evaluate("port", world);

        Assert.Same(first, template.Evaluate("port", world));
        Assert.NotSame(first, template.Evaluate("port", world.With("net", "name", new TextValue("wan"))));
    }

    [Fact]
    public void ConditionThatDoesNotHold_RemovesResourceAndOutput()
    {
        var template = TestTemplate.Load(
            """
            parameters: {big: {type: boolean, default: false}}
            conditions: {many: {get_param: big}}
            resources:
              a: {type: OS::Heat::None, condition: many}
              b: {type: OS::Heat::None, depends_on: a}
            outputs:
              o: {value: 1, condition: many}
            """);

        Assert.Equal(["b"], template.Resources.Select(resource => resource.Name));
        Assert.Empty(template.Resources[0].Requirements);
        Assert.Empty(template.Outputs);
        Assert.Equal(TemplateValue.Null, template.EvaluateOutput("o", new World()).Value);
    }

    [Theory]
    [InlineData("deletion_policy: retain", DeletionPolicy.Retain)]
    [InlineData("deletion_policy: Delete", DeletionPolicy.Delete)]
    [InlineData("external_id: some-id", DeletionPolicy.Retain)]
    public void Policy_IsReadInBothSpellings(string line, DeletionPolicy expected)
    {
        var resource = Resource(TestTemplate.Load($"resources:\n  n:\n    type: OS::Neutron::Net\n    {line}\n"), "n");

        Assert.Equal(expected, resource.DeletionPolicy);
        Assert.Equal(line.StartsWith("external_id", StringComparison.Ordinal) ? "some-id" : null, resource.ExternalId);
    }

    [Fact]
    public void UnknownName_IsRefusedWithAnArgumentError()
    {
        var template = TestTemplate.Load(Network);

        Assert.Throws<ArgumentException>(() => template.Evaluate("ghost", new World()));
        Assert.Throws<ArgumentException>(() => template.EvaluateOutput("ghost", new World()));
    }

    private static ResourceDefinition Resource(IStackTemplate template, string name) =>
        template.Resources.Single(resource => resource.Name == name);
}
