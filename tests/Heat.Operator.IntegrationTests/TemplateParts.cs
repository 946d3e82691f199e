namespace Heat.Operator.IntegrationTests;

/// <summary>What many templates have in common, as lines of their <c>resources</c>.</summary>
internal static class TemplateParts
{
    /// <summary><c>net</c>, <c>subnet</c>, and a <c>port</c> with an address there.</summary>
    public const string Network = """
          net: { type: OS::Neutron::Net }
          subnet:
            type: OS::Neutron::Subnet
            properties: { network: { get_resource: net }, cidr: 10.1.0.0/24 }
          port:
            type: OS::Neutron::Port
            properties: { network: { get_resource: net }, fixed_ips: [ { subnet: { get_resource: subnet } } ] }
        """;

    /// <summary><c>server</c>, at the port of <see cref="Network"/>.</summary>
    public const string Server = """
          server:
            type: OS::Nova::Server
            properties: { image: cirros, flavor: m1.nano, networks: [ { port: { get_resource: port } } ] }
        """;
}
