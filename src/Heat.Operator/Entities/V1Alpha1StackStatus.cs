using System.ComponentModel;
using System.Text.Json;
using Heat.Kubernetes.Crds;

namespace Heat.Operator.Entities;

/// <summary>What the operator has seen. Written by the operator alone.</summary>
public sealed record V1Alpha1StackStatus
{
    /// <summary>Generation of the spec that this status is about.</summary>
    [Description("Generation of the spec that this status is about.")]
    public long? ObservedGeneration { get; init; }

    /// <summary>Ready, Reconciling, Stalled, Drifted.</summary>
    [ListMap("type")]
    [Description("Ready, Reconciling, Stalled and Drifted, after the kstatus conventions.")]
    public List<V1Condition>? Conditions { get; init; }

    /// <summary>Id of the stack: the uid of the object.</summary>
    [Description("Id of the stack; the uid of this object.")]
    public string? StackId { get; init; }

    /// <summary>Heat's word for what is done: CREATE, UPDATE, DELETE.</summary>
    [Description("What is being done, in Heat's words: CREATE, UPDATE or DELETE.")]
    public string? Action { get; init; }

    /// <summary>Heat's word for how it stands: IN_PROGRESS, COMPLETE, FAILED.</summary>
    [Description("How it stands, in Heat's words: IN_PROGRESS, COMPLETE or FAILED.")]
    public string? Status { get; init; }

    /// <summary>One sentence on the whole.</summary>
    [Description("One sentence on the whole.")]
    public string? Reason { get; init; }

    /// <summary>Counts of resources.</summary>
    [Description("How many resources there are, and how they stand.")]
    public ResourceCounts? ResourceCounts { get; init; }

    /// <summary>The resources, bounded.</summary>
    [ListMap("name")]
    [Description("The resources. Above 500 only those that are not complete.")]
    public List<ResourceStatus>? Resources { get; init; }

    /// <summary>Complete resources were left out.</summary>
    [Description("Complete resources were left out of the list.")]
    public bool? ResourcesTruncated { get; init; }

    /// <summary>What keeps the stack from being ready, at most five.</summary>
    [Description("What keeps the stack from being ready; at most five entries.")]
    public List<BlockingResource>? Blocking { get; init; }

    /// <summary>What the spec says without effect, at most five.</summary>
    [Description("What the spec says without effect, such as a policy for a resource that the stack does not have; at most five entries. It stops nothing.")]
    public List<string>? Warnings { get; init; }

    /// <summary>What is served in the place of the spec.</summary>
    [Description("What is served in the place of the spec; not set while the spec is served. It holds until the spec, or what it refers to, changes.")]
    public ServingStatus? Serving { get; init; }

    /// <summary>What a forced deletion left in the cloud.</summary>
    [Description("What a forced deletion left in the cloud: nobody looks after these objects any more.")]
    public List<LeftBehindObject>? LeftBehind { get; init; }

    /// <summary>One-shot requests that were carried out or refused: verb to value.</summary>
    [Description("The annotations orchestration.openstack.org/<verb> that were carried out or refused last: verb to value. Another value asks anew.")]
    public Dictionary<string, string>? Handled { get; init; }

    /// <summary>Outputs of the template.</summary>
    [ListMap("name")]
    [Description("Outputs of the template. A secret value stands only in the Secret <stack>-outputs.")]
    public List<StackOutput>? Outputs { get; init; }

    /// <summary>Digest of the outputs that a Stack inside another one tells it by a Secret.</summary>
    [Description("Digest of the outputs that this Stack tells the one in which it stands, where they stand in a Secret.")]
    public string? OutputsDigest { get; init; }

    /// <summary>How many members a group has.</summary>
    [Description("Only in the Stack of a group: how many members there are.")]
    public int? Replicas { get; init; }

    /// <summary>Label selector of what belongs to a group, for autoscalers.</summary>
    [Description("Only in the Stack of a group: selects what belongs to it, for autoscalers.")]
    public string? Selector { get; init; }

    /// <summary>Objects into which outputs were written, such as <c>Secret/db</c>.</summary>
    [Description("Objects into which outputs were written for others: kind and name, such as Secret/db.")]
    public List<string>? OutputsWrittenTo { get; init; }
}

/// <summary>Counts of resources.</summary>
public sealed record ResourceCounts
{
    /// <summary>All of them.</summary>
    [Description("All resources of the template.")]
    public int Total { get; init; }

    /// <summary>Those that are as the template says.</summary>
    [Description("Resources that are as the template says.")]
    public int Complete { get; init; }

    /// <summary>Those that are worked on or wait.</summary>
    [Description("Resources that are worked on, or wait for others.")]
    public int InProgress { get; init; }

