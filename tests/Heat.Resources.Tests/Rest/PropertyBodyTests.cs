using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Resources.Rest;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Rest;

public sealed class PropertyBodyTests
{
    private static readonly PropertyMap Map = new()
    {
        Renames = PropertyMap.Rename(("network", "network_id"), ("gateway.network", "network_id"), ("gateway.addresses.subnet", "subnet_id")),
        NotSent = ["tags"],
        OnlyOnCreate = ["size"],
        Cleared = Clearing.Of(("pools", "[]")),
    };

    [Theory]
    [InlineData("""{"network":"n","name":null,"tags":["a"]}""", """{"network_id":"n"}""")]
    [InlineData("""{"gateway":{"network":"n","snat":null,"addresses":[{"subnet":"s","ip":null}]}}""", """{"gateway":{"network_id":"n","addresses":[{"subnet_id":"s"}]}}""")]
    [InlineData("""{"name":"a","value_specs":{"mtu":1400,"odd":null}}""", """{"name":"a","mtu":1400,"odd":null}""")]
    [InlineData("""{"size":1,"enabled":false}""", """{"size":1,"enabled":false}""")]
    public void CreateBody_HoldsWhatIsSetUnderTheServicesNames(string properties, string body) =>
        Assert.Equal(Compact(body), PropertyBody.ForCreate(Map, Tree(properties)).ToJsonString());

    [Theory]
    [InlineData("""{"name":"a","network":"n"}""", """{"name":"b","network":"n"}""", """{"name":"b"}""")]
    [InlineData("""{"pools":[1],"gateway":{}}""", "{}", """{"gateway":null,"pools":[]}""")]
    [InlineData("""{"size":1,"tags":["a"]}""", """{"size":2,"tags":["b"]}""", "{}")]
    [InlineData("""{"value_specs":{"a":1,"b":2}}""", """{"value_specs":{"a":1,"b":3}}""", """{"b":3}""")]
    public void UpdateBody_HoldsWhatChanged(string before, string after, string body) =>
        Assert.Equal(Compact(body), PropertyBody.ForUpdate(Map, Difference(Tree(before), Tree(after))).ToJsonString());

    private static PropertyDiff Difference(PropertyTree before, PropertyTree after) => new(
        before, after, [.. before.Values.Keys.Union(after.Values.Keys).Where(key => !Equals(before.Values[key], after.Values[key]))]);

    private static PropertyTree Tree(string json) => PropertyTree.Of(ValueJson.FromJson(JsonNode.Parse(json)));

    private static string Compact(string json) => JsonNode.Parse(json)!.ToJsonString();
}
