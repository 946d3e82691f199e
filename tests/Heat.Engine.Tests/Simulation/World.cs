using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>The cloud as a template wants it, in the words of <see cref="SimulatedCloud.Picture"/>.</summary>
internal static class World
{
    public static IEnumerable<string> Of(FakeTemplate template)
    {
        var wishes = new Wishes(template);
        return template.Resources
            .Select(resource => $"{resource.Type} {resource.Name} {Properties(template.Evaluate(resource.Name, wishes))}")
            .Order(StringComparer.Ordinal);
    }

    private static string Properties(EvaluatedResource resource) => string.Join(", ", resource.Properties.Values
        .Select(entry => $"{entry.Key}={(entry.Value is TextValue text ? text.Text : entry.Value.ToString())}").Order(StringComparer.Ordinal));

    /// <summary>References by name, attributes as the template gives them.</summary>
    private sealed class Wishes(FakeTemplate template) : IResourceValues
    {
        public TemplateValue ReferenceId(string resource) => TemplateValue.From($"<{resource}>");

        public TemplateValue Attribute(string resource, string attribute) =>
            template.Evaluate(resource, this).Properties.Values[attribute] ?? TemplateValue.Null;
    }
}
