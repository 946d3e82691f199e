using System.Text.Json;
using Heat.Templates.Language;
using Heat.Templates.Values;

namespace Heat.Cli.Tests.Language;

public sealed class StubbedResourcesTests
{
    private static readonly StubbedResources Stubs = new((MapValue)ValueJson.FromElement(JsonElement.Parse(
        """{ "web": { "get_resource": "1", "get_attr": { "name": "w" } } }""")));

    [Fact]
    public void WhatIsSaid_IsGiven()
    {
        Assert.Equal(TemplateValue.From("1"), Stubs.ReferenceId("web"));
        Assert.Equal(TemplateValue.From("w"), Stubs.Attribute("web", "name"));
        Assert.Single(Assert.IsType<MapValue>(Stubs.Attribute("web", "")));
    }

    [Theory]
    [InlineData("web", "other")]
    [InlineData("db", "name")]
    [InlineData("db", "")]
    public void WhatIsNotSaid_IsUnknown(string resource, string attribute)
    {
        var unknown = Assert.IsType<UnknownValue>(Stubs.Attribute(resource, attribute));
        Assert.Equal((resource, attribute), (unknown.Resource, unknown.Attribute));
        Assert.False(Stubs.ReferenceId("db").IsKnown);
    }
}