    /// <summary>Those that failed.</summary>
    [Description("Resources that failed; they are tried again.")]
    public int Failed { get; init; }

    /// <summary>Those that differ from what was applied.</summary>
    [Description("Resources that were changed behind the stack's back.")]
    public int Drifted { get; init; }

    /// <summary><c>complete/total</c>, for the column.</summary>
    [Description("complete/total")]
    public string? Summary { get; init; }
}

/// <summary>One resource.</summary>
public sealed record ResourceStatus
{
    /// <summary>Logical name.</summary>
    [Description("Name in the template.")]
    public required string Name { get; init; }

    /// <summary>Type.</summary>
    [Description("Type, such as OS::Nova::Server.")]
    public string? Type { get; init; }

    /// <summary>Id in the cloud.</summary>
    [Description("Id in the cloud.")]
    public string? PhysicalId { get; init; }

    /// <summary>What is being done.</summary>
    [Description("What is being done: INIT, CREATE, UPDATE, REPLACE or DELETE.")]
    public string? Action { get; init; }

    /// <summary>How it stands.</summary>
    [Description("How it stands: IN_PROGRESS, COMPLETE or FAILED.")]
    public string? Status { get; init; }

    /// <summary>Why it is not complete.</summary>
    [Description("Why it is not complete.")]
    public string? Reason { get; init; }

    /// <summary>The hook at which it waits.</summary>
    [Description("The hook at which it waits, such as pre-create. The annotation orchestration.openstack.org/clear-hook lets it pass.")]
    public string? Hook { get; init; }

    /// <summary>When the status changed.</summary>
    [Description("When the status changed last.")]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Properties whose live value differs.</summary>
    [Description("Properties whose live value differs from what was applied.")]
    public List<DriftedProperty>? Drift { get; init; }
}

/// <summary>One property whose live value differs.</summary>
public sealed record DriftedProperty
{
    /// <summary>Stands for the whole object. API servers take an empty text in a required member for none.</summary>
    public const string WholeObject = "*";

    /// <summary>Name; <see cref="WholeObject"/> when the object is missing.</summary>
    [Description("Name of the property; * when the whole object is missing.")]
    public required string Property { get; init; }

    /// <summary>What was applied.</summary>
    [Description("What was applied. Secrets are masked.")]
    public string? Desired { get; init; }

    /// <summary>What the cloud has.</summary>
    [Description("What the cloud has. Secrets are masked.")]
    public string? Live { get; init; }
}

/// <summary>An object that a forced deletion left in the cloud.</summary>
public sealed record LeftBehindObject
{
    /// <summary>Logical name of its resource.</summary>
    [Description("Name of its resource in the template.")]
    public required string Name { get; init; }

    /// <summary>Type.</summary>
    [Description("Type, such as OS::Nova::Server.")]
    public string? Type { get; init; }

    /// <summary>Id in the cloud.</summary>
    [Description("Id in the cloud; its name there where no id was ever known.")]
    public string? PhysicalId { get; init; }

    /// <summary>Why it could not be deleted.</summary>
    [Description("Why it could not be deleted.")]
    public string? Reason { get; init; }
}

/// <summary>What keeps a stack from being ready.</summary>
public sealed record BlockingResource
{
    /// <summary>Path from this stack to the resource.</summary>
    [Description("Path to the resource, through nested stacks: db/volume.")]
    public required string Path { get; init; }

    /// <summary>Why.</summary>
    [Description("Why, in the cloud's words where it gave some.")]
    public string? Reason { get; init; }

    /// <summary>The cloud's request id.</summary>
    [Description("The cloud's request id, for its logs.")]
    public string? RequestId { get; init; }

    /// <summary>Since when.</summary>
    [Description("Since when.")]
    public DateTimeOffset? Since { get; init; }
}

/// <summary>One output of the template.</summary>
public sealed record StackOutput
{
    /// <summary>Name.</summary>
    [Description("Name.")]
    public required string Name { get; init; }

    /// <summary>Value, any JSON; absent while unknown and when secret.</summary>
    [Description("Value. Absent while it is not known, and when it is secret.")]
    [PreserveUnknownFields]
    public JsonElement? Value { get; init; }

    /// <summary>Free text.</summary>
    [Description("Description from the template.")]
    public string? Description { get; init; }

    /// <summary>The value stands in the Secret.</summary>
    [Description("The value is secret and stands in the Secret <stack>-outputs only.")]
    public bool? Secret { get; init; }

    /// <summary>Why there is no value.</summary>
    [Description("Why there is no value.")]
    public string? Error { get; init; }
}
