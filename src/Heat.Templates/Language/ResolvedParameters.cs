using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Language;

/// <summary>The values that a template's parameters have come to.</summary>
public static class ResolvedParameters
{
    /// <summary>Typed values by name. Hidden ones are secret, not masked: whoever prints them decides.</summary>
    public static MapValue Of(IStackTemplate template) =>
        template is BoundTemplate bound ? bound.Scope.Parameters.Values : template?.ShownParameters ?? MapValue.Empty;
}
