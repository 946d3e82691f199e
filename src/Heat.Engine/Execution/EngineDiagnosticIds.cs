using System.Collections.Immutable;
using Heat.Templates.Diagnostics;

namespace Heat.Engine.Execution;

/// <summary>The ids of findings that only show when a template meets the drivers.</summary>
public static class EngineDiagnosticIds
{
    /// <summary>The resource's type has no driver.</summary>
    public const string NoDriver = "HT4001";

    /// <summary>The type cannot make a snapshot before it is deleted.</summary>
    public const string NoSnapshot = "HT4002";

    /// <summary>The type's own check refuses the properties.</summary>
    public const string RefusedByType = "HT4003";

    /// <summary>Resources wait for one another, some of them because their types say so.</summary>
    public const string Circle = "HT4004";

    /// <summary>What the stack says beside its template is about a resource that it does not have. A warning.</summary>
    public const string IdleName = "HT4005";

    /// <summary>A drift policy is about a property that the resource's type does not have. A warning.</summary>
    public const string IdleProperty = "HT4006";

    /// <summary>All ids in order, with meaning and remedy.</summary>
    public static ImmutableArray<DiagnosticDescription> All { get; } =
    [
        new(NoDriver, "The resource's type has no driver: it can be validated but not created.", "Remove the resource, or map its type to another one in an environment."),
        new(NoSnapshot, "The type cannot make a snapshot before it is deleted.", "Use the deletion policy Delete or Retain."),
        new(RefusedByType, "Properties that are right one by one do not go together.", "Correct them as the message says."),
        new(Circle, "Resources wait for one another, some of them because their types say so, not the template.", "Break the circle that the message names."),
        new(IdleName, "`spec.skipResources` or `spec.drift.resources` names a resource that the stack does not have. A warning: the rest is carried out.", "Correct the name, or take it out."),
        new(IdleProperty, "`spec.drift.resources` names a property that the resource's type does not have. A warning: the rest is carried out.", "Correct the name, or take it out."),
    ];
}
