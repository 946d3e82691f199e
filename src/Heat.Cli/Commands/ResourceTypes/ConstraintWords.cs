using Heat.Templates.Schemas;

namespace Heat.Cli.Commands.ResourceTypes;

/// <summary>Says in few words what a property's limits are.</summary>
internal static class ConstraintWords
{
    public static string Of(PropertyConstraint constraint) => constraint.Kind switch
    {
        ConstraintKind.AllowedValues => $"one of {string.Join(", ", constraint.AllowedValues)}",
        ConstraintKind.Range => Between("", constraint),
        ConstraintKind.Length => Between("length ", constraint),
        ConstraintKind.AllowedPattern => $"matches {constraint.Pattern}",
        ConstraintKind.Modulo => $"{constraint.Offset ?? 0} modulo {constraint.Step}",
        _ => constraint.Custom ?? "",
    };

    private static string Between(string what, PropertyConstraint constraint) => (constraint.Min, constraint.Max) switch
    {
        ({ } min, { } max) => $"{what}{min} to {max}",
        ({ } min, null) => $"{what}at least {min}",
        (_, { } max) => $"{what}at most {max}",
        _ => what,
    };
}
