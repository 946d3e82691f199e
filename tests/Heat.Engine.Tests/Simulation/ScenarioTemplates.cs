using System.Collections.Immutable;
using Heat.Templates.Evaluation;
using Heat.Templates.Values;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Fake templates as scenarios write them.</summary>
internal static class ScenarioTemplates
{
    public static FakeTemplate Read(object? resources, object? outputs) => Read(resources, outputs, MapValue.Empty);

    /// <summary>The template of a stack inside a stack: a value <c>@x</c> is the property <c>x</c> of its resource.</summary>
    public static FakeTemplate Read(object? resources, object? outputs, MapValue parameters) => new(
        Node.Map(resources).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Resource(entry.Key, Node.Map(entry.Value), parameters)),
        Node.Map(outputs).ToImmutableDictionary(entry => entry.Key, entry => Node.Text(entry.Value)));

    private static FakeResource Resource(string name, ImmutableDictionary<string, object?> node, MapValue parameters) => new(
        name,
        node.RemoveRange(["type", "needs", "policy", "external", "metadata", "mistake", "nested", "hooks", "restricted"])
            .ToImmutableDictionary(entry => entry.Key, entry => Given(entry.Value, parameters)))
    {
        Type = (string?)node.GetValueOrDefault("type") ?? (node.ContainsKey("nested") ? "Stack" : "Thing"),
        Needs = [.. Node.Texts(node.GetValueOrDefault("needs"))],
        DeletionPolicy = node.TryGetValue("policy", out var policy) ? Enum.Parse<DeletionPolicy>(Node.Text(policy)) : DeletionPolicy.Delete,
        ExternalId = (string?)node.GetValueOrDefault("external"),
        Metadata = (string?)node.GetValueOrDefault("metadata"),
        Hooks = [.. Node.Texts(node.GetValueOrDefault("hooks"))],
        RestrictedActions = [.. Node.Texts(node.GetValueOrDefault("restricted"))],
        Mistake = (string?)node.GetValueOrDefault("mistake"),
        Nested = node.TryGetValue("nested", out var nested) ? NestedTemplates.TextOf(nested!) : null,
    };

    private static object? Given(object? value, MapValue parameters) => value is string text && text.StartsWith('@')
        ? parameters[text[1..]]?.ToString().Trim('"')
        : value;
}
