using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Constraints;

/// <summary>A length between bounds: characters of a text, items of a list, keys of a map.</summary>
internal static class LengthCheck
{
    /// <inheritdoc cref="ConstraintChecker.Check"/>
    public static string? Check(PropertyConstraint constraint, TemplateValue value)
    {
        int? length = value switch
        {
            TextValue text => text.Text.EnumerateRunes().Count(),
            ListValue list => list.Items.Length,
            MapValue map => map.Count,
            _ => null,
        };
        if (length is null)
        {
            return $"{MessageText.Repr(value)} has no length; expected text, a list or a map";
        }

        return length >= (constraint.Min ?? 0) && length <= (constraint.Max ?? int.MaxValue)
            ? null
            : $"length ({length}) is out of range (min: {Numbers.Shown(constraint.Min)}, max: {Numbers.Shown(constraint.Max)})";
    }
}
