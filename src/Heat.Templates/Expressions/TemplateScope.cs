using System.Collections.Immutable;
using Heat.Templates.Conditions;
using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Evaluation;
using Heat.Templates.Parameters;
using Heat.Templates.Values;

namespace Heat.Templates.Expressions;

/// <summary>What expressions are settled with when they are compiled.</summary>
internal sealed class TemplateScope(Dialect dialect, ParameterSet parameters, ImmutableDictionary<string, string> files, DiagnosticBag diagnostics)
{
    public Dialect Dialect { get; } = dialect;

    public ParameterSet Parameters { get; } = parameters;

    public ImmutableDictionary<string, string> Files { get; } = files;

    public DiagnosticBag Diagnostics { get; } = diagnostics;

    /// <summary>The resource that uses this template as its type; null for the template of a stack.</summary>
    public Facade? Facade { get; init; }

    /// <summary>Names of the cloud's availability zones; null where they are not known.</summary>
    public ListValue? AvailabilityZones { get; init; }

    /// <summary>The tables of <c>Fn::FindInMap</c>; empty in HOT.</summary>
    public MapValue Mappings { get; init; } = MapValue.Empty;

    /// <summary>The named conditions; empty until the section was read.</summary>
    public ConditionSet Conditions { get; set; } = ConditionSet.Empty;
}
