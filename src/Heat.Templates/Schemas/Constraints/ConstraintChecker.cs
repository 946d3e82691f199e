using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Constraints;

/// <summary>Checks a value against a limit, as far as that can be done without the cloud.</summary>
public static class ConstraintChecker
{
    /// <summary>What is wrong with the value, in Heat's words and without full stop; null when it is within the limit.</summary>
    /// <param name="constraint">The limit.</param>
    /// <param name="value">The value, in its final type. What is unknown passes; what is secret is masked in the answer.</param>
    public static string? Check(PropertyConstraint constraint, TemplateValue value)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        ArgumentNullException.ThrowIfNull(value);
        if (value is UnknownValue)
        {
            return null;
        }

        return Broken(constraint, value) is { } mistake ? constraint.Message ?? mistake : null;
    }

    private static string? Broken(PropertyConstraint constraint, TemplateValue value) => constraint.Kind switch
    {
        ConstraintKind.AllowedValues => AllowedValuesCheck.Check(constraint, value),
        ConstraintKind.Range => RangeCheck.Check(constraint, value),
        ConstraintKind.Length => LengthCheck.Check(constraint, value),
        ConstraintKind.AllowedPattern => PatternCheck.Check(constraint, value),
        ConstraintKind.Modulo => ModuloCheck.Check(constraint, value),
        ConstraintKind.Custom => CustomCheck.Check(constraint, value),
        _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint.Kind, "Not a kind of limit."),
    };
}
