using Heat.Templates.Schemas.Reading;
using Heat.Templates.Values;

namespace Heat.Templates.Schemas.Constraints;

/// <summary>The value is one of a set; each item of a list is.</summary>
internal static class AllowedValuesCheck
{
    /// <inheritdoc cref="ConstraintChecker.Check"/>
    public static string? Check(PropertyConstraint constraint, TemplateValue value)
    {
        var allowed = value is ListValue list
            ? list.Items.All(item => item is UnknownValue || constraint.AllowedValues.Contains(item))
            : constraint.AllowedValues.Any(candidate => Same(candidate, value));
        return allowed
            ? null
            : $"{MessageText.Json(value)} is not an allowed value {MessageText.Json(new ListValue(constraint.AllowedValues))}";
    }

    /// <summary>The allowed value is read in the type of the given one: "2" allows the number 2, 1 allows the text "1".</summary>
    private static bool Same(TemplateValue candidate, TemplateValue value)
    {
        if (value is TextValue text)
        {
            return MessageText.Str(candidate) == text.Text;
        }

        var converted = candidate is TextValue written ? Scalars.ParseNumber(written.Text) : candidate;
        return converted is not null && (converted.Equals(value) || (Numbers.Of(converted) is { } left && left == Numbers.Of(value)));
    }
}
