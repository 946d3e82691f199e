using System.Collections.Frozen;
using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Language.Outline;
using Heat.Templates.Schemas;

namespace Heat.Cli.Linting;

/// <summary>What rules look at.</summary>
internal sealed class LintSubject
{
    private readonly FrozenDictionary<string, ResourceTypeSchema> _schemas;

    /// <param name="outline">What the text says.</param>
    /// <param name="template">The template as it was loaded; null where it has errors. Rules then go by the types as written.</param>
    /// <param name="text">The text; empty for a template without places.</param>
    public LintSubject(TemplateOutline outline, IStackTemplate? template, string text)
    {
        Outline = outline;
        Lines = [.. text.Split('\n')];
        var resolved = template?.Resources.ToDictionary(resource => resource.Name, resource => resource.Schema, StringComparer.Ordinal) ?? [];
        _schemas = outline.Resources
            .Select(resource => (resource.Name, Schema: resolved.GetValueOrDefault(resource.Name) ?? Written(resource)))
            .Where(entry => entry.Schema is not null)
            .ToFrozenDictionary(entry => entry.Name, entry => entry.Schema!, StringComparer.Ordinal); // the line above has looked
        Values = [.. outline.Resources.SelectMany(TopValues)];
    }

    public TemplateOutline Outline { get; }

    /// <summary>Lines of the text.</summary>
    public ImmutableArray<string> Lines { get; }

    /// <summary>Every value that a property is given, with the property's schema.</summary>
    public ImmutableArray<GivenValue> Values { get; }

    /// <summary>The type of a resource; null where it is unknown.</summary>
    public ResourceTypeSchema? SchemaOf(OutlineResource resource) => _schemas.GetValueOrDefault(resource.Name);

    private static ResourceTypeSchema? Written(OutlineResource resource) =>
        resource.Type?.Value.Text is { } type ? ResourceTypeCatalog.Default.Find(type) : null;

    private IEnumerable<GivenValue> TopValues(OutlineResource resource) =>
        SchemaOf(resource) is { } schema && resource.Properties is { } properties
            ? GivenValue.Of(properties.Value, resource.PropertiesPath, schema.Property)
            : [];
}
