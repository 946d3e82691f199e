using System.Globalization;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Constraints;

/// <summary>A number that leaves a given remainder. The remainder has the sign of the step.</summary>
internal static class ModuloCheck
{
    /// <inheritdoc cref="ConstraintChecker.Check"/>
    public static string? Check(PropertyConstraint constraint, TemplateValue value)
    {
        var step = constraint.Step ?? 1;
        var offset = constraint.Offset ?? 0;
        if (Numbers.Of(value) is { } number && number - (step * Math.Floor(number / step)) == offset)
        {
            return null;
        }

        return string.Create(
            CultureInfo.InvariantCulture, $"{MessageText.Str(value)} is not a multiple of {step} with an offset of {offset}");
    }
}
