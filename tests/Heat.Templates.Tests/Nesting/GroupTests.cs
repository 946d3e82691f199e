using System.Collections.Immutable;
using Heat.Templates.Nesting;
using Heat.Templates.Rendering;
using Heat.Templates.Tests.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Nesting;

/// <summary>Groups and chains: templates that are made, not written.</summary>
public sealed class GroupTests
{
    [Fact]
    public void Group_HasAMemberPerIndex_AndGivesTheirAttributes()
    {
        var rendered = Render(
            """
            resources:
              g: { type: OS::Heat::ResourceGroup, properties: { count: 3, resource_def: { type: OS::Heat::Value, properties: { value: "n-%index%" } } } }
            outputs:
              all: { value: { get_attr: [ g, value ] } }
              first: { value: { get_attr: [ g, value, 0 ] } }
              one: { value: { get_attr: [ g, resource.1.value ] } }
              refs: { value: { get_attr: [ g, refs ] } }
              none: { value: { get_attr: [ g, resource.9.value ] } }
            """);

        Assert.Equal(["n-0", "n-1", "n-2"], rendered.Resources.Single().Nested!.Resources.Select(member => member.Values.Properties.Text("value")));
        Assert.Equal(
            ["""["n-0","n-1","n-2"]""", """["n","n","n"]""", "\"n-1\"", """["0-refid","1-refid","2-refid"]""", "null"],
            rendered.Outputs.Select(output => output.Value.ToString()));
    }

    [Fact]
    public void MembersOfAChain_WaitForOneAnother()
    {
        var rendered = Render(
            "resources:\n  c: { type: OS::Heat::ResourceChain, properties: { resources: [ OS::Heat::None, OS::Heat::None ] } }\n");

        var members = rendered.Resources.Single().Nested!.Template.Resources;
        Assert.Equal(["0"], members.Single(member => member.Name == "1").Requirements);
    }

    [Fact]
    public void ConcurrentChain_WaitsForNothing()
    {
        var rendered = Render(
            "resources:\n  c: { type: OS::Heat::ResourceChain, properties: { concurrent: true, resources: [ OS::Heat::None, OS::Heat::None ] } }\n");

        Assert.All(rendered.Resources.Single().Nested!.Template.Resources, member => Assert.Empty(member.Requirements));
    }

    [Fact]
    public void SecretInTheDefinition_StaysSecretInTheMembers()
    {
        var rendered = Render(
            """
            parameters: { pw: { type: string, hidden: true, default: hush } }
            resources:
              g: { type: OS::Heat::ResourceGroup, properties: { count: 1, resource_def: { type: OS::Heat::Value, properties: { value: { get_param: pw } } } } }
            """);

        Assert.Equal("\"******\"", rendered.Resources.Single().Nested!.Resources.Single().Values.Properties["value"]!.ToString());
    }

    [Theory]
    [InlineData("count: 2, resource_def: { type: OS::Nova::Flavor, properties: { rma: 1 } }", "resources.g<nested_stack>.resources[0].properties: Unknown Property rma. Did you mean 'ram'?")]
    [InlineData("count: 1, resource_def: { type: No::Such }", "resources.g<nested_stack>.resources[0].type: The Resource Type (No::Such) could not be found.")]
    [InlineData("count: 10001, resource_def: { type: OS::Heat::None }", "resources.g.properties.count: 10001 members are more than a group can have (10000).")]
    public void MistakesInMembers_AreFoundOnce(string properties, string expected) => Assert.Single(
        TestTemplate.Errors($"resources:\n  g: {{ type: OS::Heat::ResourceGroup, properties: {{ {properties} }} }}\n"),
        error => error.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void NumberOfMembersThatIsNotKnownYet_IsNoMistake()
    {
        var template = TestTemplate.Load(
            """
            resources:
              v: { type: OS::Heat::Value, properties: { value: 2 } }
              g: { type: OS::Heat::ResourceGroup, properties: { count: { get_attr: [ v, value ] }, resource_def: { type: OS::Heat::None } } }
            """);

        Assert.Null(template.Nested("g", template.Evaluate("g", new World())));
        var known = new World().With("v", "value", TemplateValue.From(2));
        Assert.NotNull(template.Nested("g", template.Evaluate("g", known)));
    }

    [Fact]
    public void ResourceThatIsNoStack_HasNoRequest()
    {
        var template = TestTemplate.Load("resources: { r: { type: OS::Heat::None } }");

        Assert.Null(template.Nested("r", template.Evaluate("r", new World())));
    }

    [Theory]
    [InlineData("resource.b", "\"id-b\"")]
    [InlineData("resource.b.ip", "\"ip-b\"")]
    [InlineData("resource.x", "null")]
    [InlineData("refs_map", """{"a":"id-a","b":"id-b"}""")]
    [InlineData("removed_rsrc_list", "[]")]
    [InlineData("ip", """["ip-a","ip-b"]""")]
    public void MemberValues_AreThoseOfHeatsGroups(string attribute, string expected)
    {
        var world = new World();
        foreach (var member in new[] { "a", "b" })
        {
            world.With(member, null, TemplateValue.From($"id-{member}")).With(member, "ip", TemplateValue.From($"ip-{member}"));
        }

        Assert.Equal(expected, MemberValues.Of(["a", "b"], world, attribute).ToString());
    }

    private static RenderedStack Render(string body) => StackRenderer.Render(TestTemplate.Load(body), ImmutableDictionary<string, ResourceStub>.Empty);
}
