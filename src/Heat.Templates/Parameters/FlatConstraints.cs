using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>Reads the constraints of a CloudFormation parameter, which stand beside its type.</summary>
internal static class FlatConstraints
{
    /// <summary>The constraints, in the order in which Heat checks them.</summary>
    /// <exception cref="TemplateFault">One is malformed.</exception>
    public static ImmutableArray<ParameterConstraint> Read(MapNode map, string path)
    {
        var description = map["ConstraintDescription"]?.ToValue() is { } value and not NullValue ? HeatText.Plain(value) : null;
        return
        [
            .. new[]
            {
                Bounds(map, path, "MinLength", "MaxLength", ConstraintKind.Length),
                Bounds(map, path, "MinValue", "MaxValue", ConstraintKind.Range),
                Allowed(map, path),
                Pattern(map, path),
            }.OfType<PropertyConstraint>().Select(limit => new ParameterConstraint(limit, description)),
        ];
    }

    private static PropertyConstraint? Bounds(MapNode map, string path, string min, string max, ConstraintKind kind) =>
        map[min] is null && map[max] is null
            ? null
            : new PropertyConstraint { Kind = kind, Min = Number(map[min], path), Max = Number(map[max], path) };

    private static PropertyConstraint? Allowed(MapNode map, string path) => map["AllowedValues"] switch
    {
        null => null,
        ListNode list => new PropertyConstraint { Kind = ConstraintKind.AllowedValues, AllowedValues = [.. list.Items.Select(item => item.ToValue())] },
        var node => throw new TemplateFault(DiagnosticIds.BadConstraint, "AllowedValues must be a list", path, node.Position),
    };

    private static PropertyConstraint? Pattern(MapNode map, string path) => map["AllowedPattern"] switch
    {
        null => null,
        { Text: { } pattern } node => PatternSyntax.Mistake(pattern) is { } mistake
            ? throw new TemplateFault(DiagnosticIds.BadConstraint, $"The pattern \"{pattern}\" is no regular expression: {mistake}", path, node.Position)
            : new PropertyConstraint { Kind = ConstraintKind.AllowedPattern, Pattern = pattern },
        var node => throw new TemplateFault(DiagnosticIds.BadConstraint, "AllowedPattern must be a string", path, node.Position),
    };

    private static double? Number(Node? node, string path) => node?.ToValue() switch
    {
        null or NullValue => null,
        var value => NumberText.Parse(value) switch
        {
            IntegerValue integer => (double)integer.Value,
            FloatValue number => number.Value,
            _ => throw new TemplateFault(
                DiagnosticIds.BadConstraint, $"could not convert string to float: {HeatText.Quoted(value)}", path, node.Position),
        },
    };
}
