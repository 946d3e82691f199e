using System.ComponentModel;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>A set of OpenStack resources, described by a template and kept as the template says.</summary>
/// <remarks>
/// The rules stand here for servers that check CEL, and in <see cref="Stacks.SpecGuard"/> for those that do not. Fields to select by are not declared:
/// servers before 1.30 do not know them, and clients that check documents strictly would refuse the whole definition there.
/// </remarks>
[KubernetesEntity(Group = GroupName, ApiVersion = "v1alpha1", Kind = "Stack", PluralName = "stacks")]
[Description("A set of OpenStack resources, described by a Heat template and kept as the template says.")]
[KubernetesEntityShortNames("stk")]
[KubernetesEntityCategories("openstack")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].status", "Ready", Description = "Whether the cloud is as the template says.")]
[GenericAdditionalPrinterColumn(".status.action", "Action", Description = "What is being done.")]
[GenericAdditionalPrinterColumn(".status.status", "Status", Description = "How it stands.")]
[GenericAdditionalPrinterColumn(".status.resourceCounts.summary", "Resources", Description = "Complete resources of all resources.")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Drifted\")].status", "Drift", Description = "Whether live objects differ from what was applied.")]
[GenericAdditionalPrinterColumn(".spec.cloudCredentialsRef.cloudName", "Cloud", Description = "Entry of clouds.yaml.", Priority = 1)]
[GenericAdditionalPrinterColumn(".status.stackId", "Stack ID", Description = "Id of the stack.", Priority = 1)]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].message", "Message", Description = "One sentence on the whole.", Priority = 1)]
[GenericAdditionalPrinterColumn(".metadata.creationTimestamp", "Age", "date", Description = "Time since the Stack was made.")]
[ScaleSubresource(".spec.replicas", ".status.replicas", LabelSelectorPath = ".status.selector")]
public sealed class V1Alpha1Stack : CustomKubernetesEntity<V1Alpha1StackSpec, V1Alpha1StackStatus>
{
    /// <summary>API group of every kind of this operator.</summary>
    public const string GroupName = "orchestration.openstack.org";

    /// <summary>Finalizer that keeps the object until its last cloud object is gone.</summary>
    public const string Finalizer = GroupName + "/stack";
}
