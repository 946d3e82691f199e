using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Parameters;

/// <summary>Reads the declarations of parameters.</summary>
internal sealed class ParameterReader(ParameterKeys keys, DiagnosticBag diagnostics)
{
    /// <summary>The declarations that are well formed; mistakes are noted.</summary>
    public ImmutableArray<ParameterDeclaration> Read(Node? section, string sectionName)
    {
        if (section is null or ScalarNode { Value: NullValue })
        {
            return [];
        }

        if (section is not MapNode map)
        {
            diagnostics.Error(DiagnosticIds.BadSection, $"The section \"{sectionName}\" must be a map of parameters", sectionName, section.Position);
            return [];
        }

        var declarations = ImmutableArray.CreateBuilder<ParameterDeclaration>();
        foreach (var entry in map.Entries)
        {
            try
            {
                declarations.Add(Read(entry, $"{sectionName}.{entry.Key}"));
            }
            catch (TemplateFault fault)
            {
                fault.AddTo(diagnostics);
            }
        }

        return declarations.ToImmutable();
    }

    private ParameterDeclaration Read(MapEntry entry, string path)
    {
        if (!entry.IsText)
        {
            throw new TemplateFault(
                DiagnosticIds.NameNotText, $"The parameter name {entry.Key} is not text for YAML; put it in quotes", path, entry.Position);
        }

        if (entry.Value is not MapNode map)
        {
            throw new TemplateFault(DiagnosticIds.BadParameter, $"Invalid parameter ({entry.Key}), expected a mapping", path, entry.Value.Position);
        }

        foreach (var key in map.Entries.Where(key => !keys.All.Contains(key.Key)))
        {
            throw new TemplateFault(
                DiagnosticIds.BadParameter,
                $"Invalid key '{key.Key}' for parameter ({entry.Key}){Suggestion.For(key.Key, keys.All)}",
                $"{path}.{key.Key}",
                key.Position);
        }

        return Declaration(entry, map, path);
    }

    private ParameterDeclaration Declaration(MapEntry entry, MapNode map, string path)
    {
        var type = map[keys.Type] ?? throw new TemplateFault(
            DiagnosticIds.BadParameter, $"Missing parameter type for parameter: {entry.Key}", path, entry.Position);
        var typeName = HeatText.Plain(type.ToValue());
        return new ParameterDeclaration
        {
            Name = entry.Key,
            Type = Type(type, typeName, path),
            TypeName = typeName,
            Default = map[keys.Default]?.ToValue() is { } value and not NullValue ? value : null,
            Description = Text(map, keys.Description),
            Label = Text(map, keys.Label),
            Hidden = IsHidden(map),
            Immutable = IsTrue(map, keys.Immutable),
            Tags = Tags(entry.Key, map, path),
            Constraints = keys.HasConstraintList ? Constraints(entry.Key, map["constraints"], path) : FlatConstraints.Read(map, path),
            Position = entry.Position,
        };
    }

    private ParameterType Type(Node node, string name, string path) => keys.Types.TryGetValue(name, out var type)
        ? type
        : throw new TemplateFault(
            DiagnosticIds.BadParameter, $"Invalid type ({name}){Suggestion.For(name, keys.Types.Keys)}", $"{path}.{keys.Type}", node.Position);

    private ImmutableArray<string> Tags(string name, MapNode map, string path)
    {
        var node = keys.Tags is null ? null : map[keys.Tags];
        return node switch
        {
            null or ScalarNode { Value: NullValue } => [],
            ListNode list => [.. list.Items.Select(item => HeatText.Plain(item.ToValue()))],
            _ => throw new TemplateFault(
                DiagnosticIds.BadParameter, $"Tags property should be a list for parameter: {name}", $"{path}.tags", node.Position),
        };
    }

    private ImmutableArray<ParameterConstraint> Constraints(string name, Node? node, string path) => node switch
    {
        null or ScalarNode { Value: NullValue } => [],
        ListNode list => [.. list.Items.Select((item, index) => ConstraintReader.Read(item, $"{path}.constraints[{index}]", keys.HasModulo))],
        _ => throw new TemplateFault(
            DiagnosticIds.BadConstraint, $"Invalid parameter constraints for parameter {name}, expected a list", $"{path}.constraints", node.Position),
    };

    private static string Text(MapNode map, string key) => map[key]?.ToValue() is { } value and not NullValue ? HeatText.Plain(value) : "";

    /// <summary>HOT: any text that is not empty hides a parameter, "false" included. CloudFormation: only the word true does.</summary>
    private bool IsHidden(MapNode map) => keys.HasConstraintList
        ? IsTrue(map, keys.Hidden)
        : string.Equals(Text(map, keys.Hidden), "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(MapNode map, string? key) => key is not null && map[key]?.ToValue() is { } value && value.IsTrue();
}
