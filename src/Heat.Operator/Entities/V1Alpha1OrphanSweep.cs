using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>A watch over one project for objects that were made for a Stack and belong to none any more.</summary>
/// <remarks>Nothing is deleted but what <c>spec.deleteIds</c> names, and of that only what is proven to be ours.</remarks>
[KubernetesEntity(Group = V1Alpha1Stack.GroupName, ApiVersion = "v1alpha1", Kind = "OrphanSweep", PluralName = "orphansweeps")]
[Description("A watch over one project of the cloud for objects that were made for a Stack and belong to none any more.")]
[KubernetesEntityCategories("openstack")]
[GenericAdditionalPrinterColumn(".status.conditions[?(@.type==\"Ready\")].status", "Ready", Description = "Whether the last sweep could look at everything.")]
[GenericAdditionalPrinterColumn(".status.counts.proven", "Proven", "integer", Description = "Orphans that are proven to be ours.")]
[GenericAdditionalPrinterColumn(".status.counts.unknown", "Unknown", "integer", Description = "Objects that are named as ours, for a stack that is not known here.")]
[GenericAdditionalPrinterColumn(".status.lastSweep", "Last sweep", "date", Description = "When the project was looked at.")]
[GenericAdditionalPrinterColumn(".metadata.creationTimestamp", "Age", "date", Description = "Time since the sweep was made.")]
public sealed class V1Alpha1OrphanSweep : CustomKubernetesEntity<V1Alpha1OrphanSweepSpec, V1Alpha1OrphanSweepStatus>;

/// <summary>What to look at, and what to delete.</summary>
[ValidationRule("has(self.cloudCredentialsRef)", Message = "cloudCredentialsRef is missing: name a Secret of this namespace that holds clouds.yaml.")]
public sealed record V1Alpha1OrphanSweepSpec
{
    /// <summary>Where the credentials of the project stand.</summary>
    [Description("Secret with the clouds.yaml of the project that is looked at.")]
    public CloudCredentialsReference? CloudCredentialsRef { get; init; }

    /// <summary>Region; overrides clouds.yaml.</summary>
    [Description("Region of the cloud. Overrides the region of clouds.yaml.")]
    public string? Region { get; init; }

    /// <summary>How often to look.</summary>
    [Description("How often to look, such as 1h.")]
    [DefaultValue("1h")]
    [RegularExpression(Pattern.Duration)]
    public string? Interval { get; init; }

    /// <summary>How old an object must be to count.</summary>
    [Description("How old an object must be to count as an orphan, where the cloud tells when it was made.")]
    [DefaultValue("10m")]
    [RegularExpression(Pattern.Duration)]
    public string? GracePeriod { get; init; }

    /// <summary>Ids of objects to delete.</summary>
    [MaxLength(200)]
    [Description("Ids of objects to delete, taken from status.orphans. Each is proven once more right before; what is not proven to be ours is refused. Empty: nothing is deleted, ever.")]
    public List<string>? DeleteIds { get; init; }
}

/// <summary>What was seen.</summary>
public sealed record V1Alpha1OrphanSweepStatus
{
    /// <summary>Generation of the spec that this status is about.</summary>
    [Description("Generation of the spec that this status is about.")]
    public long? ObservedGeneration { get; init; }

    /// <summary>When the project was looked at.</summary>
    [Description("When the project was looked at.")]
    public DateTimeOffset? LastSweep { get; init; }

    /// <summary>The request that was served last.</summary>
    [Description("The last value of the annotation orchestration.openstack.org/reconcile that was served: another value sweeps at once.")]
    public string? Refreshed { get; init; }

    /// <summary>How many of what.</summary>
    [Description("How many objects there are.")]
    public OrphanCounts? Counts { get; init; }

    /// <summary>The orphans, proven ones first; at most 200.</summary>
    [Description("The orphans, those that are proven first; at most 200.")]
    public List<OrphanStatus>? Orphans { get; init; }

    /// <summary>Orphans were left out of the list.</summary>
    [Description("Orphans were left out of the list.")]
    public bool? OrphansTruncated { get; init; }

    /// <summary>What came of <c>spec.deleteIds</c>.</summary>
    [Description("What came of spec.deleteIds, by id.")]
    public List<OrphanDeletion>? Deletions { get; init; }

    /// <summary>Ready.</summary>
    [ListMap("type")]
    [Description("Ready: the last sweep could look at everything.")]
    public List<V1Condition>? Conditions { get; init; }
}

/// <summary>Counts of objects.</summary>
public sealed record OrphanCounts
{
    /// <summary>Objects that carry an identity.</summary>
    [Description("Objects of the project that are named as ours are, orphans or not.")]
    public int Marked { get; init; }

    /// <summary>Orphans that are proven to be ours.</summary>
    [Description("Orphans that are proven to have been made for a Stack of this cluster.")]
    public int Proven { get; init; }

    /// <summary>Objects of stacks that are not known here.</summary>
    [Description("Objects that are named as ours, for a stack that is not known here: of another cluster, or of Heat. They cannot be deleted here.")]
    public int Unknown { get; init; }
}

/// <summary>One orphan.</summary>
public sealed record OrphanStatus
{
    /// <summary>Id in the cloud.</summary>
    [Description("Id in the cloud.")]
    public required string Id { get; init; }

    /// <summary>Type.</summary>
    [Description("Type, such as OS::Neutron::Net.")]
    public required string Type { get; init; }

    /// <summary>Its identity.</summary>
    [Description("The name or mark by which it was recognised.")]
    public string? Name { get; init; }

    /// <summary>Name of the Stack for which it was made.</summary>
    [Description("Stack for which it was made, with its namespace.")]
    public string? Stack { get; init; }

    /// <summary>Id of the Stack for which it was made.</summary>
    [Description("Id of the Stack for which it was made.")]
    public string? StackId { get; init; }

    /// <summary>Resource for which it was made.</summary>
    [Description("Resource for which it was made.")]
    public string? Resource { get; init; }

    /// <summary>How sure it is.</summary>
    [Description("Proven: made for a Stack of this cluster. Unknown: named as ours are, for a stack that is not known here.")]
    public OrphanCertainty Certainty { get; init; }

    /// <summary>Why it counts as an orphan.</summary>
    [Description("Why it counts as an orphan.")]
    public string? Reason { get; init; }

    /// <summary>When a sweep saw it first.</summary>
    [Description("When a sweep saw it first.")]
    public DateTimeOffset? Since { get; init; }
}

/// <summary>How sure it is that an object is ours.</summary>
public enum OrphanCertainty
{
    /// <summary>Its identity follows from the id of a Stack of this cluster.</summary>
    Proven,

    /// <summary>Its name has the form of ours, and no more is known.</summary>
    Unknown,
}

/// <summary>What came of one entry of <c>spec.deleteIds</c>.</summary>
public sealed record OrphanDeletion
{
    /// <summary>Id.</summary>
    [Description("Id, as spec.deleteIds names it.")]
    public required string Id { get; init; }

    /// <summary>In one word.</summary>
    [Description("Requested: the cloud was asked to delete it. Gone: it does not exist any more. Refused: it is not proven to be ours. Failed: the cloud refuses; it is tried again.")]
    public required Heat.Engine.Orphans.OrphanRemovalOutcome Outcome { get; init; }

    /// <summary>For people.</summary>
    [Description("What happened, for people.")]
    public string? Message { get; init; }
}
