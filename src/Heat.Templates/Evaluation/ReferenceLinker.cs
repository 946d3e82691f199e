using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Expressions;
using Heat.Templates.Nesting;
using Heat.Templates.Schemas;

namespace Heat.Templates.Evaluation;

/// <summary>Connects uses of resources with the resources: who needs whom, and whose attributes are read.</summary>
internal sealed class ReferenceLinker(ImmutableArray<BoundResource> resources, IReadOnlySet<string> broken, TemplateScope scope)
{
    private readonly Dictionary<string, BoundResource> _enabled =
        resources.Where(resource => resource.IsEnabled).ToDictionary(resource => resource.Name, StringComparer.Ordinal);

    private readonly HashSet<string> _disabled =
        resources.Where(resource => !resource.IsEnabled).Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);

    private readonly Dictionary<string, List<Reference>> _readers = new(StringComparer.Ordinal);

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
            resource.Readers = _readers.GetValueOrDefault(resource.Name) ?? [];
            resource.Definition = resource.Definition with
            {
                Requirements = Requirements(resource),
                AttributesRead = resource.Readers.Count == 0 ? [] : [.. resource.Readers.Select(reference => reference.Attribute!)], // all readers read an attribute
            };
        }
    }

    private ImmutableHashSet<string> Requirements(BoundResource resource)
    {
        var written = resource.Definition.ExplicitRequirements;
        var kept = _disabled.Count == 0 || written.IsEmpty ? written : written.Except(_disabled);
        return resource.References.Count == 0 ? kept : kept.Union(resource.References.Select(reference => reference.Resource));
    }

    private void CheckExplicit(BoundResource resource)
    {
        foreach (var name in resource.Definition.ExplicitRequirements.Where(name => !_enabled.ContainsKey(name) && !_disabled.Contains(name) && !broken.Contains(name)))
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
            if (broken.Contains(reference.Resource))
            {
                return;
            }

            if (from is null && reference.Call.Name == "Ref")
            {
                reference.Missing = Unknown(reference.Resource, "unknown");
                scope.Diagnostics.Warning(DiagnosticIds.UnknownResource, reference.Missing, reference.Path.ToString(), reference.Call.Position);
                return;
            }

            var place = from is null || reference.Call.Name == "Ref" ? "unknown" : HeatPlace(reference, from);
            scope.Diagnostics.Error(
                DiagnosticIds.UnknownResource, Unknown(reference.Resource, place), reference.Path.ToString(), reference.Call.Position);
        }
        else if (reference.Attribute is { } attribute)
        {
            CheckAttribute(reference, attribute, target.Definition.Schema);
            reference.IsOfMembers = MemberOutputs.IsReadInEach(attribute, target.Definition.Schema.Nested);
            ReadersOf(target.Name).Add(reference);
        }
    }

    private void CheckAttribute(Reference reference, string attribute, ResourceTypeSchema schema)
    {
        if (attribute.Length == 0 || schema.HasOpenAttributes || InsideReads.IsOne(attribute, schema.Nested) || schema.Attribute(attribute) is not null)
        {
            return;
        }

        scope.Diagnostics.Error(
            DiagnosticIds.UnknownAttribute,
            $"The Referenced Attribute ({reference.Resource} {attribute}) is incorrect.{Suggestion.AfterSentence(attribute, schema.Attributes.Select(entry => entry.Key))}",
            reference.Path.ToString(),
            reference.Call.Position);
    }

    private List<Reference> ReadersOf(string resource)
    {
        if (!_readers.TryGetValue(resource, out var readers))
        {
            _readers[resource] = readers = [];
        }

        return readers;
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
