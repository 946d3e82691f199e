using Heat.Templates.Diagnostics;
using Heat.Templates.Syntax;

namespace Heat.Templates.Environments;

/// <summary>Reads <c>resource_registry</c>. Mappings from type to type are honoured; everything else in it is refused.</summary>
internal sealed class TypeRegistryReader(DiagnosticBag diagnostics)
{
    private readonly OrderedDictionary<(string? Resource, string Pattern), TypeMapping> _mappings = [];

    public TypeRegistry ToRegistry() => TypeRegistry.Of(_mappings.Values);

    public void Read(Node section, string file)
    {
        var path = $"{file}.resource_registry";
        if (section is not MapNode map)
        {
            diagnostics.Error(DiagnosticIds.BadEnvironment, "The section \"resource_registry\" must be a map", path, section.Position);
            return;
        }

        foreach (var entry in map.Entries)
        {
            switch (entry.Key)
            {
                case "resources":
                    ReadResources(entry, path);
                    break;
                case "base_url" when entry.Value.Text is not null:
                    break;
                default:
                    ReadMapping(entry, null, path);
                    break;
            }
        }
    }

    private void ReadResources(MapEntry resources, string path)
    {
        if (resources.Value is not MapNode map)
        {
            if (!resources.Value.IsNull)
            {
                diagnostics.Error(DiagnosticIds.BadEnvironment, "\"resources\" in the registry must be a map", $"{path}.resources", resources.Position);
            }

            return;
        }

        foreach (var resource in map.Entries)
        {
            if (resource.Value is not MapNode mappings)
            {
                diagnostics.Error(
                    DiagnosticIds.BadEnvironment, "A resource in the registry must be a map", $"{path}.resources.{resource.Key}", resource.Position);
                continue;
            }

            foreach (var entry in mappings.Entries.Where(entry => entry.Key != "base_url"))
            {
                ReadMapping(entry, resource.Key, $"{path}.resources.{resource.Key}");
            }
        }
    }

    private void ReadMapping(MapEntry entry, string? resource, string path)
    {
        var place = $"{path}.{entry.Key}";
        switch (entry.Value)
        {
            case { IsNull: true }:
                _mappings.Remove((resource, entry.Key));
                break;
            case { Text: { } target } when entry.Key is not ("hooks" or "restricted_actions") && IsTemplate(target):
                Refuse($"a template as a resource type (\"{target}\") is not supported yet", place, entry.Position);
                break;
            case { Text: { } target } when entry.Key is not ("hooks" or "restricted_actions"):
                _mappings[(resource, entry.Key)] = new TypeMapping(entry.Key, target, resource);
                break;
            case var _ when entry.Key is "hooks" or "restricted_actions":
                Refuse($"\"{entry.Key}\" is not supported yet", place, entry.Position);
                break;
            default:
                Refuse("a mapping must be the name of a resource type", place, entry.Position);
                break;
        }
    }

    private void Refuse(string what, string path, SourcePosition position) =>
        diagnostics.Error(DiagnosticIds.EnvironmentNotSupported, $"In the resource_registry {what}", path, position);

    private static bool IsTemplate(string target) =>
        target.EndsWith(".yaml", StringComparison.Ordinal) || target.EndsWith(".template", StringComparison.Ordinal)
        || target.Contains("://", StringComparison.Ordinal);
}
