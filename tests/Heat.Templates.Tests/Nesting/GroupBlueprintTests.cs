using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;
using Heat.Templates.Schemas;
using Heat.Templates.Tests.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Nesting;

/// <summary>Templates of groups whose members are decided elsewhere.</summary>
public sealed class GroupBlueprintTests
{
    private const string Group = """
        resources:
          g: { type: OS::Heat::ResourceGroup, properties: { count: 1, resource_def: { type: OS::Heat::Value, properties: { value: "n-%index%" } } } }
        """;

    private const string Scaling = """
        resources:
          g: { type: OS::Heat::AutoScalingGroup, properties: { min_size: 1, max_size: 3, resource: { type: OS::Heat::Value, properties: { value: n } } } }
        """;

    [Fact]
    public void Members_KeepTheDefinitionThatTheyAreGiven()
    {
        var blueprint = Blueprint(Group);
        var old = MapValue.Empty.With("type", new TextValue("OS::Heat::Value")).With("properties", MapValue.Empty.With("value", new TextValue("o-%index%")));

        var template = Load(blueprint, [new MemberDefinition("0", old), new MemberDefinition("4", blueprint.Definition)]);

        Assert.Equal(["0", "4"], template.Resources.Select(resource => resource.Name));
        Assert.Equal(["o-0", "n-4"], template.Resources.Select(resource => template.Evaluate(resource.Name, new World()).Properties.Text("value")));
        Assert.Empty(template.Outputs);
    }

    [Theory]
    [InlineData("[ g, value ]", "value", """["v-a","v-b"]""")]
    [InlineData("[ g, attributes, value ]", "attributes", """{"a":{"value":"v-a"},"b":{"value":"v-b"}}""")]
    [InlineData("[ g, refs ]", "refs", """["id-a","id-b"]""")]
    [InlineData("[ g, refs_map ]", "refs_map", """{"a":"id-a","b":"id-b"}""")]
    [InlineData("[ g, resource.b ]", "resource.b", "\"id-b\"")]
    [InlineData("[ g, resource.b.value ]", "resource.b.value", "\"v-b\"")]
    [InlineData("[ g, resource.x.value ]", "resource.x.value", "null")]
    public void WhatIsReadOfAGroup_TravelsAsOutputs(string read, string attribute, string expected) =>
        Assert.Equal(expected, Answer(Group, read, attribute, NestedForm.Group)?.ToString());

    [Theory]
    [InlineData("[ g, outputs, value ]", "outputs", """{"a":{"value":"v-a"},"b":{"value":"v-b"}}""")]
    [InlineData("[ g, outputs_list, value ]", "outputs_list", """[{"value":"v-a"},{"value":"v-b"}]""")]
    [InlineData("[ g, current_size ]", "current_size", "2")]
    [InlineData("[ g, resource.1.value ]", "resource.1.value", "\"v-b\"")]
    [InlineData("[ g, resource.0 ]", "resource.0", "\"id-a\"")]
    [InlineData("[ g, resource.7 ]", "resource.7", "null")]
    public void WhatIsReadOfAGroupThatScales_TravelsAsOutputs(string read, string attribute, string expected) =>
        Assert.Equal(expected, Answer(Scaling, read, attribute, NestedForm.Scaling)?.ToString());

    [Fact]
    public void WhatNobodyReads_IsNotTold() => Assert.Null(Answer(Group, "[ g, value ]", "refs", NestedForm.Group));

    [Fact]
    public void Outline_DiffersWhenAnotherAttributeIsRead() => Assert.NotEqual(
        Blueprint(Group + "\noutputs: { o: { value: { get_attr: [ g, refs ] } } }").Outline.Value, Blueprint(Group).Outline.Value);

    private static TemplateValue? Answer(string group, string read, string attribute, NestedForm form)
    {
        var blueprint = Blueprint($"{group}\noutputs: {{ o: {{ value: {{ get_attr: {read} }} }} }}");
        var template = Load(blueprint, [new MemberDefinition("a", blueprint.Definition), new MemberDefinition("b", blueprint.Definition)]);
        var world = new World();
        foreach (var member in new[] { "a", "b" })
        {
            world.With(member, null, TemplateValue.From($"id-{member}")).With(member, "value", TemplateValue.From($"v-{member}"));
        }

        var outputs = template.Outputs.Select(output => KeyValuePair.Create(output.Name, template.EvaluateOutput(output.Name, world).Value));
        return GroupBlueprint.Answer(form, new MapValue(outputs), ["a", "b"], attribute);
    }

    private static GroupBlueprint Blueprint(string body)
    {
        var template = TestTemplate.Load(body);
        return template.Nested("g", template.Evaluate("g", new World()))!.Group!; // it is a group
    }

    private static IStackTemplate Load(GroupBlueprint blueprint, MemberDefinition[] members)
    {
        var result = TemplateLoader.Load(new TemplateRequest
        {
            Template = blueprint.Template(members, MapValue.Empty),
            Pseudo = new PseudoParameters("web-g", "id", "project", null),
        });
        return result.Template ?? throw new ArgumentException(string.Join('\n', result.Diagnostics));
    }
}
