using System.Collections.Immutable;
using System.Numerics;
using Heat.Templates.Diagnostics;
using Heat.Templates.Schemas;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>Reads one item of a parameter's <c>constraints</c>.</summary>
internal static class ConstraintReader
{
    private static readonly string[] Kinds = ["range", "length", "allowed_values", "allowed_pattern", "custom_constraint"];

    /// <summary>The constraint. Of several in one item the first that Heat looks for counts.</summary>
    /// <exception cref="TemplateFault">It is malformed.</exception>
    public static ParameterConstraint Read(Node node, string path, bool hasModulo)
    {
        if (node is not MapNode map)
        {
            throw Fault("Invalid parameter constraints, expected a mapping", path, node);
        }

        var kinds = hasModulo ? [.. Kinds, "modulo"] : Kinds;
        var known = kinds.Append("description").ToArray();
        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            throw Fault($"Invalid key '{entry.Key}' for parameter constraints{Suggestion.For(entry.Key, known)}", path, entry.Value);
        }

        var description = map["description"]?.ToValue();
        return new ParameterConstraint(Limit(map, path, hasModulo), description is null or NullValue ? null : HeatText.Plain(description));
    }

    private static PropertyConstraint Limit(MapNode map, string path, bool hasModulo)
    {
        if (hasModulo && map["modulo"] is { } modulo)
        {
            return Modulo(modulo, path);
        }

        var kind = Kinds.FirstOrDefault(name => map[name] is not null) ?? throw Fault("No constraint expressed", path, map);
        var node = map[kind]!; // just found
        return kind switch
        {
            "range" => Bounds(node, path, kind, ConstraintKind.Range),
            "length" => Bounds(node, path, kind, ConstraintKind.Length),
            "allowed_values" => Allowed(node, path),
            "allowed_pattern" => Pattern(node, path),
            _ => new PropertyConstraint { Kind = ConstraintKind.Custom, Custom = HeatText.Plain(node.ToValue()) },
        };
    }

    private static PropertyConstraint Bounds(Node node, string path, string name, ConstraintKind kind)
    {
        var map = Keys(node, path, name, ["min", "max"]);
        var min = Number(map["min"], path);
        var max = Number(map["max"], path);
        return min is null && max is null
            ? throw Fault($"A {name} constraint must have a min value and/or a max value specified.", path, node)
            : new PropertyConstraint { Kind = kind, Min = min, Max = max };
    }

    private static PropertyConstraint Modulo(Node node, string path)
    {
        var map = Keys(node, path, "modulo", ["step", "offset"]);
        var (step, offset) = (map["step"]?.ToValue() ?? TemplateValue.Null, map["offset"]?.ToValue() ?? TemplateValue.Null);
        if (step is NullValue || offset is NullValue)
        {
            throw Fault("A modulo constraint must have a step value and an offset value specified.", path, node);
        }

        if (NumberText.Parse(step) is not IntegerValue { Value: var by } || NumberText.Parse(offset) is not IntegerValue { Value: var from })
        {
            throw Fault("step/offset must be integer", path, node);
        }

        if (by.IsZero)
        {
            throw Fault("step cannot be 0.", path, node);
        }

        if (BigInteger.Abs(from) >= BigInteger.Abs(by))
        {
            throw Fault("offset must be smaller (by absolute value) than step.", path, node);
        }

        return from.Sign * by.Sign < 0
            ? throw Fault("step and offset must be both positive or both negative.", path, node)
            : new PropertyConstraint { Kind = ConstraintKind.Modulo, Step = (long)by, Offset = (long)from };
    }

    private static PropertyConstraint Allowed(Node node, string path) => node is ListNode list
        ? new PropertyConstraint { Kind = ConstraintKind.AllowedValues, AllowedValues = [.. list.Items.Select(item => item.ToValue())] }
        : throw Fault("AllowedValues must be a list", path, node);

    private static PropertyConstraint Pattern(Node node, string path)
    {
        var pattern = node.Text ?? throw Fault("AllowedPattern must be a string", path, node);
        return PatternSyntax.Mistake(pattern) is { } mistake
            ? throw Fault($"The pattern \"{pattern}\" is no regular expression: {mistake}", path, node)
            : new PropertyConstraint { Kind = ConstraintKind.AllowedPattern, Pattern = pattern };
    }

    private static MapNode Keys(Node node, string path, string name, string[] keys)
    {
        if (node is not MapNode map)
        {
            throw Fault($"Invalid {name} constraint, expected a mapping", path, node);
        }

        foreach (var entry in map.Entries.Where(entry => !keys.Contains(entry.Key)))
        {
            throw Fault($"Invalid key '{entry.Key}' for {name} constraint", path, entry.Value);
        }

        return map;
    }

    private static double? Number(Node? node, string path) => node?.ToValue() switch
    {
        null or NullValue => null,
        var value => NumberText.Parse(value) switch
        {
            IntegerValue integer => (double)integer.Value,
            FloatValue number => number.Value,
            _ => throw Fault($"could not convert string to float: {HeatText.Quoted(value)}", path, node),
        },
    };

    private static TemplateFault Fault(string message, string path, Node node) =>
        new(DiagnosticIds.BadConstraint, message, path, node.Position);
}
