using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;
using Heat.Templates.Nesting;
using Heat.Templates.Schemas;
using Heat.Templates.Values;

namespace Heat.Templates.Evaluation;

/// <summary>Resolves one resource.</summary>
internal static class ResourceEvaluator
{
    public static EvaluatedResource Evaluate(BoundResource resource, IResourceValues values)
    {
        var diagnostics = new DiagnosticBag();
        var raw = Resolve(resource.Properties, resource.PropertiesPath, resource, values, diagnostics);
        var metadata = Resolve(resource.Metadata, resource.MetadataPath, resource, values, diagnostics);
        var rawPolicy = Resolve(resource.UpdatePolicy, resource.UpdatePolicyPath, resource, values, diagnostics);
        if (diagnostics.HasErrors)
        {
            return new EvaluatedResource(PropertyTree.Empty, metadata, diagnostics.ToImmutable());
        }

        var reading = PropertyReader.Read(resource.Definition.Schema, raw, resource.PropertiesPath, path => PositionOf(resource, path), resource.DependsOnResources);
        var policy = PropertyReader.ReadUpdatePolicy(resource.Definition.Schema, rawPolicy, resource.UpdatePolicyPath, _ => resource.Definition.Position);
        var findings = reading.Diagnostics.AddRange(policy.Diagnostics);
        if (GroupSize.Check(resource, reading.Tree) is { } tooMany)
        {
            findings = findings.Add(tooMany);
        }

        if (findings.IsEmpty && resource.Definition is { ExternalId: null, Schema: var schema } && !schema.Rules.IsEmpty)
        {
            findings = [.. PropertyRuleCheck.Check(schema, reading.Tree.Values, resource.Name, resource.PropertiesPath, path => PositionOf(resource, path))];
        }

        return new EvaluatedResource(reading.Tree, metadata, findings) { Given = raw, UpdatePolicy = policy.Tree };
    }

    /// <summary>A section's value, keys whose value cannot be computed left out and noted.</summary>
    public static MapValue Resolve(
        Expression section, string path, BoundResource resource, IResourceValues values, DiagnosticBag diagnostics)
    {
        if (section is not MapExpression { IsConstant: false } map)
        {
            return Whole(section, path, resource, values, diagnostics);
        }

        var entries = new List<KeyValuePair<string, TemplateValue>>(map.Entries.Length);
        foreach (var (key, value) in map.Entries)
        {
            if (!value.IsAbsent && Value(value, $"{path}.{key}", values, diagnostics) is { } result)
            {
                entries.Add(KeyValuePair.Create(key, result));
            }
        }

        return new MapValue(entries);
    }

    private static MapValue Whole(
        Expression section, string path, BoundResource resource, IResourceValues values, DiagnosticBag diagnostics)
    {
        switch (Value(section, path, values, diagnostics))
        {
            case MapValue map:
                return map;
            case null or NullValue:
                return MapValue.Empty;
            case var other:
                diagnostics.Error(
                    DiagnosticIds.BadValue,
                    other.IsKnown ? $"Expected a map, found {other.Kind}" : "The names of the keys depend on another resource; write the map out",
                    path,
                    resource.Definition.Position);
                return MapValue.Empty;
        }
    }

    private static TemplateValue? Value(
        Expression expression, string path, IResourceValues values, DiagnosticBag diagnostics)
    {
        try
        {
            return expression.Evaluate(values);
        }
        catch (TemplateFault fault)
        {
            diagnostics.Error(fault.Id, fault.Message, fault.Path.StartsWith(path, StringComparison.Ordinal) ? fault.Path : path, fault.Position);
            return null;
        }
    }

    private static SourcePosition? PositionOf(BoundResource resource, string path) =>
        resource.PropertiesNode is { } node && path.StartsWith(resource.PropertiesPath, StringComparison.Ordinal)
            ? NodePositions.Find(node, path.AsSpan(resource.PropertiesPath.Length))
            : resource.Definition.Position;
}
