using System.Collections.Immutable;
using Heat.Templates.Rendering;
using Heat.Templates.Tests.Evaluation;
using Heat.Templates.Updates;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Updates;

public sealed class TemplateComparisonTests
{
    [Theory]
    [InlineData("type: OS::Heat::Value, properties: { value: a }", "type: OS::Heat::Value, properties: { value: a }", UpdateAction.None)]
    [InlineData("type: OS::Heat::Value, properties: { value: a }", "type: OS::Heat::Value, properties: { value: b }", UpdateAction.Update)]
    [InlineData("type: OS::Heat::Value, properties: { value: a }", "type: OS::Heat::Value, metadata: { x: y }, properties: { value: a }", UpdateAction.Update)]
    [InlineData("type: OS::Heat::Value, properties: { value: a }", "type: OS::Heat::Value, deletion_policy: retain, properties: { value: a }", UpdateAction.Update)]
    [InlineData("type: OS::Heat::RandomString", "type: OS::Heat::RandomString, properties: { length: 32 }", UpdateAction.Update)]
    [InlineData("type: OS::Heat::RandomString", "type: OS::Heat::RandomString, properties: { length: 33 }", UpdateAction.Replace)]
    [InlineData("type: OS::Heat::RandomString", "type: OS::Heat::None", UpdateAction.Replace)]
    public void Definitions_AreComparedAsHeatDoes(string before, string after, UpdateAction expected)
    {
        var plan = TemplateComparison.Compare(Render($"resources: {{ r: {{ {before} }} }}"), Render($"resources: {{ r: {{ {after} }} }}"));

        Assert.Empty(plan.Diagnostics);
        Assert.Equal(expected, plan.Changes.Single().Action);
    }

    [Fact]
    public void ResourcesThatComeAndGo_AreCreatedAndDeleted()
    {
        var plan = TemplateComparison.Compare(
            Render("resources: { a: { type: OS::Heat::None }, b: { type: OS::Heat::None } }"),
            Render("resources: { b: { type: OS::Heat::None }, c: { type: OS::Heat::None } }"));

        Assert.Equal(["a Delete", "b None", "c Create"], plan.Changes.Select(change => $"{change.Resource} {change.Action}"));
    }

    [Fact]
    public void RemovedProperty_IsListedAsNull()
    {
        var plan = TemplateComparison.Compare(
            Render("resources: { n: { type: OS::Neutron::Net, properties: { name: a } } }"), Render("resources: { n: { type: OS::Neutron::Net } }"));

        Assert.Equal("{\"name\":null}", plan.Changes.Single().Changed.ToString());
    }

    [Fact]
    public void ImmutableParameters_MayNotChange_ButMayBeSpeltOtherwise()
    {
        const string Body = "parameters: { b: { type: boolean, immutable: true }, a: { type: number, immutable: true } }";
        var before = Render(Body, ("a", "5"), ("b", "yes"));

        Assert.Empty(TemplateComparison.Compare(before, Render(Body, ("a", " 5 "), ("b", "true"))).Diagnostics);
        var refused = TemplateComparison.Compare(before, Render(Body, ("a", "6"), ("b", "no")));
        Assert.Empty(refused.Changes);
        Assert.StartsWith("The following parameters are immutable and may not be updated: a, b.", refused.Diagnostics.Single().Message, StringComparison.Ordinal);
    }

    private static RenderedStack Render(string body, params (string Name, string Value)[] parameters) => StackRenderer.Render(
        TestTemplate.Load(body, new MapValue(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, TemplateValue.From(parameter.Value))))),
        ImmutableDictionary<string, ResourceStub>.Empty);
}
