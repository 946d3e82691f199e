using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>Reads the section of outputs.</summary>
internal sealed class OutputReader(TemplateScope scope)
{
    public ImmutableArray<BoundOutput> Read(Node? section, string sectionName)
    {
        switch (section)
        {
            case null or ScalarNode { Value: NullValue }:
                return [];
            case MapNode map:
                return [.. map.Entries.Select(entry => Read(entry, TemplatePath.Of(sectionName).Child(entry.Key))).OfType<BoundOutput>()];
            default:
                scope.Diagnostics.Error(DiagnosticIds.BadSection, $"The section \"{sectionName}\" must be a map of outputs", sectionName, section.Position);
                return [];
        }
    }

    private BoundOutput? Read(MapEntry entry, TemplatePath path)
    {
        try
        {
            return Bind(entry, path);
        }
        catch (TemplateFault fault)
        {
            fault.AddTo(scope.Diagnostics);
            return null;
        }
    }

    private BoundOutput Bind(MapEntry entry, TemplatePath path)
    {
        var keys = scope.Dialect.OutputKeys;
        if (!entry.IsText)
        {
            throw new TemplateFault(
                DiagnosticIds.NameNotText, $"The output name {entry.Key} is not text for YAML; put it in quotes", path.ToString(), entry.Position);
        }

        if (entry.Value is not MapNode map)
        {
            throw new TemplateFault(
                DiagnosticIds.BadOutput, $"Output definitions must be a map. Found a {entry.Value.ToValue().Kind} instead", path.ToString(), entry.Value.Position);
        }

        if (map[keys.Value] is not { } value)
        {
            throw new TemplateFault(
                DiagnosticIds.BadOutput, $"Each output definition must contain a {keys.Value} key.", path.ToString(), entry.Position);
        }

        var compiler = new ExpressionCompiler(scope, scope.Dialect.Functions);
        var place = path.Child(keys.Value);
        return new BoundOutput(entry.Key)
        {
            Path = place.ToString(),
            Description = map[keys.Description]?.ToValue() is { } text and not NullValue ? HeatText.Plain(text) : "",
            Value = compiler.Compile(value, place),
            References = compiler.References,
            IsEnabled = IsEnabled(map, keys.Condition, path),
        };
    }

    private bool IsEnabled(MapNode map, string? key, TemplatePath path)
    {
        if (key is null || map.Find(key) is not { Value.IsNull: false } entry)
        {
            return true;
        }

        var place = path.Child(key);
        var condition = new ExpressionCompiler(scope, scope.Dialect.ConditionFunctions).Compile(entry.Value, place);
        return scope.Conditions.Holds(condition, (message, id) => new TemplateFault(id, message, place.ToString(), entry.Position));
    }
}
