using System.Collections.Immutable;
using Heat.Engine.Execution;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Forecasting;

/// <summary>What passes over a stack would do. Holds no secret: values that must not be shown are masked.</summary>
public sealed record StackForecast
{
    /// <summary>The desired state that it is about.</summary>
    public required long Generation { get; init; }

    /// <summary>The desired state that the stack serves at present; 0 before the first.</summary>
    public required long ServedGeneration { get; init; }

    /// <summary>
    /// Stands for the meaning: the same work on the same stack has the same hash, in every process. It changes with every value that is
    /// brought into force, hidden ones too, and once the work was begun.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>Every desired resource in the template's order, then what leaves.</summary>
    public ImmutableArray<ResourceForecast> Resources { get; init; } = [];

    /// <summary>What is wrong with the desired state. While there is an error nothing would be done.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>How often each action is foreseen, stacks inside the stack included.</summary>
    public ForecastCounts Counts => ForecastCounts.Of(Resources);

    /// <summary>Nothing would be done in the cloud.</summary>
    public bool ChangesNothing => Counts.Changes == 0;
}

/// <summary>What would be done with one resource.</summary>
public sealed record ResourceForecast
{
    /// <summary>Logical name.</summary>
    public required string Name { get; init; }

    /// <summary>Type that is wanted; of what leaves, the type it has.</summary>
    public required string Type { get; init; }

    /// <summary>What would be done.</summary>
    public required ForecastAction Action { get; init; }

    /// <summary>Why, where the properties do not tell; null: they do, or there is nothing to tell.</summary>
    public string? Reason { get; init; }

    /// <summary>Id of the object that there is.</summary>
    public string? PhysicalId { get; init; }

    /// <summary>What happens to the present object where it is replaced or leaves; null: it stays in use, or there is none.</summary>
    public DeletionPolicy? OldObject { get; init; }

    /// <summary>The values that are brought into force: those that differ, or all of a new object.</summary>
    public ImmutableArray<PropertyForecast> Properties { get; init; } = [];

    /// <summary>The metadata changes.</summary>
    public bool MetadataChanges { get; init; }

    /// <summary>What differs in the live object and would be left as it is.</summary>
    public ImmutableArray<PropertyDrift> Drift { get; init; } = [];

    /// <summary>The stack that the resource is; null for other resources.</summary>
    public NestedForecast? Nested { get; init; }
}

/// <summary>What would be done in a stack inside the stack.</summary>
/// <param name="Count">Number of its resources, those of deeper stacks not counted.</param>
/// <param name="Resources">
/// What would be done with each, but for the values of a stack that is made. Empty where it cannot be told; the reason of the resource says why.
/// </param>
public sealed record NestedForecast(int Count, ImmutableArray<ResourceForecast> Resources);

/// <summary>One property with its three values; secrets are masked.</summary>
/// <param name="Name">Name.</param>
/// <param name="Cause">Why it is changed.</param>
/// <param name="Live">What the cloud has; null where that cannot be read, or there is no object.</param>
/// <param name="Applied">What was applied last; null where nothing was.</param>
/// <param name="Desired">What is wanted; null where the property is unset. What is not known yet names what it waits for.</param>
public sealed record PropertyForecast(string Name, ForecastCause Cause, TemplateValue? Live, TemplateValue? Applied, TemplateValue? Desired)
{
    /// <summary>This property alone asks for a new object.</summary>
    public bool NeedsNewObject { get; init; }

    /// <summary>The value is not known yet: it may be the one that is in force.</summary>
    public bool IsUncertain { get; init; }
}
