using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>A parameter in the words of Heat's API.</summary>
internal static class ParameterDescription
{
    public static MapValue Of(TemplateParameter parameter) => new(Facts(parameter).Where(fact => fact.Value is not null)!);

    private static IEnumerable<KeyValuePair<string, TemplateValue?>> Facts(TemplateParameter parameter)
    {
        yield return new("Type", TemplateValue.From(parameter.Type));
        yield return new("Description", TemplateValue.From(parameter.Description));
        yield return new("NoEcho", TemplateValue.From(parameter.IsHidden ? "true" : "false"));
        yield return new("Label", TemplateValue.From(parameter.Label));
        yield return new("Default", Shown(parameter, parameter.Default));
        yield return new("Value", parameter.Given?.IsTrue() == true ? Shown(parameter, parameter.Given) : null);
        yield return new("Tags", parameter.Tags.IsEmpty ? null : TemplateValue.From(parameter.Tags.Select(TemplateValue.From)));
        foreach (var fact in parameter.Constraints.SelectMany(Facts))
        {
            yield return fact;
        }

        var messages = parameter.Constraints.Select(constraint => constraint.Message).OfType<string>().ToArray();
        yield return new("ConstraintDescription", messages.Length == 0 ? null : TemplateValue.From(string.Join(' ', messages)));
    }

    private static IEnumerable<KeyValuePair<string, TemplateValue?>> Facts(PropertyConstraint constraint) => constraint.Kind switch
    {
        ConstraintKind.Length => [new("MinLength", Number(constraint.Min)), new("MaxLength", Number(constraint.Max))],
        ConstraintKind.Range => [new("MinValue", Number(constraint.Min)), new("MaxValue", Number(constraint.Max))],
        ConstraintKind.Modulo => [new("Step", Number(constraint.Step)), new("Offset", Number(constraint.Offset))],
        ConstraintKind.AllowedValues => [new("AllowedValues", new ListValue(constraint.AllowedValues))],
        ConstraintKind.AllowedPattern => [new("AllowedPattern", TemplateValue.From(constraint.Pattern))],
        _ => [new("CustomConstraint", TemplateValue.From(constraint.Custom))],
    };

    private static TemplateValue? Number(double? number) => number switch
    {
        null => null,
        { } whole when double.IsInteger(whole) && Math.Abs(whole) < 1e15 => TemplateValue.From((long)whole),
        { } other => new FloatValue(other),
    };

    private static TemplateValue? Shown(TemplateParameter parameter, TemplateValue? value) =>
        value is not null && parameter.IsHidden ? new TextValue(ValueJson.Mask) : value is null ? null : ValueJson.Masked(value);
}
