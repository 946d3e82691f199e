using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests;

/// <summary>The order that templates do not say. A text <c>$name</c> is a reference to a resource that does not exist yet.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, (string Type, string Properties)> Stack = new()
    {
        ["net"] = ("OS::Neutron::Net", "{}"),
        ["other_net"] = ("OS::Neutron::Net", "{}"),
        ["subnet"] = ("OS::Neutron::Subnet", """{"network":"$net"}"""),
        ["other_subnet"] = ("OS::Neutron::Subnet", """{"network":"$other_net"}"""),
        ["public_subnet"] = ("OS::Neutron::Subnet", """{"network":"public"}"""),
        ["router"] = ("OS::Neutron::Router", """{"external_gateway_info":{"network":"public"}}"""),
        ["foot"] = ("OS::Neutron::RouterInterface", """{"router":"$router","subnet":"$subnet"}"""),
        ["other_foot"] = ("OS::Neutron::RouterInterface", """{"router":"$router","subnet":"$other_subnet"}"""),
        ["port"] = ("OS::Neutron::Port", """{"network":"$net"}"""),
        ["placed_port"] = ("OS::Neutron::Port", """{"network":"$net","fixed_ips":[{"subnet":"$subnet"}]}"""),
        ["fip"] = ("OS::Neutron::FloatingIP", """{"floating_network":"public"}"""),
        ["port_fip"] = ("OS::Neutron::FloatingIP", """{"floating_network":"public","port_id":"$port"}"""),
        ["far_fip"] = ("OS::Neutron::FloatingIP", """{"floating_network":"elsewhere","port_id":"$placed_port"}"""),
        ["association"] = ("OS::Neutron::FloatingIPAssociation", """{"floatingip_id":"$fip","port_id":"$placed_port"}"""),
        ["loose_association"] = ("OS::Neutron::FloatingIPAssociation", """{"floatingip_id":"$fip","port_id":"$port"}"""),
        ["server"] = ("OS::Nova::Server", """{"networks":[{"network":"$net"}]}"""),
        ["port_server"] = ("OS::Nova::Server", """{"networks":[{"port":"$port"}]}"""),
        ["lone_server"] = ("OS::Nova::Server", "{}"),
    };

    [Theory]
    [InlineData("port", "subnet")]
    [InlineData("placed_port", "subnet")]
    [InlineData("router", "public_subnet")]
    [InlineData("fip", "router")]
    [InlineData("port_fip", "foot router")]
    [InlineData("far_fip", "foot")]
    [InlineData("association", "foot")]
    [InlineData("loose_association", "")]
    [InlineData("server", "subnet")]
    [InlineData("port_server", "other_subnet public_subnet subnet")]
    [InlineData("lone_server", "")]
    public async Task Resource_WaitsForWhatHeatMakesItWaitFor(string name, string expected)
    {
        await using var cloud = await TestCloud.StartAsync();
        var all = Stack.Select(entry => Plan(entry.Key, entry.Value.Type, entry.Value.Properties)).ToList();
        var driver = (IAddsDependencies)cloud.Drivers.Drivers.Find(Stack[name].Type)!;

        var requirements = driver.ImplicitRequirements(all.Single(resource => resource.Name == name), all);

        Assert.Equal(expected, string.Join(' ', requirements.Distinct().Order(StringComparer.Ordinal)));
    }

    private static PlannedResource Plan(string name, string type, string properties)
    {
        var requirements = new HashSet<string>();
        var values = Read(JsonNode.Parse(properties), requirements);
        return new(name, type, PropertyTree.Of(values), requirements);
    }

    private static TemplateValue Read(JsonNode? node, HashSet<string> requirements)
    {
        switch (node)
        {
            case JsonObject map:
                return new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Read(entry.Value, requirements))));
            case JsonArray list:
                return TemplateValue.From(list.Select(item => Read(item, requirements)));
            case JsonValue value when value.ToString() is ['$', .. var reference]:
                requirements.Add(reference);
                return new UnknownValue(reference, null);
            default:
                return ValueJson.FromJson(node);
        }
    }
}
