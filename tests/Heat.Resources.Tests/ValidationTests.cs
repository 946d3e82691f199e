using System.Text.Json.Nodes;
using Heat.Engine.Resources;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Resources.Tests;

/// <summary>Mistakes that the schema alone cannot see. A text <c>$name</c> is unknown.</summary>
public sealed class ValidationTests
{
    [Theory]
    [InlineData("OS::Neutron::Subnet", """{"network":"n"}""", "Exactly one of cidr and subnetpool")]
    [InlineData("OS::Neutron::Subnet", """{"network":"n","cidr":"10.0.0.0/8","subnetpool":"p"}""", "Exactly one of cidr and subnetpool")]
    [InlineData("OS::Neutron::Subnet", """{"network":"n","cidr":"10.0.0.0/8","prefixlen":24}""", "prefixlen")]
    [InlineData("OS::Neutron::Subnet", """{"cidr":"10.0.0.0/8","ip_version":4,"ipv6_ra_mode":"slaac"}""", "ip_version 6 only")]
    [InlineData("OS::Neutron::Subnet", """{"cidr":"fd00::/64","ip_version":6,"ipv6_ra_mode":"slaac","ipv6_address_mode":"dhcpv6-stateful"}""", "must be equal")]
    [InlineData("OS::Neutron::Router", """{"distributed":true,"ha":true}""", "distributed router")]
    [InlineData("OS::Neutron::Router", """{"l3_agent_ids":["a","b"]}""", "ha is true")]
    [InlineData("OS::Neutron::RouterInterface", """{"router":"r"}""", "Exactly one of subnet and port")]
    [InlineData("OS::Neutron::Port", """{"fixed_ips":[{"subnet":"s"}],"no_fixed_ips":true}""", "exclude each other")]
    [InlineData("OS::Neutron::SecurityGroup", """{"name":"default"}""", "'default'")]
    [InlineData("OS::Neutron::SecurityGroupRule", """{"remote_group":"g","remote_ip_prefix":"10.0.0.0/8"}""", "exclude each other")]
    [InlineData("OS::Neutron::SecurityGroupRule", """{"protocol":"tcp","port_range_min":9,"port_range_max":8}""", "port_range_min")]
    [InlineData("OS::Neutron::FloatingIP", """{"fixed_ip_address":"10.0.0.1"}""", "needs port_id")]
    [InlineData("OS::Nova::ServerGroup", """{"policies":["affinity","anti-affinity"]}""", "exactly one policy")]
    [InlineData("OS::Nova::Server", """{"image":"i","networks":[{"tag":"t"}]}""", "networks[0]: one of network, port, subnet")]
    [InlineData("OS::Nova::Server", """{"image":"i","networks":[{"allocate_network":"auto","tag":"t"}]}""", "only key of the only entry")]
    [InlineData("OS::Nova::Server", """{"image":"i","networks":[{"allocate_network":"auto"},{"network":"n"}]}""", "only key of the only entry")]
    [InlineData("OS::Nova::Server", """{"image":"i","networks":[{"port":"p","fixed_ip":"10.0.0.1"}]}""", "fixed_ip and port")]
    [InlineData("OS::Nova::Server", """{"image":"i","networks":[{"network":"n","floating_ip":"f"}]}""", "floating_ip needs")]
    [InlineData("OS::Nova::Server", """{"image":"i","networks":[{"port":"p"}],"security_groups":["g"]}""", "give them to the port")]
    [InlineData("OS::Nova::Server", """{"flavor":"f"}""", "to boot from")]
    [InlineData("OS::Nova::Server", """{"image":"i","block_device_mapping_v2":[{"volume_id":"v"}]}""", "only one of image")]
    [InlineData("OS::Nova::Server", """{"image":"i","block_device_mapping_v2":[{"volume_size":1}]}""", "block_device_mapping_v2[0]: exactly one of")]
    [InlineData("OS::Nova::Server", """{"image":"i","block_device_mapping":[{"device_name":"vdb"}],"block_device_mapping_v2":[{"swap_size":1}]}""", "exclude each other")]
    [InlineData("OS::Nova::Server", """{"image":"i","user_data_format":"SOFTWARE_CONFIG","software_config_transport":"POLL_TEMP_URL"}""", "software_config_transport POLL_TEMP_URL is not supported")]
    [InlineData("OS::Nova::Server", """{"image":"i","deployment_swift_data":{"container":"c"}}""", "deployment_swift_data is not supported yet")]
    [InlineData("OS::Nova::Server", """{"image":"i","reservation_id":"r"}""", "reservation_id")]
    [InlineData("OS::Cinder::Volume", "{}", "size must be given")]
    [InlineData("OS::Cinder::Volume", """{"size":1,"image":"i","snapshot_id":"s"}""", "at most one of")]
    public async Task Mistake_IsNamed(string type, string properties, string part) =>
        Assert.Contains(await MistakesAsync(type, properties), mistake => mistake.Contains(part, StringComparison.Ordinal));

    [Theory]
    [InlineData("OS::Neutron::Subnet", """{"cidr":"$x","ip_version":"$x","ipv6_ra_mode":"$x","ipv6_address_mode":"slaac"}""")]
    [InlineData("OS::Neutron::Router", """{"distributed":"$x","ha":"$x","l3_agent_ids":["$x"]}""")]
    [InlineData("OS::Neutron::RouterInterface", """{"router":"$x","subnet":"$x"}""")]
    [InlineData("OS::Neutron::Port", """{"fixed_ips":[{"subnet":"$x"}],"no_fixed_ips":"$x"}""")]
    [InlineData("OS::Neutron::SecurityGroup", """{"name":"$x"}""")]
    [InlineData("OS::Neutron::SecurityGroupRule", """{"protocol":"tcp","port_range_min":"$x","port_range_max":8}""")]
    [InlineData("OS::Nova::ServerGroup", """{"policies":"$x"}""")]
    [InlineData("OS::Nova::Server", """{"image":"$x","networks":[{"port":"$x"}],"user_data_format":"RAW"}""")]
    [InlineData("OS::Nova::Server", """{"networks":"$x","block_device_mapping_v2":[{"volume_id":"$x","boot_index":"$x"},{"volume_id":"$x"}]}""")]
    [InlineData("OS::Nova::Server", """{"block_device_mapping":[{"device_name":"vda","volume_id":"$x"}]}""")]
    [InlineData("OS::Cinder::Volume", """{"size":"$x"}""")]
    [InlineData("OS::Cinder::Volume", """{"snapshot_id":"$x"}""")]
    [InlineData("OS::Cinder::Volume", """{"backup_id":"$x"}""")]
    public async Task UnknownValues_AreAccepted(string type, string properties) => Assert.Empty(await MistakesAsync(type, properties));

    private static async Task<IEnumerable<string>> MistakesAsync(string type, string properties)
    {
        await using var cloud = await TestCloud.StartAsync();
        var validating = (IValidatesProperties)cloud.Drivers.Drivers.Find(type)!;
        return [.. validating.Validate(PropertyTree.Of(Read(JsonNode.Parse(properties))))];
    }

    private static TemplateValue Read(JsonNode? node) => node switch
    {
        JsonObject map => new MapValue(map.Select(entry => KeyValuePair.Create(entry.Key, Read(entry.Value)))),
        JsonArray list => TemplateValue.From(list.Select(Read)),
        JsonValue value when value.ToString() is ['$', .. var reference] => new UnknownValue(reference, null),
        _ => ValueJson.FromJson(node),
    };
}
