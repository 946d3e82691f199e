using System.ComponentModel;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>What a Stack would do, or what a changed Stack would. Reading it changes nothing; the Stack goes its own way meanwhile.</summary>
[KubernetesEntity(Group = V1Alpha1Stack.GroupName, ApiVersion = "v1alpha1", Kind = "StackPlan", PluralName = "stackplans")]
[Description("What a Stack would do, or what it would do if parts of it were changed.")]
[KubernetesEntityShortNames("stkplan")]
[KubernetesEntityCategories("openstack")]
[GenericAdditionalPrinterColumn(".spec.stackRef.name", "Stack", Description = "The Stack that is planned.")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].status", "Ready", Description = "Whether the plan could be made.")]
[GenericAdditionalPrinterColumn(".status.counts.create", "Create", "integer", Description = "Resources that would be created.")]
[GenericAdditionalPrinterColumn(".status.counts.update", "Update", "integer", Description = "Resources that would be changed where they are.")]
[GenericAdditionalPrinterColumn(".status.counts.replace", "Replace", "integer", Description = "Resources that would be replaced.")]
[GenericAdditionalPrinterColumn(".status.counts.delete", "Delete", "integer", Description = "Resources that would be deleted.")]
[GenericAdditionalPrinterColumn(".status.hash", "Hash", Description = "Stands for the plan; an approval names it.")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Stale\")].status", "Stale", Description = "Whether the Stack moved on since.", Priority = 1)]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].message", "Message", Description = "One sentence on the whole.", Priority = 1)]
[GenericAdditionalPrinterColumn(".metadata.creationTimestamp", "Age", "date", Description = "Time since the plan was made.")]
public sealed class V1Alpha1StackPlan : CustomKubernetesEntity<V1Alpha1StackPlanSpec, V1Alpha1StackPlanStatus>;
