using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Constraints;

/// <summary>A number between bounds, both included.</summary>
internal static class RangeCheck
{
    /// <inheritdoc cref="ConstraintChecker.Check"/>
    public static string? Check(PropertyConstraint constraint, TemplateValue value)
    {
        if (Numbers.Of(value) is not { } number)
        {
            return $"could not convert string to float: {MessageText.Repr(value)}";
        }

        return number >= (constraint.Min ?? double.NegativeInfinity) && number <= (constraint.Max ?? double.PositiveInfinity)
            ? null
            : $"{MessageText.Str(value)} is out of range (min: {Numbers.Shown(constraint.Min)}, max: {Numbers.Shown(constraint.Max)})";
    }
}
