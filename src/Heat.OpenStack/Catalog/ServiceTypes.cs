using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Heat.OpenStack.Catalog;

/// <summary>The service types of the OpenStack service types authority, with their aliases and the forms of their addresses.</summary>
internal static class ServiceTypes
{
    private static readonly ImmutableArray<ServiceProfile> Profiles =
    [
        new("identity", "v3"),
        new("network", "v2.0") { PageSize = 1000 },
        new("compute", "v2.1")
        {
            MicroversionWord = "compute", OlderMicroversionHeader = "X-OpenStack-Nova-API-Version", MicroversionLimit = new(2, 96),
        },
        new("block-storage", "v3")
        {
            Names = ["block-storage", "volumev3", "block-store", "volume"],
            ProjectInAddress = true, MicroversionWord = "volume", MicroversionLimit = new(3, 70),
        },

        // Glance gives 25 images per page unless it is asked for more.
        new("image", "v2") { PageSize = 1000 },
        new("object-store", "v1") { Names = ["object-store", "object-storage"] },
        new("load-balancer", "v2"),
        new("dns", "v2"),
        new("key-manager", "v1"),
        new("orchestration", "v1") { ProjectInAddress = true },
        new("placement") { MicroversionWord = "placement", MicroversionLimit = new(1, 39) },
        new("shared-file-system", "v2")
        {
            Names = ["shared-file-system", "sharev2", "share"],
            MicroversionWord = "shared-file-system", OlderMicroversionHeader = "X-OpenStack-Manila-API-Version", MicroversionLimit = new(2, 78),
        },
        new("container-infrastructure-management", "v1")
        {
            Names = ["container-infrastructure-management", "container-infra", "container-infrastructure"],
            MicroversionWord = "container-infra", MicroversionLimit = new(1, 10),
        },
        new("baremetal", "v1")
        {
            Names = ["baremetal", "bare-metal"],
            MicroversionWord = "baremetal", OlderMicroversionHeader = "X-OpenStack-Ironic-API-Version", MicroversionLimit = new(1, 82),
        },
        new("application-container", "v1") { Names = ["application-container", "container"], MicroversionWord = "container", MicroversionLimit = new(1, 40) },
        new("clustering", "v1") { Names = ["clustering", "resource-cluster", "cluster"], MicroversionWord = "clustering", MicroversionLimit = new(1, 14) },
        new("alarm", "v2") { Names = ["alarm", "alarming"] },
        new("workflow", "v2") { Names = ["workflow", "workflowv2"] },
        new("message", "v2") { Names = ["message", "messaging"] },
        new("database", "v1.0") { ProjectInAddress = true },
        new("data-processing", "v1.1") { ProjectInAddress = true },
        new("root-cause-analysis", "v1") { Names = ["root-cause-analysis", "rca"] },
        new("reservation", "v1"),
    ];

    private static readonly FrozenDictionary<string, ServiceProfile> ByName =
        Profiles.SelectMany(profile => profile.Names.Select(name => (name, profile))).ToFrozenDictionary(pair => pair.name, pair => pair.profile, StringComparer.Ordinal);

    /// <summary>What is known of a service; for an unknown type, nothing but the type.</summary>
    public static ServiceProfile Profile(string serviceType) => ByName.TryGetValue(serviceType, out var profile) ? profile : new ServiceProfile(serviceType);

    /// <summary>All types under which a service may be listed, best first.</summary>
    public static ImmutableArray<string> Names(string serviceType) => Profile(serviceType).Names;
}
