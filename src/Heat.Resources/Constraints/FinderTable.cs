using System.Collections.Frozen;

namespace Heat.Resources.Constraints;

/// <summary>Which kind of object Heat's finders and custom constraints speak of.</summary>
/// <remarks>A finder without a row leaves its value as it is: the service that gets it resolves or refuses it.</remarks>
internal static class FinderTable
{
    private const string ByNameOrId = "find_resourceid_by_name_or_id";
    private const string Extension = "resolve_ext_resource";

    private static readonly FrozenDictionary<(string Client, string Finder, string? Entity), LookupTarget> Finders =
        new Dictionary<(string Client, string Finder, string? Entity), LookupTarget>
        {
            [("neutron", ByNameOrId, "network")] = LookupTargets.Network,
            [("neutron", ByNameOrId, "subnet")] = LookupTargets.Subnet,
            [("neutron", ByNameOrId, "router")] = LookupTargets.Router,
            [("neutron", ByNameOrId, "port")] = LookupTargets.Port,
            [("neutron", ByNameOrId, "security_group")] = LookupTargets.SecurityGroup,
            [("neutron", ByNameOrId, "policy")] = LookupTargets.QosPolicy,
            [("neutron", ByNameOrId, "subnetpool")] = LookupTargets.SubnetPool,
            [("neutron", ByNameOrId, "address_scope")] = LookupTargets.AddressScope,
            [("neutron", ByNameOrId, "trunk")] = LookupTargets.Trunk,
            [("neutron", ByNameOrId, "tap_service")] = LookupTargets.TapService,
            [("neutron", "get_qos_policy_id", null)] = LookupTargets.QosPolicy,
            [("neutron", Extension, "flow_classifier")] = LookupTargets.FlowClassifier,
            [("neutron", Extension, "port_pair")] = LookupTargets.PortPair,
            [("neutron", Extension, "port_pair_group")] = LookupTargets.PortPairGroup,
            [("openstacksdk", "find_network_ip", null)] = LookupTargets.FloatingIP,
            [("openstacksdk", "find_network_port", null)] = LookupTargets.Port,
            [("openstacksdk", "find_network_segment", null)] = LookupTargets.Segment,
            [("nova", "find_flavor_by_name_or_id", null)] = LookupTargets.Flavor,
            [("cinder", "get_volume_type", null)] = LookupTargets.VolumeType,
            [("cinder", "get_qos_specs", null)] = LookupTargets.QosSpecs,
            [("glance", "find_image_by_name_or_id", null)] = LookupTargets.Image,
            [("keystone", "get_project_id", null)] = LookupTargets.Project,
            [("keystone", "get_user_id", null)] = LookupTargets.User,
            [("keystone", "get_group_id", null)] = LookupTargets.Group,
            [("keystone", "get_domain_id", null)] = LookupTargets.Domain,
            [("keystone", "get_region_id", null)] = LookupTargets.Region,
            [("keystone", "get_service_id", null)] = LookupTargets.IdentityService,
            [("octavia", "get_loadbalancer", null)] = LookupTargets.LoadBalancer,
            [("octavia", "get_listener", null)] = LookupTargets.Listener,
            [("octavia", "get_pool", null)] = LookupTargets.Pool,
            [("octavia", "get_l7policy", null)] = LookupTargets.L7Policy,
            [("octavia", "get_flavor", null)] = LookupTargets.LoadBalancerFlavor,
            [("octavia", "get_flavorprofile", null)] = LookupTargets.LoadBalancerFlavorProfile,
            [("octavia", "get_availabilityzoneprofile", null)] = LookupTargets.AvailabilityZoneProfile,
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, LookupTarget> Constraints =
        new Dictionary<string, LookupTarget>(StringComparer.Ordinal)
        {
            ["neutron.network"] = LookupTargets.Network,
            ["neutron.subnet"] = LookupTargets.Subnet,
            ["neutron.router"] = LookupTargets.Router,
            ["neutron.port"] = LookupTargets.Port,
            ["neutron.security_group"] = LookupTargets.SecurityGroup,
            ["neutron.qos_policy"] = LookupTargets.QosPolicy,
            ["neutron.subnetpool"] = LookupTargets.SubnetPool,
            ["neutron.address_scope"] = LookupTargets.AddressScope,
            ["neutron.segment"] = LookupTargets.Segment,
            ["neutron.flow_classifier"] = LookupTargets.FlowClassifier,
            ["neutron.port_pair"] = LookupTargets.PortPair,
            ["neutron.port_pair_group"] = LookupTargets.PortPairGroup,
            ["neutron.taas.tap_service"] = LookupTargets.TapService,
            ["neutron.taas.tap_flow"] = LookupTargets.TapFlow,
            ["nova.flavor"] = LookupTargets.Flavor,
            ["nova.keypair"] = LookupTargets.KeyPair,
            ["nova.server"] = LookupTargets.Server,
            ["nova.host"] = LookupTargets.Host,
            ["cinder.volume"] = LookupTargets.Volume,
            ["cinder.snapshot"] = LookupTargets.VolumeSnapshot,
            ["cinder.backup"] = LookupTargets.VolumeBackup,
            ["cinder.vtype"] = LookupTargets.VolumeType,
            ["cinder.qos_specs"] = LookupTargets.QosSpecs,
            ["glance.image"] = LookupTargets.Image,
            ["keystone.project"] = LookupTargets.Project,
            ["keystone.user"] = LookupTargets.User,
            ["keystone.group"] = LookupTargets.Group,
            ["keystone.domain"] = LookupTargets.Domain,
            ["keystone.role"] = LookupTargets.Role,
            ["keystone.region"] = LookupTargets.Region,
            ["keystone.service"] = LookupTargets.IdentityService,
            ["octavia.loadbalancer"] = LookupTargets.LoadBalancer,
            ["octavia.listener"] = LookupTargets.Listener,
            ["octavia.pool"] = LookupTargets.Pool,
            ["octavia.l7policy"] = LookupTargets.L7Policy,
            ["octavia.flavor"] = LookupTargets.LoadBalancerFlavor,
            ["octavia.flavorprofile"] = LookupTargets.LoadBalancerFlavorProfile,
            ["octavia.availabilityzone"] = LookupTargets.LoadBalancerZone,
            ["octavia.availabilityzoneprofile"] = LookupTargets.AvailabilityZoneProfile,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What a finder looks for; null where it has no row.</summary>
    public static LookupTarget? OfFinder(string client, string finder, string? entity) => Finders.GetValueOrDefault((client, finder, entity));

    /// <summary>What a custom constraint asks to exist; null where it has no row.</summary>
    public static LookupTarget? OfConstraint(string name) => Constraints.GetValueOrDefault(name);
}
