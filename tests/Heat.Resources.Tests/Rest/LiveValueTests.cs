using System.Text.Json.Nodes;
using Heat.Resources.Rest;
using Heat.Templates.Values;

namespace Heat.Resources.Tests.Rest;

public sealed class LiveValueTests
{
    private static readonly PropertyMap Map = new()
    {
        Renames = PropertyMap.Rename(("fixed_ips.subnet", "subnet_id")),
        Ordered = ["dns_nameservers"],
    };

    /// <summary>What a service adds or spells otherwise is no difference.</summary>
    [Theory]
    [InlineData("fixed_ips", """[{"subnet":"s1"}]""", """[{"subnet_id":"s1","ip_address":"10.0.0.5"}]""")]
    [InlineData("fixed_ips", """[{"subnet":"s1"},{"subnet":"s2"}]""", """[{"subnet_id":"s2"},{"subnet_id":"s1"}]""")]
    [InlineData("fixed_ips", """[{"subnet":"s1","ip_address":null}]""", """[{"subnet_id":"s1","ip_address":"10.0.0.5"}]""")]
    [InlineData("tags", """["a","b"]""", """["b","a"]""")]
    [InlineData("tags", "[]", "null")]
    [InlineData("mtu", "1400", "\"1400\"")]
    [InlineData("enabled", "true", "\"True\"")]
    [InlineData("mac", "\"FA:16:3E:00:00:01\"", "\"fa:16:3e:00:00:01\"")]
    [InlineData("address", "\"2001:db8:0:0::1\"", "\"2001:db8::1\"")]
    [InlineData("cidr", "\"2001:DB8::/64\"", "\"2001:db8:0::/64\"")]
    [InlineData("description", "\"\"", "null")]
    public void Satisfying_ReadsAsDesired(string path, string desired, string live) =>
        Assert.Equal(Value(desired), LiveValue.Read(Map, path, Value(desired), JsonNode.Parse(live)));

    [Theory]
    [InlineData("fixed_ips", """[{"subnet":"s1"}]""", """[{"subnet_id":"s2"}]""")]
    [InlineData("fixed_ips", """[{"subnet":"s1"}]""", """[{"subnet_id":"s1"},{"subnet_id":"s2"}]""")]
    [InlineData("tags", """["a","a"]""", """["a","b"]""")]
    [InlineData("dns_nameservers", """["1.1.1.1","9.9.9.9"]""", """["9.9.9.9","1.1.1.1"]""")]
    [InlineData("name", "\"Web\"", "\"web\"")]
    [InlineData("name", "\"web\"", "null")]
    [InlineData("address", "\"2001:db8::1\"", "\"2001:db8::2\"")]
    [InlineData("mtu", "1400", "1500")]
    public void Contradicting_ReadsAsItIs(string path, string desired, string live) =>
        Assert.NotEqual(Value(desired), LiveValue.Read(Map, path, Value(desired), JsonNode.Parse(live)));

    [Fact]
    public void KeysThatTheTemplateDoesNotGive_AreLeftOut()
    {
        var read = LiveValue.Read(Map, "info", Value("""{"network":"n1"}"""), JsonNode.Parse("""{"network":"n2","snat":true}"""));

        Assert.Equal(Value("""{"network":"n2"}"""), read);
    }

    private static TemplateValue Value(string json) => ValueJson.FromJson(JsonNode.Parse(json));
}
