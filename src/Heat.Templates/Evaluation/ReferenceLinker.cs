using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;
using Heat.Templates.Schemas;

namespace Heat.Templates.Evaluation;

/// <summary>Connects uses of resources with the resources: who needs whom, and whose attributes are read.</summary>
internal sealed class ReferenceLinker(ImmutableArray<BoundResource> resources, TemplateScope scope)
{
    /// <summary>Types whose attributes are made by their author, so that their schema does not list them.</summary>
    private static readonly FrozenSet<string> OpenTypes = FrozenSet.Create(
        StringComparer.Ordinal,
        "OS::Heat::None",
        "OS::Heat::Stack",
        "OS::Heat::ResourceGroup",
        "OS::Heat::ResourceChain",
        "OS::Heat::AutoScalingGroup",
        "OS::Heat::InstanceGroup",
        "OS::Heat::SoftwareDeployment",
        "OS::Heat::StructuredDeployment",
        "OS::Heat::SoftwareDeploymentGroup",
        "OS::Heat::StructuredDeploymentGroup",
        "AWS::AutoScaling::AutoScalingGroup",
        "AWS::CloudFormation::Stack");

    private readonly Dictionary<string, BoundResource> _enabled =
        resources.Where(resource => resource.IsEnabled).ToDictionary(resource => resource.Name, StringComparer.Ordinal);

    private readonly HashSet<string> _disabled =
        resources.Where(resource => !resource.IsEnabled).Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);

    private readonly Dictionary<string, HashSet<string>> _attributes = new(StringComparer.Ordinal);

    /// <summary>Fills in requirements and attributes read; mistakes are noted.</summary>
    public void Link(ImmutableArray<BoundOutput> outputs)
    {
        foreach (var resource in _enabled.Values)
        {
            CheckExplicit(resource);
            foreach (var reference in resource.References)
            {
                Check(reference, resource.Name);
            }
        }

        foreach (var reference in outputs.Where(output => output.IsEnabled).SelectMany(output => output.References))
        {
            Check(reference, null);
        }

        foreach (var resource in _enabled.Values)
        {
            resource.Definition = resource.Definition with
            {
                Requirements = resource.Definition.ExplicitRequirements.Except(_disabled).Union(resource.References.Select(reference => reference.Resource)),
                AttributesRead = _attributes.TryGetValue(resource.Name, out var read) ? [.. read] : [],
            };
        }
    }

    private void CheckExplicit(BoundResource resource)
    {
        foreach (var name in resource.Definition.ExplicitRequirements.Where(name => !_enabled.ContainsKey(name) && !_disabled.Contains(name)))
        {
            scope.Diagnostics.Error(
                DiagnosticIds.UnknownResource,
                Unknown(name, resource.Name),
                $"{resource.Path}.{scope.Dialect.ResourceKeys.DependsOn}",
                resource.Definition.Position);
        }
    }

    private void Check(Reference reference, string? from)
    {
        if (!_enabled.TryGetValue(reference.Resource, out var target))
        {
            var place = from is null || reference.Call.Name == "Ref" ? "unknown" : HeatPlace(reference, from);
            scope.Diagnostics.Error(
                DiagnosticIds.UnknownResource, Unknown(reference.Resource, place), reference.Path.ToString(), reference.Call.Position);
        }
        else if (reference.Attribute is { } attribute)
        {
            CheckAttribute(reference, attribute, target.Definition.Schema);
            Read(target.Name).Add(attribute);
        }
    }

    private void CheckAttribute(Reference reference, string attribute, ResourceTypeSchema schema)
    {
        if (attribute.Length == 0 || OpenTypes.Contains(schema.Name) || schema.Attributes.Any(entry => entry.Key == attribute))
        {
            return;
        }

        scope.Diagnostics.Error(
            DiagnosticIds.UnknownAttribute,
            $"The Referenced Attribute ({reference.Resource} {attribute}) is incorrect.{Suggestion.AfterSentence(attribute, schema.Attributes.Select(entry => entry.Key))}",
            reference.Path.ToString(),
            reference.Call.Position);
    }

    private HashSet<string> Read(string resource)
    {
        if (!_attributes.TryGetValue(resource, out var read))
        {
            _attributes[resource] = read = new HashSet<string>(StringComparer.Ordinal);
        }

        return read;
    }

    private string Unknown(string resource, string place) =>
        $"The specified reference \"{resource}\" (in {place}) is incorrect.{Suggestion.AfterSentence(resource, _enabled.Keys)}";

    /// <summary>The place in Heat's spelling: the resource's name, then the sections' names with a capital, without the function.</summary>
    private string HeatPlace(Reference reference, string resource)
    {
        var sections = scope.Dialect.Sections.Resources;
        var inside = reference.Path.ToString()[(sections.Length + 1 + resource.Length)..];
        var place = inside[..^(reference.Call.Name.Length + 1)].TrimStart('.');
        return $"{resource}.{char.ToUpperInvariant(place[0])}{place[1..]}";
    }
}
