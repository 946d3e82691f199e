using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>A copy of what the resources of a Stack hold, and of what the Stack wanted at that time.</summary>
[KubernetesEntity(Group = V1Alpha1Stack.GroupName, ApiVersion = "v1alpha1", Kind = "StackSnapshot", PluralName = "stacksnapshots")]
[Description("A copy of what the resources of a Stack hold, and of what the Stack wanted at that time. It is taken once.")]
[KubernetesEntityShortNames("stksnap")]
[KubernetesEntityCategories("openstack")]
[GenericAdditionalPrinterColumn(".spec.stackRef.name", "Stack", Description = "The Stack.")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].status", "Ready", Description = "Whether every copy is whole.")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].reason", "Reason", Description = "One word on it.")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].message", "Message", Description = "One sentence on it.", Priority = 1)]
[GenericAdditionalPrinterColumn(".metadata.creationTimestamp", "Age", "date", Description = "Time since the snapshot was asked for.")]
public sealed class V1Alpha1StackSnapshot : CustomKubernetesEntity<V1Alpha1StackSnapshotSpec, V1Alpha1StackSnapshotStatus>
{
    /// <summary>Finalizer that keeps the object until its copies are gone.</summary>
    public const string Finalizer = V1Alpha1Stack.GroupName + "/stack-snapshot";
}

/// <summary>What is asked for.</summary>
[ValidationRule("self.stackRef == oldSelf.stackRef", Message = "stackRef cannot be changed: a snapshot is taken once. Make another StackSnapshot.")]
public sealed record V1Alpha1StackSnapshotSpec
{
    /// <summary>The Stack.</summary>
    [Description("The Stack of this namespace that is copied.")]
    [Required]
    public StackReference StackRef { get; init; } = new() { Name = "" };

    /// <summary>What happens to the copies.</summary>
    [Description("What happens to the images and backups when the StackSnapshot is deleted, which happens together with its Stack: Delete them, or Retain (leave) them. With Retain the StackSnapshot outlives its Stack.")]
    [DefaultValue(SnapshotDeletionPolicy.Delete)]
    public SnapshotDeletionPolicy? DeletionPolicy { get; init; }
}

/// <summary>What happens to the copies of a deleted snapshot.</summary>
public enum SnapshotDeletionPolicy
{
    /// <summary>They are deleted.</summary>
    Delete,

    /// <summary>They stay.</summary>
    Retain,
}

/// <summary>How the snapshot stands.</summary>
public sealed record V1Alpha1StackSnapshotStatus
{
    /// <summary>Generation of the StackSnapshot that this is about.</summary>
    [Description("Generation of the StackSnapshot that this status is about.")]
    public long? ObservedGeneration { get; init; }

    /// <summary>Id of the Stack.</summary>
    [Description("Id of the Stack that was copied.")]
    public string? StackId { get; init; }

    /// <summary>Generation of the Stack.</summary>
    [Description("Generation of the Stack when it was copied.")]
    public long? StackGeneration { get; init; }

    /// <summary>The copies.</summary>
    [ListMap("name")]
    [Description("The resources of the Stack, with the id of the copy where the type has one.")]
    public List<SnapshotResource>? Resources { get; init; }

    /// <summary>Conditions.</summary>
    [ListMap("type")]
    [Description("Ready: every copy is whole. Stalled: it is not, and will not be.")]
    public List<V1Condition>? Conditions { get; init; }
}

/// <summary>One resource of a snapshot.</summary>
public sealed record SnapshotResource
{
    /// <summary>Logical name.</summary>
    [Description("Logical name.")]
    public required string Name { get; init; }

    /// <summary>Type.</summary>
    [Description("Type.")]
    public required string Type { get; init; }

    /// <summary>Id of the copy.</summary>
    [Description("Id of the image or backup. Not set where the type has nothing to copy.")]
    public string? SnapshotId { get; init; }

    /// <summary>How it stands.</summary>
    [Description("Noted (nothing to copy), Starting, Copying, Complete or Failed.")]
    public required string Status { get; init; }

    /// <summary>Why.</summary>
    [Description("What is waited for, or why it failed.")]
    public string? Reason { get; init; }
}
