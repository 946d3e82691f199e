using Heat.Engine.Resources;
using Heat.Templates.Values;

namespace Heat.Resources.Neutron;

/// <summary>Finds resources of the same stack that share a network, subnet or router.</summary>
/// <remarks>References are compared before they have a value: two unknowns from one place are equal.</remarks>
internal static class Siblings
{
    private const string SubnetType = "OS::Neutron::Subnet";

    /// <summary>Names of the subnets of a network.</summary>
    public static IEnumerable<string> SubnetsOf(TemplateValue network, IReadOnlyList<PlannedResource> all) =>
        Subnets(all).Where(subnet => network.Equals(subnet.Properties["network"])).Select(subnet => subnet.Name);

    /// <summary>All subnets of the stack.</summary>
    public static IEnumerable<PlannedResource> Subnets(IReadOnlyList<PlannedResource> all) => OfType(all, SubnetType);

    /// <summary>All resources of a type.</summary>
    public static IEnumerable<PlannedResource> OfType(IReadOnlyList<PlannedResource> all, string type) =>
        all.Where(resource => resource.Type == type);

    /// <summary>Names of the resources of a type one of whose properties has a value.</summary>
    public static IEnumerable<string> Sharing(
        TemplateValue value, string type, Func<PlannedResource, TemplateValue?> property, IReadOnlyList<PlannedResource> all) =>
        OfType(all, type).Where(resource => value.Equals(property(resource))).Select(resource => resource.Name);
}
