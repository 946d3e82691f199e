using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Environments;
using Heat.Templates.Expressions;
using Heat.Templates.Schemas;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>Reads the section of resources.</summary>
internal sealed class ResourceReader(TemplateScope scope, TypeRegistry registry, IResourceTypeCatalog catalog)
{
    private readonly ResourceKeys _keys = scope.Dialect.ResourceKeys;
    private readonly DiagnosticBag _diagnostics = scope.Diagnostics;

    /// <summary>All resources that are well formed, also those whose condition does not hold.</summary>
    public ImmutableArray<BoundResource> Read(Node? section, string sectionName)
    {
        switch (section)
        {
            case null or ScalarNode { Value: NullValue }:
                return [];
            case MapNode map:
                var root = TemplatePath.Of(sectionName);
                return [.. map.Entries.Select(entry => Read(entry, root.Child(entry.Key), sectionName)).OfType<BoundResource>()];
            default:
                _diagnostics.Error(
                    DiagnosticIds.BadSection, $"\"{sectionName}\" must contain a map of resource maps. Found a list or text instead", sectionName, section.Position);
                return [];
        }
    }

    private BoundResource? Read(MapEntry entry, TemplatePath path, string sectionName)
    {
        try
        {
            var map = CheckedMap(entry, path, sectionName);
            return Bind(entry, map, path);
        }
        catch (TemplateFault fault)
        {
            fault.AddTo(_diagnostics);
            return null;
        }
    }

    private MapNode CheckedMap(MapEntry entry, TemplatePath path, string sectionName)
    {
        if (!entry.IsText)
        {
            throw Fault(DiagnosticIds.NameNotText, $"The resource name {entry.Key} is not text for YAML; put it in quotes", path, entry.Position);
        }

        if (entry.Value.IsNull)
        {
            throw Fault(DiagnosticIds.BadResource, "Each Resource must contain a Type key.", path, entry.Position);
        }

        if (entry.Value is not MapNode map)
        {
            throw Fault(DiagnosticIds.BadResource, $"\"{sectionName}\" must contain a map of resource maps. The resource \"{entry.Key}\" is none", path, entry.Position);
        }

        if (entry.Key.Contains('/', StringComparison.Ordinal))
        {
            throw Fault(DiagnosticIds.BadResource, "Resource name may not contain \"/\"", path, entry.Position);
        }

        ResourceKeyChecks.Check(map, entry.Key, path, scope.Dialect, _diagnostics);
        return map;
    }

    private BoundResource Bind(MapEntry entry, MapNode map, TemplatePath path)
    {
        var compiler = new ExpressionCompiler(scope, scope.Dialect.Functions);
        var properties = Section(compiler, map, _keys.Properties, path);
        var metadata = Section(compiler, map, _keys.Metadata, path);
        var updatePolicy = Section(compiler, map, _keys.UpdatePolicy, path);
        var explicitRequirements = DependsOn(map[_keys.DependsOn]);
        var isEnabled = IsEnabled(map, path);
        var definition = new ResourceDefinition
        {
            Name = entry.Key,
            Type = "",
            Schema = NoSchema,
            Requirements = explicitRequirements,
            ExplicitRequirements = explicitRequirements,
            DeletionPolicy = Policy(map, compiler, path),
            ExternalId = ExternalId(map, compiler, path),
            Position = entry.Position,
        };
        return new BoundResource(entry.Key, path.ToString())
        {
            MetadataPath = path.Child(_keys.Metadata).ToString(),
            PropertiesPath = path.Child(_keys.Properties).ToString(),
            PropertiesNode = map[_keys.Properties],
            Properties = properties,
            Metadata = metadata,
            UpdatePolicy = updatePolicy,
            References = compiler.References,
            IsEnabled = isEnabled,
            Definition = isEnabled ? WithType(definition, map, path) : definition,
        };
    }

    private static ResourceTypeSchema NoSchema { get; } = new() { Name = "", Properties = [], Attributes = [] };

    private ResourceDefinition WithType(ResourceDefinition definition, MapNode map, TemplatePath path)
    {
        var node = map[_keys.Type]!; // ResourceKeyChecks has seen it
        var written = HeatText.Plain(node.ToValue());
        var type = registry.Resolve(written, definition.Name);
        var schema = catalog.Find(type) ?? throw Fault(
            DiagnosticIds.UnknownType,
            $"The Resource Type ({written}) could not be found.{(type == written ? Suggestion.AfterSentence(type, catalog.Names) : $" The environment maps it to {type}.")}",
            path.Child(_keys.Type),
            node.Position);
        if (definition.DeletionPolicy == DeletionPolicy.Snapshot && !SnapshotTypes.Contains(type))
        {
            throw Fault(
                DiagnosticIds.BadDeletionPolicy,
                "\"Snapshot\" deletion policy not supported",
                path.Child(_keys.DeletionPolicy),
                map.Find(_keys.DeletionPolicy)?.Position);
        }

        return definition with { Type = type, Schema = schema };
    }

    private static Expression Section(ExpressionCompiler compiler, MapNode map, string key, TemplatePath path) =>
        map[key] is { IsNull: false } node ? compiler.Compile(node, path.Child(key)) : new Literal(MapValue.Empty);

    private static ImmutableHashSet<string> DependsOn(Node? node) => node switch
    {
        ListNode list => [.. list.Items.Select(item => HeatText.Plain(item.ToValue()))],
        { Text: { } name } => [name],
        _ => [],
    };

    private bool IsEnabled(MapNode map, TemplatePath path)
    {
        if (_keys.Condition is not { } key || map.Find(key) is not { } entry)
        {
            return true;
        }

        var place = path.Child(key);
        var condition = new ExpressionCompiler(scope, scope.Dialect.ConditionFunctions).Compile(entry.Value, place);
        return scope.Conditions.Holds(condition, (message, id) => Fault(id, message, place, entry.Position));
    }

    private DeletionPolicy Policy(MapNode map, ExpressionCompiler compiler, TemplatePath path)
    {
        if (map.Find(_keys.DeletionPolicy) is not { } entry)
        {
            // What existed before the stack stays when the stack goes.
            return _keys.ExternalId is { } key && map.Find(key) is not null ? DeletionPolicy.Retain : DeletionPolicy.Delete;
        }

        var name = Constant(compiler, entry, path.Child(_keys.DeletionPolicy));
        return scope.Dialect.DeletionPolicies.TryGetValue(name, out var policy)
            ? policy
            : throw Fault(
                DiagnosticIds.BadDeletionPolicy,
                $"Invalid deletion policy \"{name}\"{Suggestion.For(name, scope.Dialect.DeletionPolicies.Keys)}",
                path.Child(_keys.DeletionPolicy),
                entry.Position);
    }

    private string? ExternalId(MapNode map, ExpressionCompiler compiler, TemplatePath path) =>
        _keys.ExternalId is { } key && map.Find(key) is { Value.IsNull: false } entry ? Constant(compiler, entry, path.Child(key)) : null;

    private static string Constant(ExpressionCompiler compiler, MapEntry entry, TemplatePath path)
    {
        var expression = compiler.Compile(entry.Value, path);
        return expression.IsConstant
            ? HeatText.Plain(expression.Evaluate(UnknownResources.Instance))
            : throw Fault(DiagnosticIds.BadResource, $"\"{entry.Key}\" may not depend on a resource", path, entry.Position);
    }

    private static TemplateFault Fault(string id, string message, TemplatePath path, SourcePosition? position) =>
        new(id, message, path.ToString(), position);
}
