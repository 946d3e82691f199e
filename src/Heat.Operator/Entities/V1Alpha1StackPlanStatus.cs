using System.ComponentModel;
using Heat.Engine.Forecasting;
using Heat.Kubernetes.Crds;
using Heat.Templates.Evaluation;

namespace Heat.Operator.Entities;

/// <summary>The plan. Written by the operator alone; holds no secret.</summary>
public sealed record V1Alpha1StackPlanStatus
{
    /// <summary>Generation of the plan's spec that this is about.</summary>
    [Description("Generation of the plan's spec that this is about.")]
    public long? ObservedGeneration { get; init; }

    /// <summary>Generation of the Stack's spec that this is about.</summary>
    [Description("Generation of the Stack's spec that this is about.")]
    public long? StackGeneration { get; init; }

    /// <summary>Ready and Stale.</summary>
    [ListMap("type")]
    [Description("Ready: the plan could be made; otherwise the message says what is wrong. Stale: the Stack, or what it refers to, moved on since.")]
    public List<V1Condition>? Conditions { get; init; }

    /// <summary>Stands for the plan.</summary>
    [Description("Stands for the plan: the same work on the same stack has the same hash. An approval names it.")]
    public string? Hash { get; init; }

    /// <summary>How many resources each action is foreseen for.</summary>
    [Description("How many resources each action is foreseen for, stacks inside the stack included.")]
    public PlanCounts? Counts { get; init; }

    /// <summary>What would be done; kept resources without drift are left out.</summary>
    [Atomic]
    [Description("What would be done, in the order of the template, then what leaves. Resources that are kept, and have not drifted, are left out.")]
    public List<PlannedChange>? Changes { get; init; }

    /// <summary>The list is not whole.</summary>
    [Description("Values, or whole entries, were left out of the list because it is too long. Hash and counts are about all of it.")]
    public bool? Truncated { get; init; }

    /// <summary>Fingerprint of what the plan was made from.</summary>
    [Description("Fingerprint of what the plan was made from; where it is another one by now, the plan is stale.")]
    public string? Basis { get; init; }

    /// <summary>The request that was served last.</summary>
    [Description("The last value of the annotation orchestration.openstack.org/reconcile that was served: another value makes the plan anew.")]
    public string? Refreshed { get; init; }

    /// <summary>When it was made.</summary>
    [Description("When the plan was made.")]
    public DateTimeOffset? PlannedAt { get; init; }
}

/// <summary>How many resources each action is foreseen for.</summary>
public sealed record PlanCounts
{
    /// <summary>Created.</summary>
    [Description("Created.")]
    public int Create { get; init; }

    /// <summary>Changed in place.</summary>
    [Description("Changed where they are.")]
    public int Update { get; init; }

    /// <summary>Replaced.</summary>
    [Description("Replaced by new objects.")]
    public int Replace { get; init; }

    /// <summary>Deleted.</summary>
    [Description("Deleted.")]
    public int Delete { get; init; }

    /// <summary>Leave the stack.</summary>
    [Description("Leave the stack; their objects stay in the cloud.")]
    public int Leave { get; init; }

    /// <summary>Kept.</summary>
    [Description("Kept as they are.")]
    public int Keep { get; init; }

    /// <summary>Perhaps changed.</summary>
    [Description("Kept or changed where they are: that shows when other resources are done.")]
    public int MayUpdate { get; init; }

    /// <summary>Perhaps replaced.</summary>
    [Description("Kept, changed or replaced: that shows when other resources are done.")]
    public int MayReplace { get; init; }

    /// <summary>Not allowed.</summary>
    [Description("Cannot be changed like this; they stay as they are.")]
    public int Refuse { get; init; }

    /// <summary>Not reached.</summary>
    [Description("Wait for resources that cannot be changed like this.")]
    public int Wait { get; init; }
}

/// <summary>What would be done with one resource.</summary>
public sealed record PlannedChange
{
    /// <summary>Path from the Stack to the resource.</summary>
    [Description("Path to the resource, through nested stacks: db/volume.")]
    public required string Path { get; init; }

    /// <summary>Type.</summary>
    [Description("Type, such as OS::Nova::Server.")]
    public string? Type { get; init; }

    /// <summary>What would be done.</summary>
    [Description("What would be done.")]
    public required ForecastAction Action { get; init; }

    /// <summary>Why.</summary>
    [Description("Why, where the properties do not tell.")]
    public string? Reason { get; init; }

    /// <summary>Id of the present object.</summary>
    [Description("Id in the cloud of the object that there is.")]
    public string? PhysicalId { get; init; }

    /// <summary>What happens to the present object.</summary>
    [Description("What happens to the present object where it is replaced or leaves.")]
    public DeletionPolicy? OldObject { get; init; }

    /// <summary>Number of resources of a nested stack that is made.</summary>
    [Description("Number of resources that the nested stack is made of, where the resource is one.")]
    public int? Resources { get; init; }

    /// <summary>The metadata changes.</summary>
    [Description("The metadata changes.")]
    public bool? Metadata { get; init; }

    /// <summary>Properties with their values.</summary>
    [Atomic]
    [Description("The values that are brought into force. Secrets are masked.")]
    public List<PlannedProperty>? Properties { get; init; }

    /// <summary>Drift that stays.</summary>
    [Atomic]
    [Description("What differs in the live object and is left as it is.")]
    public List<DriftedProperty>? Drift { get; init; }
}

/// <summary>One property: live, applied, desired.</summary>
public sealed record PlannedProperty
{
    /// <summary>Name.</summary>
    [Description("Name of the property.")]
    public required string Name { get; init; }

    /// <summary>Why it is changed.</summary>
    [Description("Template: another value is wanted. Drift: the live object was changed and is changed back.")]
    public ForecastCause? Cause { get; init; }

    /// <summary>What the cloud has.</summary>
    [Description("What the cloud has, as JSON; absent where that cannot be read.")]
    public string? Live { get; init; }

    /// <summary>What was applied last.</summary>
    [Description("What was applied last, as JSON; absent where nothing was.")]
    public string? Applied { get; init; }

    /// <summary>What is wanted.</summary>
    [Description("What is wanted, as JSON; absent where the property is unset.")]
    public string? Desired { get; init; }

    /// <summary>It alone asks for a new object.</summary>
    [Description("A change of this property needs a new object.")]
    public bool? NeedsNewObject { get; init; }

    /// <summary>The value is not known yet.</summary>
    [Description("The value is known only when another resource is done; it may be the one that is in force.")]
    public bool? Uncertain { get; init; }
}
