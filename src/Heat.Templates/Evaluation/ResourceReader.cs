using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Dialects;
using Heat.Templates.Expressions;
using Heat.Templates.Schemas;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>Reads the section of resources.</summary>
internal sealed class ResourceReader(TemplateScope scope, LoadContext context)
{
    private readonly ResourceKeys _keys = scope.Dialect.ResourceKeys;
    private readonly DiagnosticBag _diagnostics = scope.Diagnostics;
    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);
    private readonly ResourceTypes _types = new(context, scope.Diagnostics);

    /// <summary>Names of the resources that could not be read: whoever refers to one is not to blame.</summary>
    public IReadOnlySet<string> Broken => _broken;

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
            if (Bind(entry, map, path) is { } resource)
            {
                return resource;
            }
        }
        catch (TemplateFault fault)
        {
            fault.AddTo(_diagnostics);
        }

        _broken.Add(entry.Key);
        return null;
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

    private BoundResource? Bind(MapEntry entry, MapNode map, TemplatePath path)
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
        var resource = new BoundResource(entry.Key, path.ToString())
        {
            UpdatePolicyPath = path.Child(_keys.UpdatePolicy).ToString(),
            MetadataPath = path.Child(_keys.Metadata).ToString(),
            PropertiesPath = path.Child(_keys.Properties).ToString(),
            PropertiesNode = map[_keys.Properties],
            Properties = properties,
            Metadata = metadata,
            UpdatePolicy = updatePolicy,
            References = compiler.References,
            IsEnabled = isEnabled,
            Definition = definition,
        };
        return !isEnabled || HasType(resource, map, path) ? resource : null;
    }

    private static ResourceTypeSchema NoSchema { get; } = new() { Name = "", Properties = [], Attributes = [] };

    private bool HasType(BoundResource resource, MapNode map, TemplatePath path)
    {
        if (!_types.TrySet(resource, map[_keys.Type]!, path.Child(_keys.Type))) // ResourceKeyChecks has seen it
        {
            return false;
        }

        if (resource.Definition is { DeletionPolicy: DeletionPolicy.Snapshot, Schema.CanSnapshot: false })
        {
            throw Fault(
                DiagnosticIds.BadDeletionPolicy,
                "\"Snapshot\" deletion policy not supported",
                path.Child(_keys.DeletionPolicy),
                map.Find(_keys.DeletionPolicy)?.Position);
        }

        return true;
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

        if (Constant(compiler, entry, path.Child(_keys.DeletionPolicy)) is not { } name)
        {
            return DeletionPolicy.Delete;
        }

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

    /// <summary>A text that depends on no resource; null where it depends on a parameter that has no value yet.</summary>
    private static string? Constant(ExpressionCompiler compiler, MapEntry entry, TemplatePath path)
    {
        var expression = compiler.Compile(entry.Value, path);
        return expression.IsConstant
            ? expression.Evaluate(UnknownResources.Instance) is { IsKnown: true } value ? HeatText.Plain(value) : null
            : throw Fault(DiagnosticIds.BadResource, $"\"{entry.Key}\" may not depend on a resource", path, entry.Position);
    }

    private static TemplateFault Fault(string id, string message, TemplatePath path, SourcePosition? position) =>
        new(id, message, path.ToString(), position);
}
