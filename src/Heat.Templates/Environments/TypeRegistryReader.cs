using Heat.Templates.Diagnostics;
using Heat.Templates.Syntax;
using Heat.Templates.Values;

namespace Heat.Templates.Environments;

/// <summary>Reads <c>resource_registry</c>. Mappings from type to type are honoured; everything else in it is refused.</summary>
internal sealed class TypeRegistryReader(DiagnosticBag diagnostics)
{
    private static readonly string[] Hooks = ["pre-create", "pre-update", "pre-delete", "post-create", "post-update", "post-delete"];
    private static readonly string[] Restrictions = ["update", "replace"];

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
                ReadActions(entry, place);
                break;
            default:
                Refuse("a mapping must be the name of a resource type", place, entry.Position);
                break;
        }
    }

    private void ReadActions(MapEntry entry, string place)
    {
        var isHook = entry.Key == "hooks";
        var known = isHook ? Hooks : Restrictions;
        string?[] names = entry.Value is ListNode list ? [.. list.Items.Select(item => item.Text)] : [entry.Value.Text];
        if (Array.TrueForAll(names, name => known.Contains(name)))
        {
            Refuse($"\"{entry.Key}\" is not supported yet", place, entry.Position);
            return;
        }

        var value = HeatText.Plain(entry.Value.ToValue());
        var choices = $"({string.Join(", ", known.Select(name => $"'{name}'"))})";
        diagnostics.Error(
            DiagnosticIds.BadEnvironment,
            isHook
                ? $"Invalid hook type \"{value}\" for resource breakpoint, acceptable hook types are: {choices}"
                : $"Invalid restricted_action type \"{value}\" for resource, acceptable restricted_action types are: {choices}",
            place,
            entry.Position);
    }

    private void Refuse(string what, string path, SourcePosition position) =>
        diagnostics.Error(DiagnosticIds.EnvironmentNotSupported, $"In the resource_registry {what}", path, position);

    private static bool IsTemplate(string target) =>
        target.EndsWith(".yaml", StringComparison.Ordinal) || target.EndsWith(".template", StringComparison.Ordinal)
        || target.Contains("://", StringComparison.Ordinal);
}
