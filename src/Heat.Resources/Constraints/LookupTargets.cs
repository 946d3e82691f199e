namespace Heat.Resources.Constraints;

/// <summary>The kinds of objects that can be looked up.</summary>
internal static class LookupTargets
{
    public static readonly LookupTarget Network = Neutron("network", "networks");
    public static readonly LookupTarget Subnet = Neutron("subnet", "subnets");
    public static readonly LookupTarget Router = Neutron("router", "routers");
    public static readonly LookupTarget Port = Neutron("port", "ports");
    public static readonly LookupTarget SecurityGroup = Neutron("security group", "security-groups", "security_groups");
    public static readonly LookupTarget QosPolicy = Neutron("QoS policy", "qos/policies", "policies");
    public static readonly LookupTarget SubnetPool = Neutron("subnet pool", "subnetpools");
    public static readonly LookupTarget AddressScope = Neutron("address scope", "address-scopes", "address_scopes");
    public static readonly LookupTarget Trunk = Neutron("trunk", "trunks");
    public static readonly LookupTarget Segment = Neutron("segment", "segments");
    public static readonly LookupTarget TapService = Neutron("tap service", "taas/tap_services", "tap_services");
    public static readonly LookupTarget TapFlow = Neutron("tap flow", "taas/tap_flows", "tap_flows");
    public static readonly LookupTarget FlowClassifier = Neutron("flow classifier", "sfc/flow_classifiers", "flow_classifiers");
    public static readonly LookupTarget PortPair = Neutron("port pair", "sfc/port_pairs", "port_pairs");
    public static readonly LookupTarget PortPairGroup = Neutron("port pair group", "sfc/port_pair_groups", "port_pair_groups");

    /// <summary>People call a floating IP by its address.</summary>
    public static readonly LookupTarget FloatingIP = Neutron("floating IP", "floatingips") with { NameField = "floating_ip_address" };

    public static readonly LookupTarget Flavor = new("flavor", "compute", "flavors", "flavors")
    {
        Way = LookupWay.WholeList,
        ListPath = "flavors/detail",
        Query = "is_public=None",
    };

    public static readonly LookupTarget KeyPair = new("key pair", "compute", "os-keypairs", "keypairs")
    {
        Way = LookupWay.IdOnly,
        IdField = "name",
    };

    public static readonly LookupTarget Server = new("server", "compute", "servers", "servers") { Way = LookupWay.IdOnly, TrustsIds = true };

    public static readonly LookupTarget Host = new("compute host", "compute", "os-services", "services")
    {
        Way = LookupWay.WholeList,
        Query = "binary=nova-compute",
        IdField = "host",
        NameField = "host",
    };

    public static readonly LookupTarget Volume = Cinder("volume", "volumes") with { TrustsIds = true };
    public static readonly LookupTarget VolumeSnapshot = Cinder("volume snapshot", "snapshots");
    public static readonly LookupTarget VolumeBackup = Cinder("volume backup", "backups");
    public static readonly LookupTarget VolumeType = Cinder("volume type", "types", "volume_types") with { Way = LookupWay.WholeList };
    public static readonly LookupTarget QosSpecs = Cinder("QoS specs", "qos-specs", "qos_specs") with { Way = LookupWay.WholeList };

    public static readonly LookupTarget Image = new("image", "image", "images", "images") { RequiredStatus = "active" };

    public static readonly LookupTarget Project = Keystone("project", "projects") with { HasDomain = true, OwnPath = "auth/projects" };
    public static readonly LookupTarget User = Keystone("user", "users") with { HasDomain = true };
    public static readonly LookupTarget Group = Keystone("group", "groups") with { HasDomain = true };
    public static readonly LookupTarget Role = Keystone("role", "roles") with { HasDomain = true };
    public static readonly LookupTarget IdentityService = Keystone("identity service entry", "services");

    /// <summary>The first domain of a cloud has the id <c>default</c>.</summary>
    public static readonly LookupTarget Domain = Keystone("domain", "domains") with { Way = LookupWay.AnyIdOrName, OwnPath = "auth/domains" };

    public static readonly LookupTarget Region = Keystone("region", "regions") with { Way = LookupWay.IdOnly };

    public static readonly LookupTarget LoadBalancer = Octavia("load balancer", "loadbalancers");
    public static readonly LookupTarget Listener = Octavia("listener", "listeners");
    public static readonly LookupTarget Pool = Octavia("pool", "pools");
    public static readonly LookupTarget L7Policy = Octavia("L7 policy", "l7policies");
    public static readonly LookupTarget LoadBalancerFlavor = Octavia("load balancer flavor", "flavors");
    public static readonly LookupTarget LoadBalancerFlavorProfile = Octavia("load balancer flavor profile", "flavorprofiles");
    public static readonly LookupTarget AvailabilityZoneProfile =
        Octavia("availability zone profile", "availabilityzoneprofiles", "availability_zone_profiles");

    public static readonly LookupTarget LoadBalancerZone =
        Octavia("load balancer availability zone", "availabilityzones", "availability_zones") with { Way = LookupWay.WholeList, IdField = "name" };

    private static LookupTarget Neutron(string what, string path, string? plural = null) =>
        new(what, "network", path, plural ?? path) { TrustsIds = true };

    private static LookupTarget Cinder(string what, string path, string? plural = null) =>
        new(what, "block-storage", path, plural ?? path) { Way = LookupWay.IdOnly };

    private static LookupTarget Keystone(string what, string path) => new(what, "identity", path, path) { TrustsIds = true };

    private static LookupTarget Octavia(string what, string path, string? plural = null) =>
        new(what, "load-balancer", $"lbaas/{path}", plural ?? path) { TrustsIds = true };
}
