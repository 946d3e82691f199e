using System.Collections.Immutable;
using Heat.Engine.Forecasting;
using Heat.Engine.Requests;
using Heat.Engine.Resources;
using Heat.Engine.Revisions;
using Heat.Engine.Stacks;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Execution;

/// <summary>What one pass over a stack has to say. Holds everything that status, events and metrics are made of.</summary>
public sealed record PassReport
{
    /// <summary>The action.</summary>
    public required StackAction Action { get; init; }

    /// <summary>How it stands.</summary>
    public required StackStatus Status { get; init; }

    /// <summary>One sentence on the whole.</summary>
    public required string Reason { get; init; }

    /// <summary>The generation that this report is about.</summary>
    public required long Generation { get; init; }

    /// <summary>Every current resource, and old incarnations that still await clean-up.</summary>
    public ImmutableArray<ResourceReport> Resources { get; init; } = [];

    /// <summary>Outputs; unknown values where a resource is missing.</summary>
    public ImmutableArray<EvaluatedOutput> Outputs { get; init; } = [];

    /// <summary>Mistakes in the template's values; while there is an error, nothing that it concerns is created.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What the stack says beside its template and what has no effect, each with its place in the spec. It stops nothing.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];

    /// <summary>When to run the next pass; null: not before something changes.</summary>
    public TimeSpan? LookAgainAfter { get; init; }

    /// <summary>The action is not complete and takes longer than it may.</summary>
    public bool IsTimedOut { get; init; }

    /// <summary>Trying again will not help until the desired state changes.</summary>
    public bool IsStalled { get; init; }

    /// <summary>Which desired state this report is about, and why; null on deletion.</summary>
    public Serving? Serving { get; init; }

    /// <summary>On deletion: nothing is left.</summary>
    public bool IsGone { get; init; }

    /// <summary>What waits for approval; while there is something, the stack is only looked at. Null: nothing.</summary>
    public StackForecast? Awaiting { get; init; }

    /// <summary>What came of the requests that stand in the input.</summary>
    public ImmutableArray<AnsweredRequest> Answers { get; init; } = [];

    /// <summary>What a forced deletion left in the cloud.</summary>
    public ImmutableList<LeftObject> LeftBehind { get; init; } = [];

    /// <summary>By verb: the value of the last request that was handled.</summary>
    public ImmutableDictionary<string, string> Handled { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>One resource in a report.</summary>
public sealed record ResourceReport
{
    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    /// <summary>Type.</summary>
    public required string Type { get; init; }

    /// <summary>Id in the cloud, where known.</summary>
    public string? PhysicalId { get; init; }

    /// <summary>Heat's word: INIT, CREATE, UPDATE, REPLACE, DELETE.</summary>
    public required string Action { get; init; }

    /// <summary>How it stands.</summary>
    public required StackStatus Status { get; init; }

    /// <summary>Why it is not complete: what it waits for, what failed. Holds no secret.</summary>
    public string? Reason { get; init; }

    /// <summary>The cloud's request id of a failure.</summary>
    public string? RequestId { get; init; }

    /// <summary>What is wrong inside it, where it is a stack; the paths begin at the resource.</summary>
    public ImmutableArray<Trouble> Troubles { get; init; } = [];

    /// <summary>The hook at which it waits for somebody; null: at none.</summary>
    public string? Hook { get; init; }

    /// <summary>When the present phase began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>False: an old incarnation that awaits clean-up.</summary>
    public bool IsCurrent { get; init; } = true;

    /// <summary>Properties whose live value differs; empty if none. A missing object is the one entry with an empty property name.</summary>
    public ImmutableArray<PropertyDrift> Drift { get; init; } = [];
}

/// <summary>One property whose live value is not the desired one.</summary>
/// <param name="Property">Name; empty when the whole object is missing.</param>
/// <param name="Desired">What was applied.</param>
/// <param name="Live">What the cloud has.</param>
public sealed record PropertyDrift(string Property, TemplateValue Desired, TemplateValue Live);
