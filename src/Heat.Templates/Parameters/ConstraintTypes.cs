using Heat.Templates.Schemas;

namespace Heat.Templates.Parameters;

/// <summary>Which limits make sense for which types of parameters.</summary>
internal static class ConstraintTypes
{
    /// <summary>What is wrong with the constraints of a declaration, or null.</summary>
    public static string? Mismatch(ParameterDeclaration declaration)
    {
        foreach (var constraint in declaration.Constraints)
        {
            if (!Fits(constraint.Limit.Kind, declaration.Type))
            {
                return $"{Name(constraint.Limit.Kind)} constraint invalid for {declaration.TypeName}";
            }
        }

        return null;
    }

    private static bool Fits(ConstraintKind kind, ParameterType type) => kind switch
    {
        ConstraintKind.Range or ConstraintKind.Modulo => type is ParameterType.Number,
        ConstraintKind.Length => type is ParameterType.String or ParameterType.CommaDelimitedList or ParameterType.Json,
        ConstraintKind.AllowedPattern => type is ParameterType.String,
        _ => type is not ParameterType.Json,
    };

    private static string Name(ConstraintKind kind) => kind switch
    {
        ConstraintKind.Custom => "CustomConstraint",
        _ => kind.ToString(),
    };
}
