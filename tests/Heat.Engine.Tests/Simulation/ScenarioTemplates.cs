using System.Collections.Immutable;
using Heat.Templates.Evaluation;

namespace Heat.Engine.Tests.Simulation;

/// <summary>Fake templates as scenarios write them.</summary>
internal static class ScenarioTemplates
{
    public static FakeTemplate Read(object? resources, object? outputs) => new(
        Node.Map(resources).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Resource(entry.Key, Node.Map(entry.Value))),
        Node.Map(outputs).ToImmutableDictionary(entry => entry.Key, entry => Node.Text(entry.Value)));

    private static FakeResource Resource(string name, ImmutableDictionary<string, object?> node) => new(
        name, node.RemoveRange(["type", "needs", "policy", "external", "metadata", "mistake"]))
    {
        Type = (string?)node.GetValueOrDefault("type") ?? "Thing",
        Needs = [.. Node.Texts(node.GetValueOrDefault("needs"))],
        DeletionPolicy = node.TryGetValue("policy", out var policy) ? Enum.Parse<DeletionPolicy>(Node.Text(policy)) : DeletionPolicy.Delete,
        ExternalId = (string?)node.GetValueOrDefault("external"),
        Metadata = (string?)node.GetValueOrDefault("metadata"),
        Mistake = (string?)node.GetValueOrDefault("mistake"),
    };
}
